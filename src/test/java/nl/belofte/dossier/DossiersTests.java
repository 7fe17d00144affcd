package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.BRAM;
import static nl.belofte.dossier.Floor.CHAIMA;
import static nl.belofte.dossier.Floor.dirk;
import static nl.belofte.dossier.Floor.email;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.belofte.TestClock;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Recorded;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Field;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.StatementFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DossiersTests {

    private static final String I = "ipcall";
    private static final String V = "voipexpress";

    private final Floor floor = Floor.on("2026-03-02");

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void isReadAsItWasOpened() {
        var anna = floor.person(I);

        var id = floor.open(I, anna, Purpose.ACCOUNT, ANNA);

        var read = floor.read(id, Purpose.ACCOUNT, self(anna));
        assertThat(read.content()).isEqualTo(ANNA);
        assertThat(read.controller()).isEqualTo(I);
        assertThat(read.person()).isEqualTo(anna);
        assertThat(read.version()).isEqualTo("2022-06-29");
        assertThat(read.basis()).isEqualTo(LegalBasis.CONTRACT);
        assertThat(read.openedOn()).isEqualTo("2026-03-02");
        assertThat(read.happened()).isEmpty();
        assertThat(floor.dossiers.dueOn(read)).isEmpty();
    }

    @Test
    void aPurposeThatTheStatementDoesNotDeclareIsRefused() {
        var anna = floor.person(I);

        assertRefused(NotDeclared.class, anna, Purpose.PORTAL, email("anna@voorbeeld.example"));
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void onlyTheDeclaredCategoriesAreHeld(Category category) {
        var anna = floor.person(I);
        var content = new Content(Map.of(category, Map.of(category.fields().getFirst(), "Anna")));
        boolean declared = category == Category.NAME_AND_ADDRESS || category == Category.EMAIL;

        if (declared) {
            assertThat(floor.open(I, anna, Purpose.ACCOUNT, content)).isNotNull();
        } else {
            assertRefused(NotDeclared.class, anna, Purpose.ACCOUNT, content);
        }
    }

    @Test
    void aUserNameBelongsOnlyToALogInByUserName() {
        var name = new Content(Map.of(Category.USER_NAME, Map.of(Field.USER_NAME, "anna")));

        assertRefused(NotDeclared.class, floor.person(I), Purpose.ACCOUNT, name);
        assertThat(floor.open(V, Purpose.ACCOUNT, name)).isNotNull();
    }

    @Test
    void aFieldOfAnotherCategoryIsNotHeld() {
        var smuggled = new Content(
                Map.of(Category.EMAIL, Map.of(Field.EMAIL, "anna@voorbeeld.example", Field.PHONE, "+31612345678")));
        var anna = floor.person(I);

        var id = floor.open(I, anna, Purpose.ACCOUNT, smuggled);

        assertThat(floor.read(id, Purpose.ACCOUNT, self(anna)).content()).isEqualTo(email("anna@voorbeeld.example"));
    }

    @Test
    void consentThatNobodyGaveIsNoGround() {
        var anna = floor.person(I);

        for (var purpose : List.of(Purpose.NEWSLETTER, Purpose.CONTACT, Purpose.TRAINING, Purpose.LOCATION)) {
            assertRefused(NoGround.class, anna, purpose, Content.EMPTY);
        }
    }

    @Test
    void whatIsNotPersonalHasNoDossier() {
        var anna = floor.person(I);

        assertRefused(NoGround.class, anna, Purpose.SUPPRESSION, Content.EMPTY);
        assertRefused(NoGround.class, anna, Purpose.EVIDENCE, Content.EMPTY);
    }

    @Test
    void aPersonOfOneControllerHasNoDossierAtAnother() {
        assertRefused(NotPermitted.class, floor.person(V), Purpose.ACCOUNT, ANNA);
        assertRefused(NotPermitted.class, new PersonId(UUID.randomUUID()), Purpose.ACCOUNT, ANNA);
    }

    @Test
    void anotherPersonDoesNotReadIt() {
        var anna = floor.person(I);
        var id = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        var bram = self(floor.person(I));

        for (var purpose : Purpose.values()) {
            assertThatThrownBy(() -> floor.read(id, purpose, bram)).isInstanceOf(NotPermitted.class);
        }

        assertThat(deeds(anna)).containsExactly(Deed.OPENED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ORDER", "SUBSCRIPTION"})
    void staffAndPlatformReadItForItsOwnPurposeOnly(Purpose purpose) {
        var anna = floor.person(V);
        var id = floor.open(V, anna, Purpose.ORDER, ANNA);

        assertThatThrownBy(() -> floor.read(id, purpose, dirk("support"))).isInstanceOf(NotPermitted.class);
        assertThat(floor.read(id, Purpose.ORDER, dirk("support")).content()).isEqualTo(ANNA);
    }

    @Test
    void aPurposeThatIsDeclaredToDrawOnItReadsIt(@TempDir Path folder) {
        var controllers = new StatementFolder(folder)
                .with(
                        I,
                        "2026-01-01",
                        "    keep: 6 months after completed\n",
                        "    keep: 6 months after completed\n    draws-on: [account]\n");
        try (var amended = Floor.on("2026-03-02", controllers)) {
            var anna = amended.person(I);
            var account = amended.open(I, anna, Purpose.ACCOUNT, ANNA);
            var order = amended.open(I, anna, Purpose.ORDER, ANNA);

            assertThat(amended.read(account, Purpose.ORDER, dirk("support")).content())
                    .isEqualTo(ANNA);

            assertThatThrownBy(() -> amended.read(order, Purpose.ACCOUNT, dirk("support")))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> amended.read(account, Purpose.SUBSCRIPTION, dirk("support")))
                    .isInstanceOf(NotPermitted.class);
        }
    }

    @Test
    void aPersonReadsAllOfTheirOwnAndNothingOfOthers() {
        var anna = floor.person(V);
        var account = floor.open(V, anna, Purpose.ACCOUNT, ANNA);
        var order = floor.open(V, anna, Purpose.ORDER, ANNA);
        floor.open(V, Purpose.ACCOUNT, BRAM);

        var own = floor.inTransaction(() -> floor.dossiers.readOwn(anna));

        assertThat(own).extracting(Dossier::id).containsExactlyInAnyOrder(account, order);
        assertThat(deeds(anna)).filteredOn(Deed.READ::equals).hasSize(2);
    }

    @Test
    void everyReadLeavesEvidenceOfWhoAndWhy() {
        var anna = floor.person(I);
        var id = floor.open(I, anna, Purpose.ACCOUNT, ANNA);

        floor.read(id, Purpose.ACCOUNT, dirk("support"));

        var read = floor.evidence.about(anna.value(), Long.MAX_VALUE, 1).getFirst();
        assertThat(read.deed()).isEqualTo(Deed.READ);
        assertThat(read.actor()).isEqualTo("staff:support");
        assertThat(read.purpose()).isEqualTo("account");
        assertThat(read.dossier()).isEqualTo(id.value());
    }

    @Test
    void withoutATransactionOfTheCallersEachDeedHasOneOfItsOwn() {
        var anna = floor.person(I);

        var id = floor.dossiers.open(I, anna, Purpose.ACCOUNT, ANNA, self(anna));
        floor.dossiers.end(id, Event.CLOSED, self(anna));
        assertThat(deeds(anna)).containsExactly(Deed.ENDED, Deed.OPENED);
        floor.dossiers.erase(List.of(id), self(anna), "");

        assertThat(floor.erased(id)).isTrue();
    }

    @Test
    void theDossierAndItsEvidenceAreRolledBackTogether() {
        var anna = floor.person(I);

        floor.transaction.executeWithoutResult(rolling -> {
            floor.dossiers.open(I, anna, Purpose.ACCOUNT, ANNA, self(anna));
            rolling.setRollbackOnly();
        });

        for (var table : List.of("dossier", "keys.dossier_key", "evidence_waiting", "evidence_opening")) {
            assertThat(floor.count(table)).as(table).isZero();
        }
    }

    @Test
    void noValueStandsInTheDatabaseInTheClear() {
        var anna = floor.person(V);
        var id = floor.open(V, anna, Purpose.ACCOUNT, ANNA);
        floor.inTransaction(() -> floor.dossiers.rectify(
                id, Category.EMAIL, Map.of(Field.EMAIL, "anna.devries@voorbeeld.example"), self(anna)));
        floor.inTransaction(() -> floor.dossiers.readOwn(anna));

        var all = everything();

        assertThat(contains(all, id.toString())).isTrue();
        for (var value : List.of("Anna", "de Vries", "Kerkstraat", "3911 AB", "Rhenen", "voorbeeld", "given-name")) {
            assertThat(contains(all, value)).as(value).isFalse();
        }
    }

    @Test
    void theSameValueIsSealedDifferentlyEachTime() {
        floor.open(I, Purpose.ACCOUNT, ANNA);
        floor.open(I, Purpose.ACCOUNT, ANNA);

        assertThat(floor.count("(select distinct sealed from dossier) s")).isEqualTo(2);
        assertThat(floor.count("(select distinct wrapped from keys.dossier_key) k"))
                .isEqualTo(2);
    }

    @Test
    void aValueThatIsMovedToAnotherDossierDoesNotOpen() {
        var anna = floor.person(I);
        var annas = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        var brams = floor.open(I, Purpose.ACCOUNT, BRAM);
        moveValues(brams, annas);

        assertThatThrownBy(() -> floor.read(annas, Purpose.ACCOUNT, self(anna))).hasMessageContaining("does not open");
    }

    @Test
    void aValueThatIsMovedWithItsKeyToAnotherDossierDoesNotOpen() {
        var anna = floor.person(I);
        var annas = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        var brams = floor.open(I, Purpose.ACCOUNT, BRAM);
        moveValues(brams, annas);
        floor.db
                .sql("delete from keys.dossier_key where dossier = ?")
                .param(annas.value())
                .update();
        floor.db
                .sql("update keys.dossier_key set dossier = ? where dossier = ?")
                .params(annas.value(), brams.value())
                .update();

        assertThatThrownBy(() -> floor.read(annas, Purpose.ACCOUNT, self(anna))).hasMessageContaining("does not open");
    }

    @Test
    void aValueThatIsMovedToAnotherCategoryDoesNotOpen() {
        var anna = floor.person(V);
        var id = floor.open(V, anna, Purpose.ACCOUNT, email("anna@voorbeeld.example"));
        floor.db
                .sql("update dossier set sealed = set_byte(sealed, 0, ?)")
                .param(Category.PHONE.number())
                .update();

        assertThatThrownBy(() -> floor.read(id, Purpose.ACCOUNT, self(anna))).hasMessageContaining("does not open");
    }

    private void moveValues(DossierId from, DossierId to) {
        floor.db
                .sql("update dossier set sealed = (select sealed from dossier where id = ?) where id = ?")
                .params(from.value(), to.value())
                .update();
    }

    @Test
    void aCorrectionReachesEveryOpenDossierWithTheOldValueAndNoOther() {
        var anna = floor.person(V);
        var account = floor.open(V, anna, Purpose.ACCOUNT, ANNA);
        var order = floor.open(V, anna, Purpose.ORDER, ANNA);
        var gift = floor.open(V, anna, Purpose.ORDER, BRAM);
        var ended = floor.open(V, anna, Purpose.ORDER, ANNA);
        var chaimas = floor.open(V, Purpose.ACCOUNT, ANNA);
        floor.inTransaction(() -> floor.dossiers.end(ended, Event.COMPLETED, self(anna)));
        var corrected = Map.of(Field.EMAIL, "anna.devries@voorbeeld.example");

        var changed = floor.inTransaction(() -> floor.dossiers.rectify(account, Category.EMAIL, corrected, self(anna)));

        assertThat(changed).containsExactlyInAnyOrder(account, order);
        assertThat(address(account)).isEqualTo("anna.devries@voorbeeld.example");
        assertThat(address(order)).isEqualTo("anna.devries@voorbeeld.example");
        assertThat(address(gift)).isEqualTo("bram@voorbeeld.example");
        assertThat(address(ended)).isEqualTo("anna@voorbeeld.example");
        assertThat(address(chaimas)).isEqualTo("anna@voorbeeld.example");
        assertThat(deeds(anna)).filteredOn(Deed.RECTIFIED::equals).hasSize(2);
    }

    @Test
    void aCorrectionLeavesTheOtherCategoriesAlone() {
        var anna = floor.person(V);
        var id = floor.open(V, anna, Purpose.ACCOUNT, ANNA);

        floor.inTransaction(() ->
                floor.dossiers.rectify(id, Category.EMAIL, Map.of(Field.EMAIL, "a@voorbeeld.example"), self(anna)));

        assertThat(floor.read(id, Purpose.ACCOUNT, self(anna)).content())
                .isEqualTo(ANNA.with(Category.EMAIL, Map.of(Field.EMAIL, "a@voorbeeld.example")));
    }

    @Test
    void whatWasLeftEmptyIsFilledInInOneDossierOnly() {
        var anna = floor.person(V);
        var account = floor.open(V, anna, Purpose.ACCOUNT, ANNA);
        floor.open(V, anna, Purpose.ORDER, ANNA);

        var changed = floor.inTransaction(
                () -> floor.dossiers.rectify(account, Category.PHONE, Map.of(Field.PHONE, "+31612345678"), self(anna)));

        assertThat(changed).containsExactly(account);
    }

    @Test
    void aCorrectionAddsNothingThatIsNotDeclared() {
        var anna = floor.person(I);
        var id = floor.open(I, anna, Purpose.ACCOUNT, ANNA);

        assertThatThrownBy(() -> floor.inTransaction(() ->
                        floor.dossiers.rectify(id, Category.PHONE, Map.of(Field.PHONE, "+31612345678"), self(anna))))
                .isInstanceOf(NotDeclared.class);

        assertThat(floor.read(id, Purpose.ACCOUNT, self(anna)).content()).isEqualTo(ANNA);
    }

    @Test
    void anotherPersonCorrectsEndsAndErasesNothing() {
        var anna = floor.person(I);
        var id = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        var bram = self(floor.person(I));

        assertThatThrownBy(() -> floor.inTransaction(() ->
                        floor.dossiers.rectify(id, Category.EMAIL, Map.of(Field.EMAIL, "x@voorbeeld.example"), bram)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.inTransaction(() -> floor.dossiers.end(id, Event.CLOSED, bram)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> floor.inTransaction(() -> floor.dossiers.erase(List.of(id), bram, "")))
                .isInstanceOf(NotPermitted.class);

        var read = floor.read(id, Purpose.ACCOUNT, self(anna));
        assertThat(read.content()).isEqualTo(ANNA);
        assertThat(read.happened()).isEmpty();
    }

    @Test
    void endingStartsTheClockOfTheDayWhereTheControllerIs() {
        var anna = floor.person(I);
        var id = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        floor.clock.set(LocalDate.of(2026, 8, 31)
                .atTime(0, 30)
                .atZone(TestClock.AMSTERDAM)
                .toInstant());

        var term = floor.inTransaction(() -> floor.dossiers.end(id, Event.CLOSED, self(anna)));

        assertThat(term).hasToString("6 months after closed");
        var read = floor.read(id, Purpose.ACCOUNT, self(anna));
        assertThat(read.happened()).contains(new Dossier.Happened(Event.CLOSED, LocalDate.of(2026, 8, 31)));
        assertThat(floor.dossiers.dueOn(read)).contains(LocalDate.of(2027, 2, 28));
    }

    @Test
    void aDossierEndsOnce() {
        var anna = floor.person(I);
        var id = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        floor.inTransaction(() -> floor.dossiers.end(id, Event.CLOSED, self(anna)));
        floor.clock.set(LocalDate.of(2026, 4, 2));

        assertThatThrownBy(() -> floor.inTransaction(() -> floor.dossiers.end(id, Event.CLOSED, self(anna))))
                .isInstanceOf(NotPermitted.class);

        assertThat(floor.read(id, Purpose.ACCOUNT, self(anna))
                        .happened()
                        .orElseThrow()
                        .on())
                .isEqualTo("2026-03-02");
        assertThat(deeds(anna)).filteredOn(Deed.ENDED::equals).hasSize(1);
    }

    @Test
    void anEventThatNoTermCountsFromEndsNothing() {
        var anna = floor.person(V);
        var id = floor.open(V, anna, Purpose.SUBSCRIPTION, ANNA);

        assertThatThrownBy(() -> floor.inTransaction(() -> floor.dossiers.end(id, Event.ENDED, self(anna))))
                .isInstanceOf(NotDeclared.class);

        assertThat(floor.inTransaction(() -> floor.dossiers.end(id, Event.CANCELLED, self(anna))))
                .hasToString("2 years after cancelled");
    }

    @Test
    void whatWaitsForAConfirmationHasItsDayFromTheStart() {
        var chaima = floor.person(I);

        var id = floor.open(I, chaima, Purpose.PENDING_REGISTRATION, CHAIMA);

        assertThat(floor.dossiers.dueOn(floor.read(id, Purpose.RIGHTS, self(chaima))))
                .contains(LocalDate.of(2026, 3, 5));
    }

    @Test
    void erasingLeavesATombstoneThatNamesNobody() {
        var anna = floor.person(I);
        var id = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        floor.clock.set(LocalDate.of(2026, 3, 3));

        assertThat(floor.erase(id)).isEqualTo(1);

        var tombstone = floor.db.sql("select * from dossier").query().singleRow();
        assertThat(tombstone)
                .containsEntry("id", id.value())
                .containsEntry("person", null)
                .containsEntry("sealed", null);
        assertThat(tombstone.get("event_on")).hasToString("2026-03-03");
        assertThat(floor.count("keys.dossier_key")).isZero();
        assertThat(floor.count("person")).isZero();
        assertThat(floor.evidence.newest(10))
                .extracting(newest -> newest.entry().deed())
                .containsExactly(Deed.ERASED);
        assertThat(floor.evidence.about(anna.value(), Long.MAX_VALUE, 10)).isEmpty();
        assertThat(contains(everything(), anna.toString())).isFalse();
        assertThatThrownBy(() -> floor.read(id, Purpose.ACCOUNT, self(anna))).isInstanceOf(NotPermitted.class);
    }

    @Test
    void erasingOneOfTwoLeavesThePersonAndTheOther() {
        var anna = floor.person(V);
        var account = floor.open(V, anna, Purpose.ACCOUNT, ANNA);
        var order = floor.open(V, anna, Purpose.ORDER, ANNA);

        floor.erase(order);

        assertThat(floor.read(account, Purpose.ACCOUNT, self(anna)).content()).isEqualTo(ANNA);
        assertThat(floor.count("person")).isEqualTo(1);
        floor.erase(account);
        assertThat(floor.count("person")).isZero();
    }

    @Test
    void erasingTwiceIsErasingOnce() {
        var id = floor.open(I, Purpose.ACCOUNT, ANNA);
        floor.erase(id);
        floor.clock.set(LocalDate.of(2026, 9, 9));

        assertThat(floor.erase(id, id)).isZero();

        assertThat(floor.db
                        .sql("select event_on from dossier")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo("2026-03-02");
        assertThat(floor.evidence.newest(10)).hasSize(1);
    }

    /** Each sees the other's dossier still there, and would leave the person for the other to forget. */
    @Test
    void whoErasesTheLastTwoAtTheSameTimeForgetsThePersonToo() throws Exception {
        var anna = floor.person(V);
        var account = floor.open(V, anna, Purpose.ACCOUNT, ANNA);
        var order = floor.open(V, anna, Purpose.ORDER, ANNA);

        var other = floor.inTransaction(() -> {
            floor.dossiers.erase(List.of(account), self(anna), "");
            var later = CompletableFuture.supplyAsync(() -> floor.erase(order));
            try {
                later.get(500, TimeUnit.MILLISECONDS);
            } catch (TimeoutException waits) {
                return later;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return later;
        });

        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(floor.count("person")).isZero();
    }

    @Test
    void fromOutsideADossierShowsNoPersonAndNoValue() {
        var anna = floor.person(I);
        var id = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        floor.inTransaction(() -> floor.dossiers.end(id, Event.CLOSED, self(anna)));
        long entries = floor.evidence.count();

        var outline = new Outlines(floor.db, floor.statements).newest(5).getFirst();

        assertThat(outline.toString()).doesNotContain(anna.toString(), "Anna");
        assertThat(outline.dueOn()).contains(LocalDate.of(2026, 9, 2));
        assertThat(floor.evidence.count()).isEqualTo(entries);
    }

    @Test
    void printingContentTellsNothing() {
        assertThat(ANNA.toString()).doesNotContain("Anna", "voorbeeld");
    }

    private void assertRefused(Class<? extends Throwable> how, PersonId person, Purpose purpose, Content content) {
        assertThatThrownBy(
                        () -> floor.inTransaction(() -> floor.dossiers.open(I, person, purpose, content, self(person))))
                .isInstanceOf(how);
        for (var table : List.of("dossier", "keys.dossier_key", "evidence_waiting")) {
            assertThat(floor.count(table)).as(table).isZero();
        }
    }

    private List<Deed> deeds(PersonId person) {
        return floor.evidence.about(person.value(), Long.MAX_VALUE, 100).stream()
                .map(Recorded::deed)
                .toList();
    }

    private String address(DossierId id) {
        var person = floor.db
                .sql("select person from dossier where id = ?")
                .param(id.value())
                .query(UUID.class)
                .single();
        return floor.read(id, Purpose.RIGHTS, new Actor.Self(person))
                .content()
                .get(Category.EMAIL, Field.EMAIL)
                .orElseThrow();
    }

    /** Every column of every table as bytes; an own spelling of bytea so that text in it would show. */
    private byte[] everything() {
        var all = new ByteArrayOutputStream();
        var tables = floor.db.sql("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'""").query(String.class).list();
        for (var table : tables) {
            floor.db
                    .sql("select * from " + table)
                    .query()
                    .listOfRows()
                    .forEach(row -> row.values().forEach(value -> {
                        all.writeBytes(
                                value instanceof byte[] bytes
                                        ? bytes
                                        : String.valueOf(value).getBytes(StandardCharsets.UTF_8));
                        all.write('\n');
                    }));
        }
        return all.toByteArray();
    }

    private static boolean contains(byte[] all, String value) {
        return new String(all, StandardCharsets.ISO_8859_1)
                .contains(new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    /** Each of the two is locked with the other, whichever the correction begins at. */
    @Test
    void correctionsThatBeginAtDifferentDossiersOfOnePersonDoNotWaitForEachOther() throws Exception {
        var anna = floor.person(V);
        var ids = List.of(floor.open(V, anna, Purpose.ACCOUNT, ANNA), floor.open(V, anna, Purpose.ORDER, ANNA));
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var corrections = ids.stream()
                    .map(id -> others.submit(() -> {
                        for (int i = 0; i < 60; i++) {
                            floor.dossiers.rectify(
                                    id,
                                    Category.EMAIL,
                                    Map.of(Field.EMAIL, "anna" + i + "@voorbeeld.example"),
                                    self(anna));
                        }
                        return true;
                    }))
                    .toList();
            for (var each : corrections) {
                assertThat(each.get()).isTrue();
            }
        }

        assertThat(floor.dossiers.readOwn(anna).stream()
                        .map(dossier -> dossier.content().get(Category.EMAIL))
                        .distinct())
                .hasSize(1);
    }
}
