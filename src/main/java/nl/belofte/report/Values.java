package nl.belofte.report;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import nl.belofte.dossier.Dossier;
import nl.belofte.file.Language;
import nl.belofte.form.WrittenOut;
import nl.belofte.rights.Course;
import nl.belofte.rights.CourseLines;
import nl.belofte.statement.Category;
import nl.belofte.ticket.Line;
import nl.belofte.web.Texts;

/** What a dossier holds, as its person reads it: what was said is a conversation, and every other value stands by itself. */
public final class Values {

    private Values() {}

    public static List<String> lines(Dossier dossier, Category category, ZoneId zone, Language language) {
        return said(dossier, category, zone, language)
                .map(said -> said.stream().map(Values::written).toList())
                .orElseGet(() -> WrittenOut.lines(category, dossier.content().get(category), language));
    }

    /** Empty where it is no conversation. */
    static Optional<List<Line>> said(Dossier dossier, Category category, ZoneId zone, Language language) {
        if (category != Category.MESSAGE) {
            return Optional.empty();
        }
        var content = dossier.content();
        return switch (dossier.purpose()) {
            case CONTACT -> Optional.of(Line.of(content, Texts.in(language).get("said.you"), zone, language));
            case RIGHTS -> Optional.of(CourseLines.all(Course.in(content), zone, language));
            default -> Optional.empty();
        };
    }

    private static String written(Line line) {
        return line.text().isEmpty()
                ? "%s, %s".formatted(line.head(), line.at().written())
                : "%s, %s: %s".formatted(line.head(), line.at().written(), line.text());
    }
}
