package nl.belofte.mail;

import java.util.Optional;
import nl.belofte.statement.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A mail to many in the same words, made once: what differs are the greeting and the way out. It never prints what it says. */
public final class Circular {

    /** What stands where a copy gets its reader's own. Nobody can type these. */
    public static final String NAME = "\uE000";

    public static final String WAY_OUT = "\uE001";
    public static final String SWITCHES = "\uE002";

    private final Purpose purpose;
    private final String host;
    private final String from;
    private final String fromName;
    private final String language;
    private final String subject;
    private final String text;
    private final String html;
    private volatile @Nullable CircularBytes bytes;

    /** @param host of the site, under which the list has its name */
    public Circular(
            Purpose purpose,
            String host,
            String from,
            String fromName,
            String language,
            String subject,
            String text,
            String html) {
        if (!text.contains(WAY_OUT) || !html.contains(WAY_OUT)) {
            throw new IllegalArgumentException("a mail to many without a way to be rid of it");
        }
        this.purpose = purpose;
        this.host = host;
        this.from = from;
        this.fromName = fromName;
        this.language = language;
        this.subject = subject;
        this.text = text;
        this.html = html;
    }

    /** As it stands there before anything of a reader is in it. */
    public String text() {
        return text;
    }

    public String html() {
        return html;
    }

    String from() {
        return from;
    }

    /**
     * @param name empty where none is known
     * @param mark by which it is known when it comes back
     */
    public Copy to(String email, String name, WayOut wayOut, String mark) {
        return new Copy(
                this, email, name.isEmpty() ? "" : " " + name, wayOut, mark + from.substring(from.lastIndexOf('@')));
    }

    /** Encoded by the first who sends a copy. */
    CircularBytes bytes() {
        var made = bytes;
        if (made == null) {
            made = new CircularBytes(this);
            bytes = made;
        }
        return made;
    }

    /** @param greeted with what is before it */
    public record Copy(Circular circular, String to, String greeted, WayOut wayOut, String id) {

        public Copy {
            if (!Message.isOneLine(to) || !Message.isOneLine(id)) {
                throw new IllegalArgumentException("a header of more than one line");
            }
        }

        String greetedInHtml() {
            return HtmlUtils.htmlEscape(greeted);
        }

        public Message message() {
            return new Message(
                    LetterKind.MARKETING,
                    circular.from,
                    circular.fromName,
                    to,
                    circular.subject,
                    filled(circular.text, greeted),
                    Optional.of(filled(circular.html, greetedInHtml())),
                    circular.language,
                    Optional.of(id),
                    false,
                    wayOut.headers(circular.purpose, circular.host, circular.from));
        }

        private String filled(String text, String greeted) {
            return text.replace(NAME, greeted)
                    .replace(WAY_OUT, wayOut.oneClick())
                    .replace(SWITCHES, wayOut.page());
        }

        @Override
        public String toString() {
            return "Copy";
        }
    }
}
