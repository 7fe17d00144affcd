package nl.belofte.undelivered;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.belofte.file.Language;
import nl.belofte.mail.Letter;
import nl.belofte.mail.StuckLetters;
import nl.belofte.web.Texts;
import nl.belofte.work.Alarm;
import nl.belofte.work.Task;
import nl.belofte.work.Work;
import org.springframework.stereotype.Component;

/** Several letters that do not go out are no wrong address but a mail server that is away. */
@Component
class UndeliveredAlarm implements Alarm {

    static final int SEVERAL = 3;

    private final StuckLetters stuck;

    UndeliveredAlarm(StuckLetters stuck) {
        this.stuck = stuck;
    }

    @Override
    public List<Task> raised(String controller, Language language) {
        var found = stuck.list(controller, Arrays.asList(Letter.values()), Work.MANY).stream()
                .filter(letter -> letter.nextTry().isPresent() && letter.made())
                .toList();
        if (found.size() < SEVERAL) {
            return List.of();
        }
        var texts = Texts.in(language);
        var count = found.size() < Work.MANY ? String.valueOf(found.size()) : texts.get("queue.many");
        return List.of(new Task(
                texts.get("alarm.letters", count),
                found.getFirst().since(),
                Optional.empty(),
                true,
                Optional.of(UndeliveredController.PATH)));
    }
}
