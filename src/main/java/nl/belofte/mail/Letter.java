package nl.belofte.mail;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nl.belofte.statement.Purpose;

/** Every mail that the platform sends. Its words stand in the message files under {@code mail.<id>}. */
public enum Letter {
    CONFIRM_REGISTRATION("/registreren/bevestiging", Purpose.PENDING_REGISTRATION),
    ALREADY_REGISTERED("", Purpose.ACCOUNT),
    RESET_PASSWORD("/wachtwoord-herstellen", Purpose.ACCOUNT),
    PASSWORD_CHANGED("", Purpose.ACCOUNT),
    CONFIRM_EMAIL("/e-mailadres/bevestiging", Purpose.EMAIL_CHANGE),
    EMAIL_CHANGE_ASKED("", Purpose.ACCOUNT),
    ACCOUNT_CLOSED("", Purpose.ACCOUNT),
    STAFF_ACCESS_CHANGED("", Purpose.STAFF),
    CONFIRM_QUESTION("/contact/bevestiging", Purpose.PENDING_QUESTION),
    QUESTION_RECEIVED("/vraag", Purpose.CONTACT),
    QUESTION_ANSWERED("/vraag", Purpose.CONTACT),
    QUESTION_REMINDER("/vraag", Purpose.CONTACT),
    CLOSING_PROPOSED("/vraag", Purpose.CONTACT),
    QUESTION_CLOSED("/vraag", Purpose.CONTACT),
    QUOTE_SENT("/offerte", Purpose.CONTACT),
    CONFIRM_REQUEST("/privacy/verzoek/bevestiging", Purpose.PENDING_REQUEST),
    REQUEST_RECEIVED("/privacy/verzoek/openen", Purpose.RIGHTS),
    REQUEST_DONE("/privacy/verzoek/openen", Purpose.RIGHTS),
    REQUEST_READY("/privacy/verzoek/openen", Purpose.RIGHTS),
    REQUEST_TAKEN_BACK("/privacy/verzoek/openen", Purpose.RIGHTS),
    IDENTITY_DOUBTED("/privacy/verzoek/openen", Purpose.RIGHTS),
    REQUEST_EXTENDED("/privacy/verzoek/openen", Purpose.RIGHTS),
    RESTRICTION_ENDS("/privacy/verzoek/openen", Purpose.RIGHTS),
    RESTRICTION_STAYS("/privacy/verzoek/openen", Purpose.RIGHTS),
    REQUEST_ANSWERED("/privacy/verzoek/openen", Purpose.RIGHTS),
    REQUEST_LINK("/privacy/verzoek/openen", Purpose.RIGHTS),
    REQUESTS_DUE("", Purpose.STAFF),
    CONFIRM_SUBSCRIPTION("/nieuwsbrief/bevestiging", Purpose.PENDING_SUBSCRIPTION),
    CONFIRM_OFFERS("/berichten/bevestiging", Purpose.PENDING_ADVERTISING),
    SUBSCRIBED("/berichten", Purpose.NEWSLETTER);

    private static final String QUESTION = "question";
    private static final String REQUEST = "request";

    /** What the token is for that leads to somebody's switches, of whatever he gets by mail without having asked at that moment. */
    public static final String PREFERENCES = "berichten";

    private final String path;
    private final Purpose purpose;

    Letter(String path, Purpose purpose) {
        this.path = path;
        this.purpose = purpose;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For which its dossier is opened when it is written. */
    public Purpose purpose() {
        return purpose;
    }

    /** What it is to its reader. */
    public LetterKind kind() {
        return LetterKind.of(purpose);
    }

    /** Where its link leads, with a token that counts for its {@link #use} only; empty when it has none. */
    Optional<String> path() {
        return Optional.of(path).filter(where -> !where.isEmpty());
    }

    /** What the token in its link is for: that of letters about a question leads to the question, and so for a request. */
    String use() {
        return leadsToQuestion() ? QUESTION : aboutRequest() ? REQUEST : purpose.directMarketing() ? PREFERENCES : id();
    }

    /** Whether its reader brought it about himself a moment ago, so that it goes of what he restricted too: by his consent. */
    boolean asked() {
        return this == RESET_PASSWORD || this == PASSWORD_CHANGED || this == EMAIL_CHANGE_ASKED;
    }

    /** Whether it tells somebody about what was asked about his own data. */
    public boolean aboutRequest() {
        return purpose == Purpose.RIGHTS;
    }

    /** Whether its link names the question; else it names what the letter was sent for. */
    boolean leadsToQuestion() {
        return aboutQuestion() && this != QUOTE_SENT;
    }

    /**
     * Whether it tells its reader, who is one of us, where he chooses what he gets. What anybody can bring about who types his address
     * opens nothing.
     */
    boolean leadsToSwitches() {
        return (purpose == Purpose.ACCOUNT || purpose == Purpose.CONTACT) && this != ALREADY_REGISTERED;
    }

    /** Whether one can answer it by mail. */
    public boolean aboutQuestion() {
        return purpose == Purpose.CONTACT;
    }

    /** Whether nobody wrote it: then it says so, and no machine answers it. RFC 3834. */
    boolean automatic() {
        return this != QUESTION_ANSWERED && this != QUOTE_SENT && this != REQUEST_ANSWERED;
    }

    /**
     * Whether its reader is greeted by name. Whose address is not proved yet gets no words that somebody else may have typed:
     * a form must not carry messages.
     */
    boolean greets() {
        return this != CONFIRM_REGISTRATION
                && this != CONFIRM_QUESTION
                && this != QUESTION_RECEIVED
                && this != CONFIRM_REQUEST
                && this != CONFIRM_SUBSCRIPTION
                && this != CONFIRM_OFFERS;
    }

    public static Letter of(String id) {
        return Arrays.stream(values())
                .filter(letter -> letter.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
