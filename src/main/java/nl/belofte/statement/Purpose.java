package nl.belofte.statement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Why personal data is held. The features know these purposes and no others; a statement chooses among them, and the
 * statutory ones come with the platform for everybody.
 */
public enum Purpose {
    ACCOUNT(Event.CLOSED),
    ORDER(Event.COMPLETED),
    SUBSCRIPTION(Event.ENDED, Event.CANCELLED),
    PORTAL(Event.SERVICE_ENDED),
    CONTACT(Event.SATISFIED),
    TRAINING,
    NEWSLETTER(Event.UNSUBSCRIBED),
    ADVERTISING(Event.OBJECTED),
    ADVERTISEMENTS,
    LOCATION(Event.OPENED),
    BOOKKEEPING(Event.BOOK_YEAR_END, Event.ORDER_COMPLETED, Event.SUBSCRIPTION_CANCELLED),

    PENDING_REGISTRATION(true, Event.OPENED),
    PENDING_QUESTION(true, Event.OPENED),
    PENDING_SUBSCRIPTION(true, Event.OPENED),
    PENDING_ADVERTISING(true, Event.OPENED),
    EMAIL_CHANGE(true, Event.OPENED),
    PENDING_REQUEST(true, Event.OPENED),
    RIGHTS(true, Event.CLOSED),
    AUTHORITY_REQUEST(true, Event.CLOSED),
    SECURITY(true, Event.OPENED),
    EVIDENCE(true),
    CONSENT_PROOF(true, Event.WITHDRAWN, Event.EXPIRED),
    SUPPRESSION(true),
    STAFF(true, Event.CLOSED);

    private final boolean statutory;
    private final List<Event> events;

    Purpose(Event... events) {
        this(false, events);
    }

    Purpose(boolean statutory, Event... events) {
        this.statutory = statutory;
        this.events = List.of(events);
    }

    public String id() {
        return Ids.of(this);
    }

    /** Whether the platform brings it for every controller, because the law or a safe platform asks it. */
    public boolean statutory() {
        return statutory;
    }

    /** Whether it approaches people who did not ask for it at that moment: against that a no is final. Art. 21(2) GDPR. */
    public boolean directMarketing() {
        return this == NEWSLETTER || this == ADVERTISING;
    }

    /** To what it is a yes that counts once its mailbox proved itself. */
    public Optional<Purpose> waitsFor() {
        return switch (this) {
            case PENDING_SUBSCRIPTION -> Optional.of(NEWSLETTER);
            case PENDING_ADVERTISING -> Optional.of(ADVERTISING);
            default -> Optional.empty();
        };
    }

    /** The events that can start the clock of such a dossier. */
    public List<Event> events() {
        return events;
    }

    public static List<String> ids(boolean statutory) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.statutory == statutory)
                .map(Purpose::id)
                .toList();
    }

    public static Optional<Purpose> of(String id) {
        return Ids.find(values(), id);
    }
}
