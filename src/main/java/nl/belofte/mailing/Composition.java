package nl.belofte.mailing;

import java.util.Optional;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import nl.belofte.mail.LetterKind;
import nl.belofte.mail.Message;
import nl.belofte.mail.Tokens;
import nl.belofte.mail.WayOut;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Texts;
import org.springframework.web.util.HtmlUtils;

/**
 * A mailing in one language, made once for all its readers: what differs are the greeting, and the way out, which the sender
 * puts there.
 */
record Composition(
        Tokens tokens,
        CopyMarks marks,
        Purpose purpose,
        String host,
        String address,
        String from,
        String fromName,
        String language,
        String subject,
        String text,
        String html,
        int mailing) {

    /** What stands where a copy gets its own. Nobody can type these. */
    static final String NAME = "\uE000";

    static final String WAY_OUT = "\uE001";
    static final String SWITCHES = "\uE002";

    /**
     * @param reader the dossier by which its reader is rid of it
     * @param name empty where none is known
     */
    Message to(DossierId reader, String email, String name) {
        var wayOut = WayOut.of(tokens, reader, address);
        var greeted = name.isEmpty() ? "" : " " + name;
        return new Message(
                LetterKind.MARKETING,
                from,
                fromName,
                email,
                subject,
                filled(text, greeted, wayOut),
                Optional.of(filled(html, HtmlUtils.htmlEscape(greeted), wayOut)),
                language,
                Optional.of(marks.of(reader, mailing) + from.substring(from.lastIndexOf('@'))),
                false,
                wayOut.headers(purpose, host, from));
    }

    record Shown(String text, String html) {}

    /** With what is a reader's own as an example: nothing of it leads anywhere. */
    Shown shown() {
        var own = Texts.in(Language.of(language).orElseThrow()).get("mailing.preview.own-link");
        return new Shown(
                text.replace(NAME, " Anna").replace(WAY_OUT, own).replace(SWITCHES, own),
                html.replace(NAME, " Anna")
                        .replaceAll("href=\"[" + WAY_OUT + SWITCHES + "]\"", "title=\"" + own + "\""));
    }

    private static String filled(String text, String name, WayOut wayOut) {
        return text.replace(NAME, name).replace(WAY_OUT, wayOut.oneClick()).replace(SWITCHES, wayOut.page());
    }

    @Override
    public String toString() {
        return "Composition";
    }
}
