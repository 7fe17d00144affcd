package nl.belofte.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A circular as mail servers take it, encoded once, with open places in its text. What is filled in there is encoded by itself
 * and stands between soft line breaks, so that no line gets too long. RFC 2045, 6.7.
 */
final class CircularBytes {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);
    private static final WayOut EXAMPLE = new WayOut("https://example.invalid/", "https://example.invalid/");
    private static final String SOFT_BREAK = "=\r\n";

    /** Stands for the name where the text is a page. */
    private static final String NAME_IN_HTML = "\uE003";

    private static final Pattern OPEN = Pattern.compile("[\uE000-\uE003]");

    /** The lines of the head that are the same for all. */
    private final byte[] head;

    /** What stands before, between and behind the open places. */
    private final List<byte[]> pieces = new ArrayList<>();

    /** What belongs in each open place. */
    private final List<String> open = new ArrayList<>();

    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();

    CircularBytes(Circular circular) {
        try {
            var like = MimeLetters.unsigned(
                    null,
                    circular.to("reader@example.invalid", "", EXAMPLE, "mark").message(),
                    Instant.EPOCH);
            var own = new ArrayList<>(EXAMPLE.own().keySet());
            Collections.addAll(own, "Date", "To", "Message-ID");
            for (var lines = like.getNonMatchingHeaderLines(own.toArray(String[]::new)); lines.hasMoreElements(); ) {
                write(lines.nextElement() + "\r\n");
            }
            write("\r\n");
            head = piece.toByteArray();
            piece.reset();
            var boundary = new ContentType(like.getContentType()).getParameter("boundary");
            part("plain", circular.text(), boundary);
            part("html", circular.html().replace(Circular.NAME, NAME_IN_HTML), boundary);
            write("--" + boundary + "--\r\n");
            pieces.add(piece.toByteArray());
        } catch (MessagingException e) {
            throw new IllegalStateException("a circular that is no mail", e);
        }
    }

    private void part(String kind, String text, String boundary) {
        write("--%s\r\nContent-Type: text/%s; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                .formatted(boundary, kind));
        int from = 0;
        for (var places = OPEN.matcher(text); places.find(); from = places.end()) {
            write(encoded(text.substring(from, places.start())) + SOFT_BREAK);
            pieces.add(piece.toByteArray());
            piece.reset();
            open.add(places.group());
        }
        write(encoded(text.substring(from)) + "\r\n");
    }

    private void write(String ascii) {
        piece.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        var encoded = new ByteArrayOutputStream(text.length() * 5 / 4);
        try (var encoder = MimeUtility.encode(encoded, "quoted-printable")) {
            encoder.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoded.toString(StandardCharsets.US_ASCII);
    }

    /** @param to as it stands in the head, where only ASCII may stand */
    byte[] of(Circular.Copy copy, String to, Instant at) {
        var all = new ByteArrayOutputStream(16_384);
        var own = new StringBuilder()
                .append("Date: ")
                .append(DATE.format(at.atOffset(ZoneOffset.UTC)))
                .append("\r\nTo: ")
                .append(to)
                .append("\r\nMessage-ID: <")
                .append(copy.id())
                .append(">\r\n");
        copy.wayOut()
                .own()
                .forEach((name, value) ->
                        own.append(name).append(": ").append(value).append("\r\n"));
        all.writeBytes(ascii(own.toString()));
        all.writeBytes(head);
        var greeted = filling(copy.greeted());
        var greetedInHtml = filling(copy.greetedInHtml());
        var wayOut = filling(copy.wayOut().oneClick());
        var switches = filling(copy.wayOut().page());
        all.writeBytes(pieces.getFirst());
        for (int place = 0; place < open.size(); place++) {
            all.writeBytes(
                    switch (open.get(place)) {
                        case Circular.NAME -> greeted;
                        case Circular.WAY_OUT -> wayOut;
                        case Circular.SWITCHES -> switches;
                        default -> greetedInHtml;
                    });
            all.writeBytes(pieces.get(place + 1));
        }
        return all.toByteArray();
    }

    private static byte[] filling(String text) {
        return ascii(text.isEmpty() ? "" : encoded(text) + SOFT_BREAK);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
