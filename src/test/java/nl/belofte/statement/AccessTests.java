package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import nl.belofte.TestClock;
import nl.belofte.file.Block;
import nl.belofte.file.Language;
import nl.belofte.file.Mistakes;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who of the staff reads what, as a statement says it or leaves it to the platform. */
class AccessTests {

    private static final String NAME = "north/statement/2026-01-01.yaml";
    private static final String HERE = "\nsharing:\n";

    @TempDir
    Path empty;

    /** The lines that stand under 'access'. */
    private String text(String... lines) {
        return StatementFolder.amended(
                "north", "2026-01-01", HERE, "\naccess:\n  " + String.join("\n  ", lines) + "\n" + HERE);
    }

    private Statement read(String... lines) {
        return new StatementFolder(empty)
                .file(NAME, text(lines))
                .read(TestClock.on("2026-08-01"))
                .current("north");
    }

    private Statement silent() {
        return new StatementFolder(empty)
                .with("north", "2026-01-01")
                .read(TestClock.on("2026-08-01"))
                .current("north");
    }

    @Test
    void aRoleReadsWhatIsNamedAndWithAReasonWhatIsNamedBesides() {
        var access = read(
                        "account:",
                        "  reads:",
                        "    sales: [email]",
                        "  with-reason:",
                        "    sales: [name-and-address]",
                        "    bookkeeping: all")
                .access();

        assertThat(access.readable(Purpose.ACCOUNT, Role.SALES, false)).containsExactly(Category.EMAIL);
        assertThat(access.readable(Purpose.ACCOUNT, Role.SALES, true))
                .containsExactlyInAnyOrder(Category.NAME_AND_ADDRESS, Category.EMAIL);
        assertThat(access.readable(Purpose.ACCOUNT, Role.BOOKKEEPING, false)).isEmpty();
        assertThat(access.readable(Purpose.ACCOUNT, Role.BOOKKEEPING, true))
                .containsExactlyInAnyOrder(Category.NAME_AND_ADDRESS, Category.EMAIL);
    }

    @Test
    void whoIsNotNamedForAPurposeReadsNothingOfIt() {
        var access = read("account:", "  reads:", "    sales: all").access();

        for (var role : Role.values()) {
            assertThat(access.readable(Purpose.ACCOUNT, role, true).isEmpty())
                    .as("%s", role)
                    .isEqualTo(role != Role.SALES);
        }
    }

    @Test
    void aPurposeThatIsNotNamedIsReadAsThePlatformSays() {
        var named = read("account:", "  reads:", "    sales: all").access();
        var silent = silent().access();

        assertThat(named.of(Purpose.ACCOUNT)).isNotEqualTo(silent.of(Purpose.ACCOUNT));
        for (var purpose : EnumSet.complementOf(EnumSet.of(Purpose.ACCOUNT))) {
            assertThat(named.of(purpose)).isEqualTo(silent.of(purpose));
        }
    }

    /** Where a statement is silent, somebody can still do the work. */
    @Test
    void thePlatformGivesEveryPurposeThatHoldsSomethingToSomebodyAndNeverBeyondWhatIsDeclared() {
        var statement = silent();
        statement.declarations().forEach(declaration -> {
            var roles = statement.access().of(declaration.purpose());
            assertThat(roles.isEmpty())
                    .as("%s", declaration.purpose())
                    .isEqualTo(declaration.data().isEmpty());
            roles.values()
                    .forEach(readable -> assertThat(readable.withReason())
                            .isNotEmpty()
                            .containsAll(readable.always())
                            .allMatch(declaration::allows));
        });
    }

    @Test
    void thePlatformNamesEveryPurposeThereIs() {
        var mistakes = new Mistakes();
        var file = Block.read(Path.of("src/main/resources/statement/access.yaml"), mistakes);

        assertThat(file.ids())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Purpose.values()).map(Purpose::id).toList());
        assertThat(AccessReader.read(file)).hasSize(Purpose.values().length);
        mistakes.refuseIfAny();
    }

    @Test
    void allIsWhatIsDeclaredAndTheQuestionWithIt() {
        var access = read("contact:", "  reads:", "    support: all").access();

        assertThat(access.readable(Purpose.CONTACT, Role.SUPPORT, false))
                .containsExactlyInAnyOrder(Category.NAME_AND_ADDRESS, Category.EMAIL, Category.PHONE, Category.MESSAGE);
    }

    @Test
    void whatThePlatformBringsCanBeNamedToo() {
        var access = read("staff:", "  reads:", "    support: [email]").access();

        assertThat(access.readable(Purpose.STAFF, Role.SUPPORT, false)).containsExactly(Category.EMAIL);
        assertThat(access.readable(Purpose.STAFF, Role.PRIVACY_OFFICER, true)).isEmpty();
    }

    private static final String ADVERTISEMENTS = """

              advertisements:
                title: { nl: Advertenties, en: Advertisements }
                personal: no
                says:
                  ADV-5: { nl: Wij tellen totalen., en: We count totals. }
            """;

    private Statement advertising(String... access) {
        var text = StatementFolder.amended(
                "north",
                "2026-01-01",
                HERE,
                ADVERTISEMENTS.indent(0)
                        + (access.length == 0 ? "" : "\naccess:\n  " + String.join("\n  ", access) + "\n")
                        + HERE);
        return new StatementFolder(empty)
                .file(NAME, text)
                .read(TestClock.on("2026-08-01"))
                .current("north");
    }

    @Test
    void whoIsNamedWhereNothingIsHeldWorksForItAndReadsNothing() {
        var asThePlatformSays = advertising().access();
        var named =
                advertising("advertisements:", "  reads:", "    support: all").access();

        for (var role : Role.values()) {
            assertThat(asThePlatformSays.opens(role).contains(Purpose.ADVERTISEMENTS))
                    .isEqualTo(role == Role.SALES);
            assertThat(named.opens(role).contains(Purpose.ADVERTISEMENTS)).isEqualTo(role == Role.SUPPORT);
            assertThat(asThePlatformSays.readable(Purpose.ADVERTISEMENTS, role, true))
                    .isEmpty();
            assertThat(named.readable(Purpose.ADVERTISEMENTS, role, true)).isEmpty();
            assertThat(silent().access().opens(role)).doesNotContain(Purpose.ADVERTISEMENTS);
        }
    }

    @Test
    void aReasonOpensNoWorkWhereNothingIsHeld() {
        var access = advertising("advertisements:", "  with-reason:", "    support: all")
                .access();

        assertThat(access.of(Purpose.ADVERTISEMENTS)).isEmpty();
        assertThat(access.opens(Role.SUPPORT)).doesNotContain(Purpose.ADVERTISEMENTS);
    }

    @Test
    void whoReadsIsSaidInPlainWords() {
        var statement = read(
                "account:",
                "  reads:",
                "    support: all",
                "    sales: [email]",
                "    bookkeeping: [name-and-address]",
                "  with-reason:",
                "    bookkeeping: [email]",
                "    privacy-officer: all",
                "    administrator: [email]");
        var account = statement.declaration(Purpose.ACCOUNT).orElseThrow();

        assertThat(Wording.in(Language.NL).readers(statement, account))
                .containsExactly(
                        "klantenservice",
                        "verkoop, alleen uw e-mailadres",
                        "boekhouding, uw naam en adres; met een reden ook de rest",
                        "privacyfunctionaris, alleen met een reden",
                        "beheerder, alleen met een reden uw e-mailadres");
        assertThat(Wording.in(Language.EN).readers(statement, account))
                .startsWith("customer service", "sales, only your email address");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "acount | reads | support | all | acount: | 'acount' is not known here. Did you mean 'account'?",
                "portal | reads | support | all | portal: | this statement does not declare 'portal'.",
                "suppression | reads | support | all | suppression: | nothing is held for 'suppression'",
                "account | read | support | all | read: | Did you mean 'reads'?",
                "account | reads | suport | all | suport: | 'suport' is not known here. Did you mean 'support'?",
                "account | reads | support | [emial] | support: | 'emial' is not known here. Did you mean 'email'?",
                "account | reads | support | [phone] | support: | 'phone' is not held for this purpose.",
                "account | reads | support | [all, email] | support: | 'all' is not known here.",
                "account | reads | support | [] | support: | 'support' reads nothing here."
            })
    void eachMistakeIsToldWithItsLineAndWhatToDo(
            String purpose, String key, String role, String categories, String where, String told) {
        var text = text(purpose + ":", "  " + key + ":", "    " + role + ": " + categories);
        int line = StatementFolder.lineOf(text.substring(text.indexOf("\naccess:")), where)
                + StatementFolder.lineOf(text, "\naccess:")
                - 1;

        assertThat(mistakes(text)).singleElement().asString().contains(NAME + ":" + line + "  ", told);
    }

    @Test
    void aReasonForWhatIsReadWithoutOneIsAMistake() {
        var text = text("account:", "  reads:", "    sales: all", "  with-reason:", "    sales: [email]");

        assertThat(mistakes(text)).singleElement().asString().contains("'sales' reads this without a reason");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var text = text(
                "account:",
                "  reads:",
                "    suport: all",
                "    sales: [emial, phone]",
                "  with-reasons:",
                "    sales: all",
                "portal:",
                "  reads:",
                "    support: all");

        assertThat(mistakes(text)).hasSize(5);
    }

    private List<String> mistakes(String text) {
        var told = new ArrayList<String>();
        assertThatThrownBy(() -> new StatementFolder(empty).file(NAME, text).read(TestClock.on("2026-08-01")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal ->
                                told.addAll(refusal.getMessage().lines().skip(1).toList()));
        return told;
    }
}
