package nl.belofte.openid;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Nobody was identified, and this is why. It tells nothing of who it might have been. */
final class NotIdentified extends Exception {

    enum Why {
        /** Logging in there was broken off. */
        REFUSED(HttpStatus.FORBIDDEN),
        /** It was not begun in this browser, or too long ago, or finished before. */
        NOT_BEGUN(HttpStatus.GONE),
        NOT_REACHED(HttpStatus.BAD_GATEWAY),
        /** What the issuer sent is not his, not for us, or not for this time. */
        NOT_VERIFIED(HttpStatus.BAD_GATEWAY),
        NO_ADDRESS(HttpStatus.FORBIDDEN),
        /** Nobody who works here has this address. */
        NOT_STAFF(HttpStatus.FORBIDDEN),
        TOO_OFTEN(HttpStatus.TOO_MANY_REQUESTS);

        final HttpStatus status;

        Why(HttpStatus status) {
            this.status = status;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    final Why why;

    NotIdentified(Why why) {
        super(why.id());
        this.why = why;
    }

    NotIdentified(Why why, Throwable cause) {
        super(why.id(), cause);
        this.why = why;
    }
}
