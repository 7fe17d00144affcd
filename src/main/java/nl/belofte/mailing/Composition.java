package nl.belofte.mailing;

import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import nl.belofte.mail.Circular;
import nl.belofte.mail.Tokens;
import nl.belofte.mail.WayOut;
import nl.belofte.web.Texts;

/**
 * A mailing in one language, made once for all its readers: what differs are the greeting, and the way out, which the sender
 * puts there.
 */
record Composition(Tokens tokens, CopyMarks marks, String address, Language language, Circular circular, int mailing) {

    /**
     * @param reader the dossier that holds where he is reached
     * @param leads as {@link WayOut#of} has it
     * @param name empty where none is known
     */
    Circular.Copy to(DossierId reader, DossierId leads, String email, String name) {
        return circular.to(email, name, WayOut.of(tokens, leads.value(), address), marks.of(reader, mailing));
    }

    record Shown(String text, String html) {}

    /** With what is a reader's own as an example: nothing of it leads anywhere. */
    Shown shown() {
        var own = Texts.in(language).get("mailing.preview.own-link");
        return new Shown(
                example(circular.text()).replace(Circular.WAY_OUT, own).replace(Circular.SWITCHES, own),
                example(circular.html())
                        .replaceAll(
                                "href=\"[" + Circular.WAY_OUT + Circular.SWITCHES + "]\"", "title=\"" + own + "\""));
    }

    private static String example(String text) {
        return text.replace(Circular.NAME, " Anna");
    }

    @Override
    public String toString() {
        return "Composition";
    }
}
