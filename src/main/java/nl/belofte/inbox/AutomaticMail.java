package nl.belofte.inbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a machine wrote: out of office, bounces, lists, and our own letters when they come back. Whoever answers that begins
 * a loop. RFC 3834, and what mail programs do beside it.
 */
final class AutomaticMail {

    private static final Set<String> ONLY_MACHINES = Set.of(
            "list-id",
            "list-post",
            "list-unsubscribe",
            "mailing-list",
            "x-loop",
            "x-autoreply",
            "x-autorespond",
            "x-autoresponse",
            "x-auto-reply-from",
            "x-mail-autoreply",
            "x-failed-recipients",
            "x-vacation");

    private static final Pattern BULK = Pattern.compile("(?i)\\s*(bulk|junk|list|auto[_-]?reply)\\b.*");
    private static final Pattern REPORT = Pattern.compile("(?i)\\s*multipart/report\\b.*");
    private static final Pattern NOBODY = Pattern.compile(
            "(?i)(mailer-daemon|bounces?|(no|do-?not|niet)[._-]?(reply|antwoorden|beantwoorden))([+._-].*)?(@.*)?");

    /** A person may write so too, so it counts only in an answer. */
    private static final Pattern OUT_OF_OFFICE = Pattern.compile(
            "(?i)\\s*(automatisch antwoord|automatische reactie|afwezig(heid\\w*)?|niet aanwezig|automatic reply|auto-?reply|out of (the )?office)\\b.*");

    private AutomaticMail() {}

    /**
     * @param from folded, or what stands in its place
     * @param ours the addresses that our own letters come from, folded
     */
    static boolean is(Headers headers, String from, String subject, Set<String> ours) {
        return headers.first("auto-submitted")
                        .filter(value -> !value.toLowerCase(Locale.ROOT).startsWith("no"))
                        .isPresent()
                || headers.first("return-path")
                        .filter(path -> path.replace(" ", "").equals("<>"))
                        .isPresent()
                || headers.all("precedence").stream()
                        .anyMatch(value -> BULK.matcher(value).matches())
                || isReport(headers)
                || ONLY_MACHINES.stream().anyMatch(headers::has)
                || isAnswer(headers) && OUT_OF_OFFICE.matcher(subject).matches()
                || NOBODY.matcher(from).matches()
                || ours.contains(from);
    }

    /** Of what became of a letter. RFC 3462. */
    static boolean isReport(Headers headers) {
        return headers.first("content-type").filter(REPORT.asMatchPredicate()).isPresent();
    }

    /**
     * {@code X-Auto-Response-Suppress} asks for no automatic answer, and some companies put it on what people write: by
     * itself it makes nobody a machine, for then a question would be lost.
     */
    private static boolean isAnswer(Headers headers) {
        return List.of("in-reply-to", "references", "x-auto-response-suppress").stream()
                .anyMatch(headers::has);
    }
}
