package nl.belofte.trial;

import static org.assertj.core.api.Assertions.assertThat;

import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;

class StartPageTests {

    @ParameterizedTest
    @EnumSource(
            value = Deed.class,
            names = {"RESTORED", "CLOCK_SET_BACK"})
    void showsWhatThePlatformRecordedOfItself(Deed deed) {
        var running = Running.start();
        try {
            var entry = new Entry("", deed, "evidence", new Actor.Platform("start"), null, null, "");
            running.part(TransactionTemplate.class)
                    .executeWithoutResult(_ -> running.part(Evidence.class).record(entry));

            assertThat(Visitor.atTrial(running).get("/").body())
                    .contains(deed == Deed.RESTORED ? "reservekopie" : "klok van het systeem");
        } finally {
            running.close();
        }
    }
}
