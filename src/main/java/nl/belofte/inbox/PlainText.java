package nl.belofte.inbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.util.CharsetUtil;
import org.jspecify.annotations.Nullable;

/** Makes text of what came: in whatever alphabet it was sent, without what is not to be seen, and without what it quotes. */
final class PlainText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** Those say nothing, or are said by programs that mean another. */
    private static final List<Charset> UNSAID = List.of(StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1);

    /** Control characters, halves of characters, and those that turn the text around. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cc}\\p{Cn}\\p{Co}\\p{Cs}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff&&[^\\n\\t]]");

    /** Looked for from where they begin, for there may be a hundred thousand. */
    private static final Pattern AT_THE_END_OF_A_LINE = Pattern.compile("(?<![ \\t\\x{a0}])[ \\t\\x{a0}]++(?=\\n)");

    /** {@code Op 3 maart schreef ...:}, {@code On 3 March ... wrote:}. */
    private static final Pattern ATTRIBUTION =
            Pattern.compile("(?i)(op|on)\\s.{4,300}\\b(schreef|wrote|geschreven)\\b.{0,200}:");

    private static final Pattern LINE =
            Pattern.compile("(?i)-{2,}\\s*(oorspronkelijk bericht|original message)\\s*-{2,}|_{20,}");

    private static final Pattern HEADER =
            Pattern.compile("(?i)\\*?(van|from|verzonden|sent|datum|date|aan|to|onderwerp|subject|cc):.*");

    private PlainText() {}

    /**
     * The declared alphabet if it is known and fits, else UTF-8 if that fits, else the one of Windows, which always does.
     */
    static String decode(byte[] bytes, @Nullable String declared) {
        var known = Optional.ofNullable(CharsetUtil.lookup(declared)).filter(charset -> !UNSAID.contains(charset));
        return Stream.concat(known.stream(), Stream.of(StandardCharsets.UTF_8))
                .flatMap(charset -> decode(bytes, charset).stream())
                .findFirst()
                .orElseGet(() -> new String(bytes, WINDOWS));
    }

    private static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** In lines that end in one way, with no more than one empty line between two. */
    static String clean(String text) {
        var lines =
                UNSEEN.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
        return AT_THE_END_OF_A_LINE
                .matcher(lines)
                .replaceAll("")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    static String oneLine(String text, int longest) {
        return shortened(
                UNSEEN.matcher(text.replaceAll("\\s+", " ")).replaceAll("").strip(), longest);
    }

    /** Never in the middle of a character. */
    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** Without what is quoted at the end. Where somebody answers between the lines, or quotes and says nothing, all stays. */
    static String withoutQuote(String text) {
        var lines = text.lines().map(String::strip).toList();
        int end = Math.min(quoteAtTheEnd(lines), underALine(lines));
        var own = String.join("\n", text.lines().limit(end).toList()).strip();
        return own.isEmpty() ? text : own;
    }

    /** Where the lines that begin with {@code >} do, with what is said before them. */
    private static int quoteAtTheEnd(List<String> lines) {
        int begin = lines.size();
        while (begin > 0 && isQuoted(lines.get(begin - 1))) {
            begin--;
        }
        if (lines.stream().skip(begin).allMatch(String::isEmpty)) {
            return lines.size();
        }
        for (int length = 1; length <= Math.min(3, begin); length++) {
            if (ATTRIBUTION
                    .matcher(String.join(" ", lines.subList(begin - length, begin)))
                    .matches()) {
                return begin - length;
            }
        }
        return begin;
    }

    private static boolean isQuoted(String line) {
        return line.isEmpty() || line.startsWith(">");
    }

    /** Where Outlook draws a line, or puts three lines of a header under each other: all below is quoted, without a sign. */
    private static int underALine(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (LINE.matcher(lines.get(i)).matches()
                    || i + 2 < lines.size() && lines.subList(i, i + 3).stream().allMatch(HEADER.asMatchPredicate())) {
                return i;
            }
        }
        return lines.size();
    }
}
