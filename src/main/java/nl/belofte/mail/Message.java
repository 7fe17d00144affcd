package nl.belofte.mail;

/** A mail as it goes out. It never prints what it says or to whom. */
public record Message(String from, String fromName, String to, String subject, String text, String language) {

    @Override
    public String toString() {
        return "Message";
    }
}
