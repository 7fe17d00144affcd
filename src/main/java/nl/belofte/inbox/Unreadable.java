package nl.belofte.inbox;

/** A mailbox cannot be read now. What the server said is left out: it may hold an address. */
final class Unreadable extends Exception {

    /** Why not, as far as one can tell from outside, and what to do. */
    enum Trouble {
        LOG_IN("the server refuses user and password. Set belofte.inbox.%s.user and .password"),
        FOLDER("there is no such folder. Set belofte.inbox.%s.folder"),
        READ_ONLY("nothing can be deleted there, so nothing is read. Give the user of belofte.inbox.%s that right"),
        AWAY(
                "the server of belofte.inbox.%s does not answer, or not as it should. It is tried again, at least once an hour");

        private final String sentence;

        Trouble(String sentence) {
            this.sentence = sentence;
        }

        String sentence(String controller) {
            return sentence.formatted(controller);
        }
    }

    private final Trouble trouble;

    Unreadable(Trouble trouble) {
        super(trouble.name());
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
