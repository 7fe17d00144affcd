package nl.belofte.ticket;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import nl.belofte.dossier.Content;
import nl.belofte.file.Language;
import nl.belofte.statement.Wording;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;

/**
 * One thing in a conversation, as it is shown.
 *
 * @param side {@code theirs}, {@code ours}, {@code note}, or {@code event} for what happened and was not said
 * @param head who said it and how, or what happened
 * @param text what was said; empty where nothing was
 */
public record Line(Moment at, String side, String head, String text) {

    /**
     * All that was said in a ticket, the oldest first.
     *
     * @param who how the person is called who asked
     */
    public static List<Line> of(Content content, String who, ZoneId zone, Language language) {
        return Conversation.in(content).all().stream()
                .map(said -> of(said, who, zone, language))
                .toList();
    }

    /** Without what stays among those who answer. */
    public static List<Line> withoutNotes(Content content, String who, ZoneId zone, Language language) {
        return Conversation.in(content).all().stream()
                .filter(said -> said.by() != Said.Author.STAFF || said.way() != Way.NOTE)
                .map(said -> of(said, who, zone, language))
                .toList();
    }

    private static Line of(Said said, String who, ZoneId zone, Language language) {
        var event = switch (said.way()) {
            case REMINDED, BOUNCED, QUOTED, QUOTE_ACCEPTED -> "";
            case CLOSING -> Wording.in(language).date(LocalDate.parse(said.text()));
            case SATISFIED -> Texts.in(language).get("reason." + said.text());
            default -> null;
        };
        var key = "said.%s.%s".formatted(said.by().id(), said.way().id());
        return new Line(
                Moment.of(said.at(), zone, language),
                event != null ? "event" : side(said),
                Texts.in(language).get(key, who, event == null ? "" : event),
                event == null ? said.text() : "");
    }

    private static String side(Said said) {
        return switch (said.by()) {
            case PERSON -> "theirs";
            case STAFF -> said.way() == Way.NOTE ? "note" : "ours";
            case PLATFORM -> "ours";
        };
    }

    @Override
    public String toString() {
        return "Line at " + at.iso();
    }
}
