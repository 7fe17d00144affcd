package nl.belofte.mailing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.form.Seen;
import nl.belofte.mailing.Mailing.Words;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Submission;

/**
 * What somebody at the desk typed to make a mailing of.
 *
 * @param typed by field, as it was typed
 * @param wrong for each field a key of the message files
 * @param content empty when something is wrong
 */
public record MailingForm(Map<String, String> typed, Map<String, String> wrong, Optional<Content> content) {

    public static final int LONGEST_SUBJECT = 120;
    public static final int LONGEST_BODY = 10_000;

    /** Which edition of it somebody began to change. */
    static final String SEEN = Seen.FIELD;

    record Content(Purpose purpose, String host, Words words) {}

    static MailingForm empty(Purpose purpose, String host) {
        return new MailingForm(Map.of("soort", purpose.id(), "site", host), Map.of(), Optional.empty());
    }

    static MailingForm of(Mailing mailing) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("soort", mailing.purpose().id());
        typed.put("site", mailing.host());
        typed.put(SEEN, mailing.edition());
        for (var language : Language.values()) {
            typed.put("onderwerp-" + language.tag(), mailing.words().subject().in(language));
            typed.put("tekst-" + language.tag(), mailing.words().body().in(language));
        }
        return new MailingForm(typed, Map.of(), Optional.empty());
    }

    static MailingForm of(Submission submission, Collection<Purpose> purposes, Collection<String> hosts) {
        var typed = new LinkedHashMap<String, String>();
        var wrong = new LinkedHashMap<String, String>();
        var purpose = Purpose.of(submission.get("soort")).filter(purposes::contains);
        typed.put("soort", submission.get("soort"));
        if (purpose.isEmpty()) {
            wrong.put("soort", "error.choose");
        }
        typed.put("site", submission.get("site"));
        typed.put(SEEN, submission.get(SEEN));
        if (!hosts.contains(submission.get("site"))) {
            wrong.put("site", "error.choose");
        }
        for (var language : Language.values()) {
            read(typed, wrong, "onderwerp-", language, submission.get("onderwerp-" + language.tag()), LONGEST_SUBJECT);
            read(typed, wrong, "tekst-", language, submission.text("tekst-" + language.tag()), LONGEST_BODY);
        }
        return new MailingForm(
                typed,
                wrong,
                wrong.isEmpty()
                        ? Optional.of(new Content(
                                purpose.orElseThrow(),
                                typed.get("site"),
                                new Words(text(typed, "onderwerp-"), text(typed, "tekst-"))))
                        : Optional.empty());
    }

    /**
     * Somebody else was sooner. Where another edition was kept, this one is kept when it is sent again, by who knows of the other;
     * where it goes already, or will, what was typed is there to be copied.
     */
    MailingForm overtaken(Mailing by) {
        var again = new LinkedHashMap<>(typed);
        if (by.state().open()) {
            again.put(SEEN, by.edition());
        }
        var why = by.state().open() ? "error.mailing-meanwhile" : "error.mailing-fixed";
        return new MailingForm(again, Map.of("onderwerp-nl", why), Optional.empty());
    }

    private static void read(
            Map<String, String> typed,
            Map<String, String> wrong,
            String field,
            Language language,
            String value,
            int longest) {
        typed.put(field + language.tag(), value);
        if (value.isEmpty() || value.codePointCount(0, value.length()) > longest) {
            wrong.put(field + language.tag(), "error.mailing-" + field + language.tag());
        } else if (value.codePoints().anyMatch(each -> Character.getType(each) == Character.PRIVATE_USE)) {
            wrong.put(field + language.tag(), "error.mailing-characters");
        } else if (Body.mistyped(value)) {
            wrong.put(field + language.tag(), "error.mailing-link");
        } else if (Body.misleads(value)) {
            wrong.put(field + language.tag(), "error.mailing-misleads");
        }
    }

    private static Text text(Map<String, String> typed, String field) {
        var in = new LinkedHashMap<Language, String>();
        for (var language : Language.values()) {
            in.put(language, typed.getOrDefault(field + language.tag(), ""));
        }
        return new Text(in);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }
}
