package nl.belofte.suppression;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.dirk;
import static nl.belofte.dossier.Floor.email;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.NoGround;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Opening;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Recorded;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A no holds, for whom it was said and for nobody else, until the person himself says yes anew. */
class SuppressionsTests {

    private static final String I = "ipcall";
    private static final Content ADDRESS = email("anna@voorbeeld.example");
    private static final Actor LINK = new Actor.Platform("test");
    private static final Shown NEWSLETTER = new Shown(
            I,
            Purpose.NEWSLETTER,
            "newsletter",
            Language.NL,
            LocalDate.parse("2022-06-29"),
            "Stuur mij de nieuwsbrief.");

    private final Floor floor = Floor.on("2026-03-02");
    private final Suppressions suppressions = Registered.on(floor);
    private final PersonId anna = floor.person(I);

    @AfterEach
    void close() {
        floor.close();
    }

    private boolean sent(Purpose purpose, Content to) {
        return sent(I, purpose, Channel.EMAIL, to);
    }

    /** What is told must be what was done. */
    private boolean sent(String controller, Purpose purpose, Channel channel, Content to) {
        var times = new AtomicInteger();
        boolean told = suppressions.reach(controller, purpose, channel, to, times::incrementAndGet);
        assertThat(times.get()).isEqualTo(told ? 1 : 0);
        assertThat(suppressions.isSuppressed(controller, purpose, channel, to)).isEqualTo(!told);
        return told;
    }

    private static Content phone(String number) {
        return new Content(Map.of(Category.PHONE, Map.of(Field.PHONE, number)));
    }

    private static Content door(String postcode, String number) {
        return new Content(
                Map.of(Category.NAME_AND_ADDRESS, Map.of(Field.POSTCODE, postcode, Field.HOUSE_NUMBER, number)));
    }

    @Test
    void aNoCountsForItsPurposeItsControllerAndItsAddressOnly() {
        assertThat(sent(Purpose.NEWSLETTER, ADDRESS)).isTrue();

        suppressions.object(I, Purpose.NEWSLETTER, ADDRESS, LINK);

        assertThat(sent(Purpose.NEWSLETTER, ADDRESS)).isFalse();
        assertThat(sent(Purpose.ADVERTISING, ADDRESS)).isTrue();
        assertThat(sent(Purpose.NEWSLETTER, email("bram@voorbeeld.example"))).isTrue();
        assertThat(sent("voipexpress", Purpose.NEWSLETTER, Channel.EMAIL, ADDRESS))
                .isTrue();
    }

    @Test
    void aNoToOneWayIsNoneToAnother() {
        var both = ANNA.with(Category.PHONE, Map.of(Field.PHONE, "+31612345678"));

        suppressions.object(I, Purpose.ADVERTISING, phone("0612345678"), LINK);

        assertThat(sent(I, Purpose.ADVERTISING, Channel.PHONE, both)).isFalse();
        assertThat(sent(I, Purpose.ADVERTISING, Channel.EMAIL, both)).isTrue();
        assertThat(sent(I, Purpose.ADVERTISING, Channel.POST, both)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@voorbeeld.example",
                " Anna@Voorbeeld.EXAMPLE ",
                "ANNA@VOORBEELD.EXAMPLE",
                "\uff41nna@voorbeeld.example"
            })
    void anAddressIsKnownHoweverItIsWritten(String written) {
        suppressions.object(I, Purpose.NEWSLETTER, ADDRESS, LINK);

        assertThat(sent(Purpose.NEWSLETTER, email(written))).isFalse();
    }

    @Test
    void aDomainIsKnownInBothItsAlphabets() {
        suppressions.object(I, Purpose.NEWSLETTER, email("anna@caf\u00e9.example"), LINK);

        assertThat(sent(Purpose.NEWSLETTER, email("anna@xn--caf-dma.example"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+31612345678", "06 12 34 56 78", "06-12345678", "0031 6 1234 5678", "+31 (0)6 12345678"})
    void aNumberIsKnownHoweverItIsWritten(String written) {
        suppressions.object(I, Purpose.ADVERTISING, phone(written), LINK);

        assertThat(sent(I, Purpose.ADVERTISING, Channel.PHONE, phone("+31612345678")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3911 AB/12-a", "3911ab/12 A", "3911AB/12a"})
    void aDoorIsKnownHoweverItIsWritten(String written) {
        var parts = written.split("/");
        suppressions.object(I, Purpose.ADVERTISING, door(parts[0], parts[1]), LINK);

        assertThat(sent(I, Purpose.ADVERTISING, Channel.POST, door("3911 AB", "12A")))
                .isFalse();
        assertThat(sent(I, Purpose.ADVERTISING, Channel.POST, door("3911 AB", "14")))
                .isTrue();
    }

    private static final Content NUMBER = phone("06 1234 5678");
    private static final Shown CALLS = new Shown(
            I,
            Purpose.ADVERTISING,
            "advertising-phone",
            Language.NL,
            LocalDate.parse("2022-06-29"),
            "Bel mij met aanbiedingen.");

    private boolean called() {
        return sent(I, Purpose.ADVERTISING, Channel.PHONE, NUMBER);
    }

    private PersonId withNumber() {
        var person = floor.person(I);
        floor.open(I, person, Purpose.ORDER, ANNA.with(Category.PHONE, Map.of(Field.PHONE, "0612345678")));
        return person;
    }

    private static Actor.Self himself(PersonId person) {
        return new Actor.Self(person.value());
    }

    @Test
    void whoOnlyTypedANumberTakesBackNoNoThatOthersSaidToIt() {
        suppressions.object(I, Purpose.ADVERTISING, Channel.PHONE, NUMBER, LINK);
        suppressions.consent(CALLS, NUMBER, himself(withNumber()));
        assertThat(called()).as("said on the telephone").isFalse();
    }

    @Test
    void whoSaidNoToHisNumberTakesItBackHimselfAndNobodyElseDoes() {
        var owner = withNumber();
        var stranger = withNumber();
        suppressions.object(owner, Purpose.ADVERTISING, Channel.PHONE, self(owner));
        suppressions.consent(CALLS, NUMBER, himself(stranger));
        assertThat(called()).as("a stranger's yes").isFalse();

        suppressions.consent(CALLS, NUMBER, himself(owner));
        assertThat(called()).as("his own").isTrue();
    }

    @Test
    void aNumberToWhichTwoSaidNoIsFreedByNeither() {
        var owner = withNumber();
        suppressions.object(owner, Purpose.ADVERTISING, Channel.PHONE, self(owner));
        suppressions.object(I, Purpose.ADVERTISING, Channel.PHONE, NUMBER, LINK);
        suppressions.object(owner, Purpose.ADVERTISING, Channel.PHONE, self(owner));

        suppressions.consent(CALLS, NUMBER, himself(owner));

        assertThat(called()).isFalse();
    }

    /** Letters about contracts, rights and security go on. */
    @ParameterizedTest
    @EnumSource
    void onlyDirectMarketingEndsByANo(Purpose purpose) {
        boolean marketing = purpose == Purpose.NEWSLETTER || purpose == Purpose.ADVERTISING;
        if (marketing) {
            suppressions.object(I, purpose, ADDRESS, LINK);
        } else {
            assertThatThrownBy(() -> suppressions.object(I, purpose, ADDRESS, LINK))
                    .isInstanceOf(NotFinal.class);
            assertThatThrownBy(() -> suppressions.objectEverywhere(anna, purpose, self(anna)))
                    .isInstanceOf(NotFinal.class);
        }
        for (var other : Purpose.values()) {
            assertThat(sent(other, ADDRESS)).as(other.id()).isEqualTo(!marketing || other != purpose);
        }
    }

    @Test
    void aPersonSaysNoForAllThatIsOnFileAndInItsOwnWays() {
        floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        floor.open(
                I,
                anna,
                Purpose.ORDER,
                email("werk@voorbeeld.example").with(Category.PHONE, Map.of(Field.PHONE, "+31612345678")));

        suppressions.objectEverywhere(anna, Purpose.ADVERTISING, self(anna));

        assertThat(sent(Purpose.ADVERTISING, ADDRESS)).isFalse();
        assertThat(sent(Purpose.ADVERTISING, email("werk@voorbeeld.example"))).isFalse();
        assertThat(sent(I, Purpose.ADVERTISING, Channel.PHONE, phone("0612345678")))
                .isFalse();
        assertThat(sent(I, Purpose.ADVERTISING, Channel.POST, door("3911AB", "12")))
                .isFalse();
        assertThat(floor.count("objection where person = ? and purpose = 'advertising'", anna.value()))
                .isEqualTo(1);
    }

    @Test
    void aNoSurvivesThePersonAndTheReturnOfTheAddress() {
        var account = floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        suppressions.objectEverywhere(anna, Purpose.NEWSLETTER, self(anna));
        floor.erase(account);
        assertThat(floor.count("person")).isZero();

        // An old list is read in: another person, as far as anybody knows, with a dossier for that very purpose.
        var imported = floor.person(I);
        floor.open(I, imported, Purpose.ADVERTISING, ANNA);
        floor.open(I, imported, Purpose.ACCOUNT, ANNA);

        assertThat(sent(Purpose.NEWSLETTER, ADDRESS)).isFalse();
        assertThat(floor.chain().verify().faults()).isEmpty();
    }

    @Test
    void aDossierOpenedForThePurposeDoesNotUndoTheNo() {
        suppressions.object(I, Purpose.ADVERTISING, ADDRESS, LINK);

        floor.open(I, floor.person(I), Purpose.ADVERTISING, ANNA);

        assertThat(sent(Purpose.ADVERTISING, ADDRESS)).isFalse();
    }

    @Test
    void whatIsKeptNamesNobody() {
        floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        suppressions.objectEverywhere(anna, Purpose.NEWSLETTER, self(anna));

        var rows = floor.db
                .sql("select s::text row from suppression s")
                .query(String.class)
                .list();
        // The address and the number by what each is used for, and herself by each channel.
        assertThat(rows).hasSize(3 + 4).noneMatch(row -> row.contains("anna") || row.contains(anna.toString()));
        // Nor can what finds a dossier be laid beside it.
        assertThat(floor.count("suppression join blind_index on value = mark")).isZero();
    }

    @Test
    void whoSaysYesAnewIsSentToAgainThereAndNowhereElse() {
        floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        floor.open(I, anna, Purpose.ORDER, email("werk@voorbeeld.example"));
        suppressions.objectEverywhere(anna, Purpose.NEWSLETTER, self(anna));
        suppressions.objectEverywhere(anna, Purpose.ADVERTISING, self(anna));

        var ground = suppressions.consent(NEWSLETTER, ADDRESS, new Actor.Self(anna.value()));
        var opening = new Opening(I, anna, Purpose.NEWSLETTER, ADDRESS).on(Optional.of(ground));
        var newsletter = floor.dossiers.open(List.of(opening), self(anna)).getFirst();

        assertThat(sent(Purpose.NEWSLETTER, ADDRESS)).isTrue();
        assertThat(sent(Purpose.NEWSLETTER, email("werk@voorbeeld.example"))).isFalse();
        assertThat(sent(Purpose.ADVERTISING, ADDRESS)).isFalse();
        assertThat(floor.read(newsletter, Purpose.NEWSLETTER, LINK).content()).isEqualTo(ADDRESS);
    }

    /** There is no other way to take a no back, and who takes it back is the person by the type of the actor. */
    @Test
    void nobodyElseTakesANoBack() {
        assertThat(Arrays.stream(Suppressions.class.getMethods())
                        .filter(method -> method.getDeclaringClass() == Suppressions.class)
                        .filter(method -> method.getReturnType() == nl.belofte.dossier.Ground.class)
                        .allMatch(method ->
                                Arrays.asList(method.getParameterTypes()).contains(Actor.Self.class)))
                .isTrue();
        assertThat(Arrays.stream(Suppressions.class.getMethods())
                        .filter(method -> method.getDeclaringClass() == Suppressions.class)
                        .map(java.lang.reflect.Method::getName)
                        .distinct())
                .containsExactlyInAnyOrder(
                        "object",
                        "objectEverywhere",
                        "consent",
                        "isSuppressed",
                        "refusing",
                        "suppressed",
                        "free",
                        "reach",
                        "share");
    }

    @Test
    void aConsentOfAnotherLiftsNoObjection() {
        var bram = floor.person(I);
        floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        suppressions.objectEverywhere(anna, Purpose.NEWSLETTER, self(anna));
        var brams = suppressions.consent(NEWSLETTER, email("bram@voorbeeld.example"), new Actor.Self(bram.value()));

        assertThatThrownBy(() -> floor.dossiers.liftObjection(brams, new Actor.Self(anna.value())))
                .isInstanceOf(NoGround.class);

        assertThat(floor.count("objection")).isEqualTo(1);
        assertThat(sent(Purpose.NEWSLETTER, ADDRESS)).isFalse();
    }

    @Test
    void ofTheStaffWhoWorksWithItOrLooksAfterRightsNotesANo() {
        assertThatThrownBy(() -> suppressions.object(I, Purpose.NEWSLETTER, ADDRESS, dirk("logistics")))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> suppressions.object(anna, Purpose.NEWSLETTER, Channel.EMAIL, dirk("logistics")))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> suppressions.object(anna, Purpose.NEWSLETTER, Channel.EMAIL, self(floor.person(I))))
                .isInstanceOf(NotPermitted.class);
        assertThat(sent(Purpose.NEWSLETTER, ADDRESS)).isTrue();
        assertThatThrownBy(() -> suppressions.objectEverywhere(anna, Purpose.NEWSLETTER, dirk("sales")))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> suppressions.objectEverywhere(anna, Purpose.NEWSLETTER, self(floor.person(I))))
                .isInstanceOf(NotPermitted.class);
        assertThat(floor.count("suppression")).isZero();

        suppressions.object(I, Purpose.NEWSLETTER, ADDRESS, dirk("privacy-officer"));
        suppressions.object(I, Purpose.NEWSLETTER, email("werk@voorbeeld.example"), dirk("sales"));

        assertThat(sent(Purpose.NEWSLETTER, ADDRESS)).isFalse();
        assertThat(sent(Purpose.NEWSLETTER, email("werk@voorbeeld.example"))).isFalse();
    }

    @Test
    void aNoToOneWayIsNoneToTheOthers() {
        floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        floor.open(I, anna, Purpose.ORDER, email("werk@voorbeeld.example"));

        suppressions.object(anna, Purpose.NEWSLETTER, Channel.POST, self(anna));
        assertThat(sent(Purpose.NEWSLETTER, ADDRESS)).isTrue();
        suppressions.object(anna, Purpose.NEWSLETTER, Channel.EMAIL, self(anna));

        assertThat(sent(Purpose.NEWSLETTER, ADDRESS)).isFalse();
        assertThat(sent(Purpose.NEWSLETTER, email("werk@voorbeeld.example")))
                .as("all on file")
                .isFalse();
        assertThat(sent(Purpose.ADVERTISING, ADDRESS)).isTrue();
        assertThat(floor.count("objection")).as("the purpose as a whole").isZero();
    }

    @Test
    void theEvidenceTellsOfTheNo() {
        suppressions.object(I, Purpose.NEWSLETTER, Channel.EMAIL, ADDRESS, dirk("privacy-officer"));
        suppressions.objectEverywhere(anna, Purpose.ADVERTISING, self(anna));

        assertThat(floor.evidence.newest(5).get(1).entry())
                .extracting(Recorded::deed, Recorded::detail)
                .containsExactly(Deed.OBJECTED, "email");
        assertThat(floor.evidence.about(anna.value(), Long.MAX_VALUE, 5))
                .singleElement()
                .extracting(Recorded::deed, Recorded::purpose)
                .containsExactly(Deed.OBJECTED, "advertising");
    }

    @Test
    void aRestoredDatabaseHasTheNoAgainAndAStartAsAlwaysChangesNothing() {
        floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        floor.restoredAfter(() -> suppressions.objectEverywhere(anna, Purpose.NEWSLETTER, self(anna)));
        assertThat(sent(Purpose.NEWSLETTER, ADDRESS)).isTrue();

        floor.dossiers();

        assertThat(sent(Purpose.NEWSLETTER, ADDRESS)).isFalse();
        assertThat(floor.count("objection")).isEqualTo(1);
        long entries = floor.evidence.count();
        floor.dossiers();
        assertThat(floor.evidence.count()).isEqualTo(entries);
    }

    @Test
    void aRestoredDatabaseKnowsWhatWasSaidLast() {
        floor.open(I, anna, Purpose.ACCOUNT, ANNA);
        suppressions.objectEverywhere(anna, Purpose.NEWSLETTER, self(anna));
        floor.restoredAfter(() -> {
            suppressions.consent(NEWSLETTER, ADDRESS, new Actor.Self(anna.value()));
            suppressions.object(I, Purpose.ADVERTISING, ADDRESS, LINK);
        });

        floor.dossiers();

        assertThat(sent(Purpose.NEWSLETTER, ADDRESS)).isTrue();
        assertThat(floor.count("objection")).isZero();
        assertThat(sent(Purpose.ADVERTISING, ADDRESS)).isFalse();
    }
}
