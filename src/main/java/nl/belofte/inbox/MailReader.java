package nl.belofte.inbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.form.EmailAddress;
import nl.belofte.inbox.ReadMail.Writer;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;

/**
 * Reads the bytes of a message, whatever they are: what is broken or too much is left out and told. It goes through them once
 * and builds no tree, for a message of a few megabytes can have a million parts.
 */
final class MailReader {

    /** In characters; a letter of eight pages has as many. */
    static final int LONGEST_TEXT = 19_000;

    static final int LONGEST_SUBJECT = 200;
    static final int MOST_REFERENCES = 50;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ID = 400;
    static final int DEEPEST = 10;
    static final int MOST_PARTS = 200;

    /** In bytes. Mail programs bring much along in their HTML. */
    private static final int LARGEST_PART = 2 * 1024 * 1024;

    /** In bytes: the header of the letter that came back is at its beginning. */
    private static final int LONGEST_REPORT = 64 * 1024;

    private static final MimeConfig CONFIG =
            MimeConfig.custom().setMaxLineLen(-1).setMaxHeaderLen(100_000).build();

    private static final Pattern FORWARDED = Pattern.compile("(?i)\\s*(fwd?|doorst|dv)\\s*:.*");
    private static final Pattern ANSWER = Pattern.compile("(?i)\\s*(re|antw?|betr?)\\s*:.*");
    private static final Pattern BETWEEN_IDS = Pattern.compile("[<>\\s]+");

    /** A mail server gave up; while it still tries it says {@code delayed}. RFC 3464, 2.3.3. */
    private static final Pattern FAILED = Pattern.compile("(?im)^Action:\\s*failed\\b");

    /** There is no such address, or nobody reads it any more; all else may be over tomorrow. RFC 3463, 3.2 and 3.3. */
    private static final Pattern NO_ADDRESS = Pattern.compile("(?im)^Status:\\s*5\\.(1\\.\\d+|2\\.1)\\b");

    /** Somebody pressed a button. RFC 5965. */
    private static final Pattern UNWANTED = Pattern.compile("(?im)^Feedback-Type:\\s*abuse\\b");

    /** What it sends back of the letter. RFC 3462. */
    private static final Set<String> RETURNED =
            Set.of("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers");

    private static final Pattern ID_LINE = Pattern.compile("(?im)^Message-ID:\\s*(<[^>\\r\\n]{1,400}>)");

    private static final List<String> TO = List.of("to", "cc", "delivered-to", "x-original-to", "envelope-to");

    private static final Pattern SIGNATURE = Pattern.compile("application/(x-)?(pkcs7|pgp)-signature");

    /** @param alternatives the nearest multipart that holds the same text in several ways; -1 where there is none */
    private record Part(int alternatives, boolean html, String written) {

        String text() {
            return html ? HtmlText.of(written) : written;
        }
    }

    private record Container(int number, String kind) {}

    private final Headers headers = new Headers();
    private final List<Part> parts = new ArrayList<>();
    private final Deque<Container> open = new ArrayDeque<>();
    private boolean inHeader = true;
    private int containers;
    private int leaves;
    private int attachments;
    private boolean whole;
    private boolean failed;
    private boolean noAddress;
    private boolean unwanted;
    private final List<String> returned = new ArrayList<>();

    private MailReader(boolean whole) {
        this.whole = whole;
    }

    /**
     * @param message its bytes, whatever they are
     * @param whole whether these are all
     * @param ours the addresses that our own letters come from, folded
     */
    static ReadMail read(byte[] message, boolean whole, Set<String> ours) {
        var reader = new MailReader(whole);
        try {
            reader.goThrough(message);
        } catch (MimeException | IOException | RuntimeException broken) {
            reader.whole = false;
        }
        return reader.read(ours);
    }

    private void goThrough(byte[] message) throws MimeException, IOException {
        var stream = new MimeTokenStream(CONFIG, new DefaultBodyDescriptorBuilder());
        // A message in a message is an attachment.
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(new ByteArrayInputStream(message));
        for (var state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_FIELD -> field(stream.getField());
                case T_END_HEADER -> inHeader = false;
                case T_START_MULTIPART ->
                    open.push(new Container(
                            containers++,
                            stream.getBodyDescriptor().getSubType().toLowerCase(Locale.ROOT)));
                case T_END_MULTIPART -> open.pop();
                case T_BODY -> part(stream, (MaximalBodyDescriptor) stream.getBodyDescriptor());
                default -> {}
            }
            if (open.size() > DEEPEST || leaves > MOST_PARTS) {
                whole = false;
                return;
            }
        }
    }

    private void field(Field field) {
        if (inHeader) {
            headers.add(field.getName(), value(field));
        }
    }

    /** Of letters that stand in a header as they are RFC 6532 says that they are UTF-8; some programs do not know. */
    private static String value(Field field) {
        ByteSequence raw = field.getRaw();
        if (raw == null) {
            return field.getBody();
        }
        var line = PlainText.decode(raw.toByteArray(), null);
        return line.substring(line.indexOf(':') + 1).replaceAll("\\r?\\n", "");
    }

    private void part(MimeTokenStream stream, MaximalBodyDescriptor about) throws IOException {
        leaves++;
        if (isReport(about, stream)) {
            return;
        }
        boolean html = "text/html".equalsIgnoreCase(about.getMimeType());
        boolean attached = "attachment".equalsIgnoreCase(about.getContentDispositionType())
                || about.getContentDispositionFilename() != null;
        if (!attached && (html || "text/plain".equalsIgnoreCase(about.getMimeType()))) {
            var bytes = stream.getDecodedInputStream().readNBytes(LARGEST_PART + 1);
            if (bytes.length > LARGEST_PART) {
                whole = false;
            }
            parts.add(new Part(alternatives(), html, PlainText.decode(bytes, about.getCharset())));
        } else if (attached && !isSignature(about) || !isPartOfAPage() && !isSignature(about)) {
            attachments++;
        }
    }

    /** What mail servers say to each other about a letter that could not be delivered. */
    private boolean isReport(MaximalBodyDescriptor about, MimeTokenStream stream) throws IOException {
        if (!AutomaticMail.isReport(headers)) {
            return false;
        }
        var type = about.getMimeType().toLowerCase(Locale.ROOT);
        boolean status = type.equals("message/delivery-status") || type.equals("message/global-delivery-status");
        boolean feedback = type.equals("message/feedback-report");
        if (!status && !feedback && !RETURNED.contains(type)) {
            return false;
        }
        var text = PlainText.decode(stream.getDecodedInputStream().readNBytes(LONGEST_REPORT), null);
        if (status) {
            failed |= FAILED.matcher(text).find();
            noAddress |= NO_ADDRESS.matcher(text).find();
        } else if (feedback) {
            unwanted |= UNWANTED.matcher(text).find();
        } else {
            ID_LINE.matcher(text).results().findFirst().ifPresent(id -> returned.add(id.group(1)));
        }
        return true;
    }

    private static boolean isSignature(MaximalBodyDescriptor about) {
        return SIGNATURE.matcher(about.getMimeType().toLowerCase(Locale.ROOT)).matches();
    }

    /** As the logo of a company is below a letter. */
    private boolean isPartOfAPage() {
        return open.stream().anyMatch(container -> container.kind().equals("related"));
    }

    private int alternatives() {
        return open.stream()
                .filter(container -> container.kind().equals("alternative"))
                .mapToInt(Container::number)
                .findFirst()
                .orElse(-1);
    }

    private ReadMail read(Set<String> ours) {
        var senders = senders();
        var from = senders.size() == 1 ? Optional.of(senders.getFirst()) : Optional.<Mailbox>empty();
        var address = from.map(Mailbox::getAddress);
        var subject = PlainText.oneLine(
                DecoderUtil.decodeEncodedWords(headers.first("subject").orElse(""), DecodeMonitor.SILENT),
                LONGEST_SUBJECT);
        var text = text(subject);
        return new ReadMail(
                writer(senders, subject, ours),
                address,
                from.map(Mailbox::getName)
                        .map(name -> PlainText.oneLine(name, LONGEST_NAME))
                        .orElse(""),
                to(),
                references(),
                subject,
                text,
                String.join(
                        "\0",
                        headers.first("message-id").orElse(""),
                        headers.first("date").orElse(""),
                        address.orElse(""),
                        subject,
                        text),
                attachments,
                whole);
    }

    private Writer writer(List<Mailbox> senders, String subject, Set<String> ours) {
        if (failed) {
            return noAddress ? Writer.MAIL_SERVER_WITHOUT_ADDRESS : Writer.MAIL_SERVER;
        }
        if (unwanted) {
            return Writer.COMPLAINT;
        }
        var first =
                senders.isEmpty() ? "" : EmailAddress.folded(senders.getFirst().getAddress());
        return AutomaticMail.is(headers, first, subject, ours) ? Writer.MACHINE : Writer.PERSON;
    }

    /** Where it says it goes, and where the mail servers on the way say that they brought it. */
    private Set<String> to() {
        return TO.stream()
                .flatMap(name -> headers.all(name).stream())
                .flatMap(line -> LenientAddressParser.DEFAULT.parseAddressList(line).flatten().stream())
                .map(mailbox -> EmailAddress.folded(mailbox.getAddress()))
                .collect(Collectors.toSet());
    }

    /** All that it says it comes from; a message that is not forged names one. */
    private List<Mailbox> senders() {
        return headers.all("from").stream()
                .flatMap(line -> LenientAddressParser.DEFAULT.parseAddressList(line).flatten().stream())
                .toList();
    }

    /** Those of a letter that came back, or of what it answers: there the newest stands last, and the one it answers. */
    private List<String> references() {
        var all = Stream.of(headers.all("references").stream(), headers.all("in-reply-to").stream(), returned.stream())
                .flatMap(lines -> lines)
                .flatMap(BETWEEN_IDS::splitAsStream)
                .filter(MailReader::isId)
                .toList();
        return all.subList(Math.max(0, all.size() - MOST_REFERENCES), all.size());
    }

    private static boolean isId(String written) {
        int at = written.indexOf('@');
        return at > 0 && at < written.length() - 1 && written.length() <= LONGEST_ID;
    }

    private String text(String subject) {
        var plain = parts.stream()
                .filter(Predicate.not(Part::html))
                .filter(part -> part.alternatives() >= 0 && !part.written().isBlank())
                .map(Part::alternatives)
                .collect(Collectors.toSet());
        var all = parts.stream()
                .filter(part -> !part.html() || !plain.contains(part.alternatives()))
                .map(Part::text)
                .filter(Predicate.not(String::isBlank))
                .collect(Collectors.joining("\n\n"));
        // Before it is gone through: what is quoted below may be long too.
        var text = PlainText.clean(shortened(all, 4 * LONGEST_TEXT));
        if (text.isEmpty() && !isAnswer(subject)) {
            // Some say all that they want to say there.
            return subject;
        }
        if (isAnswer(subject)) {
            text = PlainText.withoutQuote(text);
        }
        return shortened(text, LONGEST_TEXT);
    }

    private String shortened(String text, int longest) {
        whole &= text.length() <= longest;
        return PlainText.shortened(text, longest);
    }

    private boolean isAnswer(String subject) {
        return !FORWARDED.matcher(subject).matches()
                && (headers.has("in-reply-to")
                        || headers.has("references")
                        || ANSWER.matcher(subject).matches());
    }
}
