package nl.belofte.advertisement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.belofte.advertisement.Advertisement.Content;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.web.Submission;

/**
 * What somebody at the desk typed to make an advertisement of.
 *
 * @param typed by field, as it was typed
 * @param wrong for each field a key of the message files
 * @param content empty when something is wrong
 */
public record AdvertisementForm(
        Map<String, String> typed, Set<String> sites, Map<String, String> wrong, Optional<Content> content) {

    static final int LONGEST_TITLE = 60;
    static final int LONGEST_LINE = 160;

    /** How long one is shown where nobody says anything else. */
    private static final int DAYS = 30;

    /** Nothing hangs there for good because it was forgotten. */
    private static final int MOST_DAYS = 366;

    static AdvertisementForm empty(Set<String> sites, LocalDate today) {
        return new AdvertisementForm(
                Map.of(
                        "link", "/",
                        "tekening", Illustration.values()[0].id(),
                        "vanaf", today.toString(),
                        "tot", today.plusDays(DAYS).toString()),
                sites,
                Map.of(),
                Optional.empty());
    }

    static AdvertisementForm of(Content content) {
        return new AdvertisementForm(
                Map.of(
                        "titel-nl", content.title().in(Language.NL),
                        "titel-en", content.title().in(Language.EN),
                        "tekst-nl", content.line().in(Language.NL),
                        "tekst-en", content.line().in(Language.EN),
                        "link", content.link(),
                        "tekening", content.illustration().id(),
                        "vanaf", content.from().toString(),
                        "tot", content.to().toString()),
                content.sites(),
                Map.of(),
                Optional.empty());
    }

    /**
     * @param own the names of the controller's sites
     * @param today in its zone
     */
    static AdvertisementForm of(
            Submission submission, String controller, Set<String> own, Links links, LocalDate today) {
        var typed = new LinkedHashMap<String, String>();
        for (var field :
                new String[] {"titel-nl", "titel-en", "tekst-nl", "tekst-en", "link", "tekening", "vanaf", "tot"}) {
            typed.put(field, submission.get(field));
        }
        var wrong = new LinkedHashMap<String, String>();
        for (var language : Language.values()) {
            check(
                    submission,
                    "titel-" + language.tag(),
                    LONGEST_TITLE,
                    "error.advertisement-title." + language.tag(),
                    wrong);
            check(
                    submission,
                    "tekst-" + language.tag(),
                    LONGEST_LINE,
                    "error.advertisement-line." + language.tag(),
                    wrong);
        }
        if (!links.allowed(submission.get("link"), controller)) {
            wrong.put("link", "error.advertisement-link");
        }
        var illustration = Illustration.of(submission.get("tekening"));
        if (illustration.isEmpty()) {
            wrong.put("tekening", "error.choose");
        }
        var sites = new TreeSet<String>();
        own.stream().filter(site -> submission.has("site-" + site)).forEach(sites::add);
        if (sites.isEmpty()) {
            wrong.put("sites", "error.advertisement-sites");
        }
        var from = day(submission.get("vanaf"))
                .filter(day -> !day.isBefore(today) && day.isBefore(today.plusDays(MOST_DAYS)));
        if (from.isEmpty()) {
            wrong.put("vanaf", "error.advertisement-from");
        }
        var begin = from.orElse(today);
        var to = day(submission.get("tot"))
                .filter(day -> !day.isBefore(begin) && day.isBefore(begin.plusDays(MOST_DAYS)));
        if (to.isEmpty()) {
            wrong.put("tot", "error.advertisement-to");
        }
        var content = wrong.isEmpty()
                ? Optional.of(new Content(
                        text(submission, "titel-"),
                        text(submission, "tekst-"),
                        submission.get("link"),
                        illustration.orElseThrow(),
                        sites,
                        from.orElseThrow(),
                        to.orElseThrow()))
                : Optional.<Content>empty();
        return new AdvertisementForm(typed, sites, wrong, content);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    private static void check(
            Submission submission, String field, int longest, String error, Map<String, String> wrong) {
        var text = submission.get(field);
        if (text.isEmpty() || text.codePointCount(0, text.length()) > longest) {
            wrong.put(field, error);
        }
    }

    private static Text text(Submission submission, String field) {
        return new Text(Map.of(
                Language.NL,
                submission.get(field + Language.NL.tag()),
                Language.EN,
                submission.get(field + Language.EN.tag())));
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
