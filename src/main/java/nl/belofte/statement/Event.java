package nl.belofte.statement;

import java.util.Optional;

/** What happens to a dossier that starts its clock. */
public enum Event {
    OPENED,
    CLOSED,
    COMPLETED,
    ENDED,
    CANCELLED,
    SERVICE_ENDED,
    SATISFIED,
    UNSUBSCRIBED,
    OBJECTED,
    WITHDRAWN,
    /** What the consent was given for is there no more. */
    EXPIRED,
    BOOK_YEAR_END,
    YEAR_END,
    ORDER_COMPLETED,
    SUBSCRIPTION_CANCELLED;

    public String id() {
        return Ids.of(this);
    }

    public static Optional<Event> of(String id) {
        return Ids.find(values(), id);
    }
}
