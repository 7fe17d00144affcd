package nl.belofte.consent;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.dirk;
import static nl.belofte.dossier.Floor.email;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.Ground;
import nl.belofte.dossier.HoldReason;
import nl.belofte.dossier.NoGround;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Opening;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Recorded;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** What stands on consent is there with it only, and goes when it is taken back; the proof stays for its own term. */
class ConsentsTests {

    private static final Shown SHOWN = new Shown(
            "ipcall",
            Purpose.CONTACT,
            "contact-form",
            Language.NL,
            LocalDate.parse("2022-06-29"),
            "Ja, gebruik mijn gegevens om te antwoorden.");

    private final Floor floor = Floor.on("2026-03-02");
    private final Consents consents = new Consents(
            floor.db, floor.transaction, floor.clock, new ConsentTexts(floor.db), floor.dossiers, floor.evidence);
    private final PersonId anna = floor.person("ipcall");

    @AfterEach
    void close() {
        floor.close();
    }

    private Ground given(PersonId person) {
        return consents.give(person, SHOWN, email("anna@voorbeeld.example"), self(person));
    }

    private DossierId open(PersonId person, Ground ground) {
        var opening = new Opening("ipcall", person, Purpose.CONTACT, ANNA).on(Optional.of(ground));
        return floor.dossiers.open(List.of(opening), self(person)).getFirst();
    }

    @Test
    void withConsentADossierIsOpenedThatStandsOnIt() {
        var ground = given(anna);
        var question = open(anna, ground);

        assertThat(floor.read(question, Purpose.CONTACT, dirk("support")).content())
                .isEqualTo(ANNA);
        var under = consents.under(question).orElseThrow();
        assertThat(under.proof()).isEqualTo(ground.proof());
        assertThat(under.shown()).isEqualTo(SHOWN);
        assertThat(under.at()).isEqualTo(floor.clock.instant());
    }

    @Test
    void whatWasRestrictedWhenItsConsentWasTakenBackGoesTheMomentThatTheRestrictionIsLifted() {
        var ground = given(anna);
        var question = open(anna, ground);
        floor.dossiers.restrict(question, RestrictionGround.ACCURACY, self(anna));
        consents.withdraw(ground.proof(), self(anna));
        assertThat(floor.erased(question)).isFalse();

        floor.dossiers.lift(question, self(anna));

        assertThat(floor.erased(question)).isTrue();
    }

    @Test
    void whatIsHeldThenStaysAndGoesWhenItIsReleased() {
        var officer = new Actor.Staff("privacy-officer", UUID.randomUUID());
        var ground = given(anna);
        var question = open(anna, ground);
        floor.dossiers.restrict(question, RestrictionGround.CLAIM, self(anna));
        floor.dossiers.hold(question, HoldReason.CLAIM, (Actor.Staff) dirk("support"), officer);
        consents.withdraw(ground.proof(), self(anna));

        floor.dossiers.lift(question, self(anna));
        assertThat(floor.erased(question)).isFalse();
        // Nobody restricted it any more, so nobody can lift that either.
        assertThatThrownBy(() -> floor.dossiers.lift(question, self(anna))).isInstanceOf(NotPermitted.class);
        floor.dossiers.release(question, officer);

        assertThat(floor.erased(question)).isTrue();
    }

    @Test
    void withoutItNoneIs() {
        assertThatThrownBy(() -> floor.open("ipcall", anna, Purpose.CONTACT, ANNA))
                .isInstanceOf(NoGround.class);
        assertThat(floor.count("dossier")).isZero();
    }

    @Test
    void consentToOneThingIsNoneToAnother() {
        var ground = given(anna);
        var newsletter = new Opening("ipcall", anna, Purpose.NEWSLETTER, ANNA).on(Optional.of(ground));

        assertThatThrownBy(() -> floor.dossiers.open(List.of(newsletter), self(anna)))
                .isInstanceOf(NoGround.class);
    }

    @Test
    void oneOfSomebodyElseIsNone() {
        var ground = given(floor.person("ipcall"));

        assertThatThrownBy(() -> open(anna, ground)).isInstanceOf(NoGround.class);
        assertThat(floor.count("ground")).isZero();
    }

    @Test
    void anotherDossierThanAProofProvesNothing() {
        var account = floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA);

        assertThatThrownBy(() -> open(anna, new Ground(account, Purpose.CONTACT)))
                .isInstanceOf(NoGround.class);
    }

    @Test
    void onceTakenBackItIsNone() {
        var ground = given(anna);
        consents.withdraw(ground.proof(), self(anna));

        assertThatThrownBy(() -> open(anna, ground)).isInstanceOf(NoGround.class);
    }

    @Test
    void takenBackItErasesWhatStandsOnItAtOnceAndKeepsTheProof() {
        var ground = given(anna);
        var question = open(anna, ground);
        var other = open(anna, given(anna));

        consents.withdraw(ground.proof(), self(anna));

        assertThat(floor.erased(question)).isTrue();
        assertThat(floor.erased(other)).isFalse();
        assertThat(floor.erased(ground.proof())).isFalse();
        assertThat(floor.count("ground where dossier = ?", question.value())).isZero();
        assertThat(kinds(ground.proof())).containsExactly("given", "withdrawn");
        assertThat(ledger()).contains("erased " + question, "ended " + ground.proof());
    }

    private String ledger() {
        try (var files = java.nio.file.Files.walk(floor.folder.resolve("ledger"))) {
            var all = new StringBuilder();
            for (var file : files.filter(java.nio.file.Files::isRegularFile).toList()) {
                all.append(java.nio.file.Files.readString(file));
            }
            return all.toString();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> kinds(DossierId proof) {
        return floor.db
                .sql("select kind from consent_history where proof = ? order by entry")
                .param(proof.value())
                .query(String.class)
                .list();
    }

    @Test
    void itIsTakenBackOnceAndByNobodyElse() {
        var ground = given(anna);
        var bram = floor.person("ipcall");

        assertThatThrownBy(() -> consents.withdraw(ground.proof(), self(bram))).isInstanceOf(NotPermitted.class);
        consents.withdraw(ground.proof(), dirk("support"));
        assertThatThrownBy(() -> consents.withdraw(ground.proof(), self(anna))).isInstanceOf(NotPermitted.class);
        assertThat(kinds(ground.proof())).containsExactly("given", "withdrawn");
    }

    @Test
    void whatAClaimKeepsGoesWhenNothingKeepsItAnyMore() {
        var ground = given(anna);
        var question = open(anna, ground);
        var hold = new Actor.Staff("privacy-officer", UUID.randomUUID());
        floor.dossiers.hold(question, HoldReason.values()[0], (Actor.Staff) dirk("support"), hold);

        consents.withdraw(ground.proof(), self(anna));
        consents.tidy();
        assertThat(floor.erased(question)).isFalse();

        floor.dossiers.release(question, hold);
        consents.tidy();
        assertThat(floor.erased(question)).isTrue();
    }

    @Test
    void aProofBeginsItsTermWhenNothingStandsOnItAnyMore() {
        var ground = given(anna);
        var question = open(anna, ground);
        floor.dossiers.end(question, Event.SATISFIED, self(anna));
        floor.clock.set(LocalDate.parse("2026-09-02"));
        floor.sweep().run();
        assertThat(floor.erased(question)).isTrue();

        consents.tidy();
        consents.tidy();

        assertThat(kinds(ground.proof())).containsExactly("given", "expired");
        floor.clock.set(LocalDate.parse("2031-09-01"));
        floor.sweep().run();
        assertThat(floor.erased(ground.proof())).isFalse();
        floor.clock.set(LocalDate.parse("2031-09-02"));
        floor.sweep().run();
        assertThat(floor.erased(ground.proof())).isTrue();
        assertThat(floor.count("consent_history")).isZero();
        assertThat(floor.count("person")).isZero();
    }

    @Test
    void aProofOnWhichSomethingStandsKeepsItsClockStill() {
        var ground = given(anna);
        open(anna, ground);

        consents.tidy();

        assertThat(kinds(ground.proof())).containsExactly("given");
    }

    @Test
    void fiveYearsAfterItWasTakenBackTheProofGoesAndNotADayBefore() {
        var ground = given(anna);
        consents.withdraw(ground.proof(), self(anna));

        floor.clock.set(LocalDate.parse("2031-03-01"));
        floor.sweep().run();
        assertThat(floor.erased(ground.proof())).isFalse();
        floor.clock.set(LocalDate.parse("2031-03-02"));
        floor.sweep().run();
        assertThat(floor.erased(ground.proof())).isTrue();
    }

    @Test
    void whoSawTheSameSawOneTextAndEachOtherWordIsAnother() {
        int one = consents.remember(SHOWN);

        assertThat(consents.remember(SHOWN)).isEqualTo(one);
        assertThat(consents.remember(new Shown(
                        SHOWN.controller(),
                        SHOWN.purpose(),
                        SHOWN.control(),
                        Language.EN,
                        SHOWN.version(),
                        SHOWN.text())))
                .isNotEqualTo(one);
    }

    @Test
    void theHistoryIsOnlyAddedTo() {
        given(anna);

        assertThatThrownBy(() ->
                        floor.db.sql("update consent_history set at = now()").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only added to");
        assertThatThrownBy(() ->
                        floor.db.sql("update consent_text set text = 'Ja'").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theEvidenceVouchesForTheText() {
        var ground = given(anna);

        var entry = floor.evidence.about(anna.value(), Long.MAX_VALUE, 10).getFirst();
        assertThat(entry.deed().id()).isEqualTo("consent-given");
        assertThat(entry.dossier()).isEqualTo(ground.proof().value());
        assertThat(entry.detail()).isEqualTo(ConsentTexts.fingerprint(SHOWN)).hasSize(64);
    }

    @Test
    void aRestoreFromBeforeItWasTakenBackForgetsItToo() {
        var ground = given(anna);
        var question = open(anna, ground);
        floor.restoredAfter(() -> consents.withdraw(ground.proof(), self(anna)));
        assertThat(floor.erased(question)).isFalse();

        floor.dossiers();

        assertThat(floor.erased(question)).isTrue();
        assertThat(floor.count("ground")).isZero();
        assertThatThrownBy(() -> open(anna, ground)).isInstanceOf(NoGround.class);
    }

    @Test
    void whoProvesToBeSomebodyKnownBringsWhatWasHeld() {
        var stranger = floor.person("ipcall");
        var question = open(stranger, given(stranger));
        floor.dossiers.object(stranger, Purpose.TRAINING, self(stranger));
        floor.open("ipcall", anna, Purpose.ACCOUNT, ANNA);

        floor.dossiers.merge(stranger, anna, self(stranger));

        assertThat(floor.read(question, Purpose.CONTACT, self(anna)).person()).isEqualTo(anna);
        assertThat(floor.count("person")).isEqualTo(1);
        assertThat(floor.count("objection where person = ?", anna.value())).isEqualTo(1);
        floor.chain().seal();
        assertThat(floor.chain().verify().faults()).isEmpty();
        assertThat(floor.evidence.about(anna.value(), List.of(question.value()), Long.MAX_VALUE, 50))
                .extracting(Recorded::deed)
                .extracting(Enum::name)
                .contains("OPENED", "MERGED");
    }

    @Test
    void twoControllersNeverShareAPerson() {
        var stranger = floor.person("voipexpress");

        assertThatThrownBy(() -> floor.dossiers.merge(stranger, anna, self(stranger)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.dossiers.merge(floor.person("ipcall"), anna, self(stranger)))
                .isInstanceOf(NotPermitted.class);
    }
}
