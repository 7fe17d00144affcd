package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.dirk;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A purpose that draws on another's dossiers by consent. CON-5. */
class DrawingTests {

    private static final Map<Field, String> SAID = Map.of(Field.MESSAGE, "Mijn lijn doet het niet.");

    private final Floor floor = Floor.on("2026-03-02");
    private final PersonId anna = floor.person("ipcall");
    private final DossierId question = question(anna);

    @AfterEach
    void close() {
        floor.close();
    }

    private Ground yes(PersonId person, Purpose purpose) {
        var proof = floor.open("ipcall", person, Purpose.CONSENT_PROOF, Floor.email("anna@voorbeeld.example"));
        return new Ground(proof, purpose);
    }

    private DossierId question(PersonId person) {
        var opening = new Opening("ipcall", person, Purpose.CONTACT, ANNA.with(Category.MESSAGE, SAID))
                .on(Optional.of(yes(person, Purpose.CONTACT)));
        return floor.dossiers.open(List.of(opening), self(person)).getFirst();
    }

    private List<Dossier> learnt() {
        return floor.dossiers.read(List.of(question), new Use(Purpose.TRAINING, dirk("trainee")));
    }

    @Test
    void drawsOnNothingWhosePersonDidNotSayYes() {
        assertThat(learnt()).isEmpty();
        assertThatThrownBy(() -> floor.read(question, Purpose.TRAINING, dirk("trainer")))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void afterAYesATraineeReadsWhatWasSaidAndNotByWhom() {
        floor.dossiers.allow(question, yes(anna, Purpose.TRAINING), self(anna));

        assertThat(learnt()).hasSize(1);
        assertThat(learnt().getFirst().content()).isEqualTo(new Content(Map.of(Category.MESSAGE, SAID)));
    }

    @Test
    void aYesThatIsTakenBackCountsNoMoreAndTheQuestionStays() {
        var yes = yes(anna, Purpose.TRAINING);
        floor.dossiers.allow(question, yes, self(anna));

        floor.dossiers.withdraw(yes.proof(), self(anna));

        assertThat(learnt()).isEmpty();
        assertThat(floor.read(question, Purpose.CONTACT, dirk("support"))
                        .content()
                        .categories())
                .contains(Category.MESSAGE);
        assertThat(floor.count("drawing")).isZero();
    }

    @Test
    void aYesThatEndedButIsStillNotedDoesNotCountEither() {
        var yes = yes(anna, Purpose.TRAINING);
        floor.dossiers.allow(question, yes, self(anna));
        // As after a restore: the ledger ends the proof, and the row is back.
        floor.db
                .sql("update dossier set event = 'withdrawn', event_on = opened_on where id = ?")
                .param(yes.proof().value())
                .update();

        assertThat(learnt()).isEmpty();
    }

    @Test
    void anothersYesDoesNotCountNorOneForSomethingElse() {
        var bram = floor.person("ipcall");

        assertThatThrownBy(() -> floor.dossiers.allow(question, yes(bram, Purpose.TRAINING), self(anna)))
                .isInstanceOf(NoGround.class);
        assertThatThrownBy(() -> floor.dossiers.allow(question, yes(bram, Purpose.TRAINING), self(bram)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.dossiers.allow(question, yes(anna, Purpose.NEWSLETTER), self(anna)))
                .isInstanceOf(NotDeclared.class);
        assertThat(learnt()).isEmpty();
    }

    @Test
    void itEndsWithTheQuestion() {
        floor.dossiers.allow(question, yes(anna, Purpose.TRAINING), self(anna));

        floor.erase(question);

        assertThat(learnt()).isEmpty();
        assertThat(floor.count("drawing")).isZero();
    }
}
