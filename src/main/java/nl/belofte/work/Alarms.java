package nl.belofte.work;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.belofte.file.Language;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import org.springframework.stereotype.Component;

/** All alarms, for who looks after the platform's safety and who looks after everybody's rights. */
@Component
class Alarms implements Work {

    private final List<Alarm> alarms;

    Alarms(List<Alarm> alarms) {
        this.alarms = alarms;
    }

    @Override
    public Kind kind() {
        return Kind.ALARM;
    }

    @Override
    public boolean isFor(Set<Purpose> opens) {
        return opens.contains(Purpose.SECURITY) || opens.contains(Purpose.RIGHTS);
    }

    @Override
    public Waiting waiting(SignedIn who, Language language, int atMost) {
        var raised = alarms.stream()
                .flatMap(alarm -> alarm.raised(who.controller(), language).stream())
                .toList();
        return new Waiting(raised.size(), raised, Optional.empty());
    }
}
