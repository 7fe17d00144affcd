package nl.belofte.mail;

/** Takes a message out of the house: a mail server, or the trial's mailbox. */
public interface Carrier {

    /** Returns when it was accepted; throws when it was not. */
    void carry(Message message);

    /** A connection for many messages, one after the other. It is made when the first goes. */
    default Line open() {
        return (message, before) -> {
            before.run();
            carry(message);
        };
    }

    /** Stays open between messages. For one thread at a time. */
    interface Line extends AutoCloseable {

        /**
         * Returns when it was accepted.
         *
         * @param before what is done before the server can have the message; it does not get one for which this throws
         * @throws NotAccepted when the server surely does not have it
         * @throws RuntimeException in every other case: it may have arrived
         */
        void carry(Message message, Runnable before);

        /** As {@link #carry(Message, Runnable)}, of one to many. */
        default void carry(Circular.Copy copy, Runnable before) {
            carry(copy.message(), before);
        }

        @Override
        default void close() {}
    }
}
