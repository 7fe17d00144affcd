package nl.belofte.rights;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.statement.Wording;
import nl.belofte.ticket.Line;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;

/** What happened to a request, as it is shown. */
public final class CourseLines {

    private CourseLines() {}

    /** Without what stays among those who answer. */
    public static List<Line> forPerson(Course course, ZoneId zone, Language language) {
        return lines(course, zone, language, "person", false);
    }

    /** All that is held of it, for whose it is: what stayed among those who answer is about him too. */
    public static List<Line> all(Course course, ZoneId zone, Language language) {
        return lines(course, zone, language, "person", true);
    }

    public static List<Line> forStaff(Course course, ZoneId zone, Language language) {
        return lines(course, zone, language, "staff", true);
    }

    private static List<Line> lines(Course course, ZoneId zone, Language language, String reader, boolean all) {
        return course.all().stream()
                .filter(event -> all || !event.kind().internal())
                .map(event -> new Line(
                        Moment.of(event.at(), zone, language),
                        side(event),
                        head(event, language, reader),
                        isOfPost(event) ? "" : event.text()))
                .toList();
    }

    private static String head(Event event, Language language, String reader) {
        var texts = Texts.in(language);
        return texts.get(
                "course.%s.%s".formatted(event.kind().id(), reader),
                Optional.ofNullable(event.on()).map(Wording.in(language)::date).orElse(""),
                isOfPost(event) ? texts.get("letter." + event.text()) : "");
    }

    private static boolean isOfPost(Event event) {
        return switch (event.kind()) {
            case POSTED, POSTED_LATE, TOLD -> true;
            default -> false;
        };
    }

    private static String side(Event event) {
        return switch (event.kind()) {
            case ASKED, ADDED, HEARD -> "theirs";
            case POSTED, POSTED_LATE, TOLD -> "event";
            case TAKEN_BACK, SHOWN -> event.text().isEmpty() ? "event" : "ours";
            case NOTED, WRITTEN, PROPOSED, REJECTED -> "note";
            case UNKNOWN, DOUBTED, EXTENDED, ANNOUNCED, RECALLED, DONE, ACTED, BEGUN, UNREACHED, ANSWERED -> "ours";
        };
    }
}
