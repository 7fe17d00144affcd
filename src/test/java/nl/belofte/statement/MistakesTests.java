package nl.belofte.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.belofte.TestClock;
import nl.belofte.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MistakesTests {

    private static final String NAME = "north/statement/2026-01-01.yaml";

    @TempDir
    Path empty;

    /** What is written instead of what; words of the line that is to be told; words of what to do. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                of(
                        "an unknown purpose",
                        "\n  location:\n",
                        "\n  horoscope:\n",
                        "horoscope:",
                        "'horoscope' is not known",
                        "newsletter"),
                of(
                        "a statutory purpose",
                        "\n  location:\n",
                        "\n  security:\n",
                        "  security:\n    title: { nl: Uw loc",
                        "'security' is not known"),
                of(
                        "an unknown category",
                        "    data:\n      location:",
                        "    data:\n      starsign:",
                        "starsign:",
                        "'starsign' is not known",
                        "name-and-address"),
                of(
                        "a misspelt category",
                        "    data:\n      location:",
                        "    data:\n      lokation:",
                        "lokation:",
                        "Did you mean 'location'?"),
                of(
                        "a category of a source",
                        "data: [payment-data]",
                        "data: [payment]",
                        "data: [payment]",
                        "'payment' is not known",
                        "payment-data"),
                of(
                        "an unknown basis",
                        "basis: legal-obligation",
                        "basis: curiosity",
                        "basis: curiosity",
                        "'curiosity' is not known",
                        "legitimate-interest"),
                of(
                        "no basis",
                        "    basis: legal-obligation\n",
                        "",
                        "  bookkeeping:",
                        "'basis' is missing",
                        "legal-obligation"),
                of(
                        "an unknown period",
                        "keep: 6 months after satisfied",
                        "keep: 6 moons after satisfied",
                        "6 moons",
                        "is not a term",
                        "6 months after satisfied"),
                of(
                        "a period without number",
                        "keep: 6 months after satisfied",
                        "keep: some months after satisfied",
                        "some months",
                        "is not a term"),
                of(
                        "an endless period",
                        "keep: 6 months after satisfied",
                        "keep: forever",
                        "keep: forever",
                        "is not a term"),
                of(
                        "no term",
                        "    keep: 6 months after satisfied\n",
                        "",
                        "  contact:",
                        "'keep' is missing",
                        "6 months after satisfied"),
                of(
                        "an empty list of terms",
                        "keep: 6 months after satisfied",
                        "keep: []",
                        "keep: []",
                        "'keep' is missing"),
                of(
                        "an unknown event",
                        "keep: 6 months after satisfied",
                        "keep: 6 months after bored",
                        "after bored",
                        "is not a term"),
                of(
                        "another purpose's event",
                        "keep: 6 months after satisfied",
                        "keep: 6 months after closed",
                        "keep: 6 months after closed\n    says:\n      CON-1",
                        "never happens to 'contact'",
                        "satisfied"),
                of(
                        "kept with an unknown purpose",
                        "keep: with contact",
                        "keep: with friends",
                        "with friends",
                        "'friends' is not known"),
                of(
                        "kept with what it does not look into",
                        "    keep: with contact\n    draws-on: [contact]\n",
                        "    keep: with contact\n",
                        "keep: with contact",
                        "what is kept with 'contact' holds nothing itself",
                        "Add 'draws-on: [contact]'"),
                of(
                        "kept with itself",
                        "    keep: with contact\n    draws-on: [contact]\n",
                        "    keep: with training\n    draws-on: [contact]\n",
                        "keep: with training",
                        "'training' has no term that this could go by"),
                of(
                        "kept with what is not declared",
                        "    keep: with contact\n    draws-on: [contact]\n",
                        "    keep: with portal\n    draws-on: [contact]\n",
                        "keep: with portal",
                        "does not declare 'portal'"),
                of(
                        "a term left to a platform that has none",
                        "keep: 6 months after satisfied",
                        "keep: not-named",
                        "keep: not-named\n    says:\n      CON-1",
                        "the platform has no term of its own for 'contact'"),
                of(
                        "a book year that ends within a month",
                        "country: nl\n",
                        "country: nl\nbook-year-ends: 15 June\n",
                        "book-year-ends:",
                        "'15 June' is not the last day of a month",
                        "31 December"),
                of(
                        "a missing language",
                        "        en: Our legal ground for this is {basis}.\n      ACC-6",
                        "      ACC-6",
                        "ACC-3:",
                        "the text in 'en' is missing",
                        "en: ..."),
                of(
                        "an empty sentence",
                        "nl: De wettelijke grond daarvoor is {basis}.\n        en: Our legal ground for this is {basis}.\n      ACC-6",
                        "nl:\n        en: Our legal ground for this is {basis}.\n      ACC-6",
                        "ACC-3:",
                        "the text in 'nl' is missing"),
                of(
                        "a language too many",
                        "title: { nl: Uw account, en: Your account }",
                        "title: { nl: Uw account, en: Your account, fy: Jo akkount }",
                        "fy: Jo",
                        "'fy' is not known"),
                of(
                        "a language that is not spoken",
                        "languages: [nl, en]",
                        "languages: [nl, en, fr]",
                        "languages:",
                        "'fr' is not known"),
                of("one language only", "languages: [nl, en]", "languages: [nl]", "languages:", "'en' is missing"),
                of(
                        "a duplicate key",
                        "country: nl\n",
                        "country: nl\ncountry: be\n",
                        "country: be",
                        "'country' stands here twice"),
                of(
                        "a duplicate purpose",
                        "  newsletter:\n    title",
                        "  contact:\n    title",
                        "contact:\n    title: { nl: Onze nieuwsbrief",
                        "'contact' stands here twice"),
                of(
                        "a misspelt key",
                        "log-in: email",
                        "login: email",
                        "login: email",
                        "'login' is not known",
                        "Did you mean 'log-in'?"),
                of(
                        "a misspelt key at the top",
                        "introduction:",
                        "introducton:",
                        "introducton:",
                        "Did you mean 'introduction'?"),
                of(
                        "an unknown way to log in",
                        "log-in: email",
                        "log-in: face",
                        "log-in: face",
                        "'face' is not known",
                        "user-name"),
                of(
                        "a literal period",
                        "nl: Wij bewaren deze gegevens tot {keep}. Daarna",
                        "nl: Wij bewaren deze gegevens tot {keep}, dus zes maanden. Daarna",
                        "ACC-4:",
                        "'zes maanden' is a period in words",
                        "{keep}"),
                of(
                        "a literal period in English",
                        "en: We keep these details until {keep}. Then",
                        "en: We keep these details until {keep}, that is 6 months. Then",
                        "ACC-4:",
                        "'6 months' is a period in words"),
                of(
                        "a period spelt beyond twelve",
                        "nl: Wij bewaren deze gegevens tot {keep}. Daarna",
                        "nl: Wij bewaren deze gegevens tot {keep}, dus achttien maanden. Daarna",
                        "ACC-4:",
                        "is a period in words"),
                of(
                        "half a year",
                        "nl: Wij bewaren deze gegevens tot {keep}. Daarna",
                        "nl: Wij bewaren deze gegevens tot {keep}, een half jaar. Daarna",
                        "ACC-4:",
                        "is a period in words"),
                of(
                        "unsaid data",
                        "alleen {data}.\n        en: Besides your password we ask only for {data}",
                        "alleen dat.\n        en: Besides your password we ask only for that",
                        "    data:\n      name-and-address:\n        nl: om u met uw naam",
                        "no sentence in 'nl' says it",
                        "{data}"),
                of(
                        "an unsaid basis in one language",
                        "en: Our legal ground for this is {basis}.\n      ACC-6",
                        "en: Our legal ground for this is sound.\n      ACC-6",
                        "    basis: contract\n    keep: 6 months after closed",
                        "no sentence in 'en' says it",
                        "{basis}"),
                of(
                        "an unsaid term",
                        "nl: Wij bewaren deze gegevens tot {keep}. Daarna",
                        "nl: Wij bewaren deze gegevens niet lang. Daarna",
                        "keep: 6 months after closed",
                        "no sentence in 'nl' says it",
                        "{keep}"),
                of(
                        "unsaid recipients",
                        "nl: Uw betaling loopt via {recipients}.",
                        "nl: Uw betaling loopt via een ander.",
                        "recipients: [payment-provider]",
                        "{recipients}"),
                of(
                        "a placeholder for nothing",
                        "alleen {data}.\n        en: Besides",
                        "alleen {data}, {dates}.\n        en: Besides",
                        "ACC-2:",
                        "'{dates}' stands for nothing here",
                        "basis"),
                of(
                        "a fact outside a purpose",
                        "nl: Verandert er iets, dan laten wij u dat weten.",
                        "nl: Verandert er iets, dan hoort u dat tot {keep}.",
                        "CHA-2:",
                        "'{keep}' stands for nothing here"),
                of("an unknown promise", "      ACC-6:", "      ACC-7:", "ACC-7:", "'ACC-7' is not a promise"),
                of(
                        "a promise numbered nought",
                        "      ACC-6:",
                        "      ACC-06:",
                        "ACC-06:",
                        "'ACC-06' is not a promise"),
                of("an invented promise", "      ACC-6:", "      FUN-1:", "FUN-1:", "'FUN-1' is not a promise"),
                of(
                        "a promise said twice",
                        "      ACC-6:",
                        "      ORD-1:",
                        "ORD-1:\n        nl: Bestelt",
                        "'ORD-1' is said twice"),
                of(
                        "an unknown recipient",
                        "recipients: [payment-provider]",
                        "recipients: [astrologer]",
                        "recipients: [astrologer]",
                        "'astrologer' is not known"),
                of(
                        "an unknown source",
                        "    recipients: [payment-provider]\n    sources: [payment-provider]",
                        "    recipients: [payment-provider]\n    sources: [gossip]",
                        "sources: [gossip]",
                        "'gossip' is not known"),
                of(
                        "an unknown purpose to draw on",
                        "draws-on: [contact]",
                        "draws-on: [kontact]",
                        "draws-on: [kontact]",
                        "Did you mean 'contact'?"),
                of(
                        "drawing on what is not declared",
                        "draws-on: [contact]",
                        "draws-on: [portal]",
                        "draws-on: [portal]",
                        "does not declare 'portal'"),
                of(
                        "an unknown role",
                        "role: processor\n      country: not-named\n      agreement: required\n      name: { nl: onze ICT",
                        "role: friend\n      country: not-named\n      agreement: required\n      name: { nl: onze ICT",
                        "role: friend",
                        "'friend' is not known"),
                of(
                        "an unknown provider of a cookie",
                        "provider: google-analytics",
                        "provider: nobody",
                        "provider: nobody",
                        "'nobody' is not known"),
                of(
                        "an optional that is neither",
                        "      billing-address:\n        optional: yes\n        nl: om de factuur te sturen als die naar een ander adres moet\n        en: so that we can send the invoice if it has to go to a different address\n      payment-data:\n        nl: om uw betaling",
                        "      billing-address:\n        optional: maybe\n        nl: om de factuur te sturen als die naar een ander adres moet\n        en: so that we can send the invoice if it has to go to a different address\n      payment-data:\n        nl: om uw betaling",
                        "optional: maybe",
                        "'maybe' is not known",
                        "yes"),
                of(
                        "another version than the file's name",
                        "version: 2026-01-01",
                        "version: 2026-01-02",
                        "version:",
                        "the date in the file's name, '2026-01-01'"),
                of("no date", "version: 2026-01-01", "version: yesterday", "version:", "'yesterday' is not a date"),
                of(
                        "a day that does not exist",
                        "version: 2026-01-01",
                        "version: 2026-02-30",
                        "version:",
                        "'2026-02-30' is not a date"),
                of(
                        "another controller's name",
                        "controller: north",
                        "controller: south",
                        "controller:",
                        "the controller must be 'north'"),
                of(
                        "an unknown zone",
                        "zone: Europe/Amsterdam",
                        "zone: Europe/Rhenen",
                        "zone:",
                        "'Europe/Rhenen' is not a time zone"),
                of(
                        "a missing chapter",
                        "security:\n  title",
                        "sekurity:\n  title",
                        "sekurity:",
                        "Did you mean 'security'?"),
                of(
                        "a list where keys should stand",
                        "title: { nl: Uw account, en: Your account }",
                        "title: [Uw account]",
                        "title: [Uw",
                        "keys with values"),
                of(
                        "a value where keys should stand",
                        "title: { nl: Uw account, en: Your account }",
                        "title: Uw account",
                        "title: Uw",
                        "keys with values"),
                of(
                        "a list where one value should stand",
                        "basis: legal-obligation",
                        "basis: [legal-obligation, consent]",
                        "basis: [",
                        "'basis' should be one value"),
                of("not YAML", "zone: Europe/Amsterdam", "zone: [Europe/Amsterdam", "contact:", "this is not YAML"));
    }

    private static Arguments of(String kind, String original, String written, String where, String... told) {
        return Arguments.of(kind, original, written, where, List.of(told));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void eachMistakeIsToldWithItsLineAndWhatToDo(
            String kind, String original, String written, String where, List<String> told) {
        var text = StatementFolder.amended("north", "2026-01-01")
                .replaceFirst(Pattern.quote(original), Matcher.quoteReplacement(written));
        assertThat(text).as(kind).contains(where);
        int line = StatementFolder.lineOf(text, where);

        var lines = refusal(text).lines().skip(1).toList();

        assertThat(lines)
                .as("%s, in line %d", kind, line)
                .anySatisfy(mistake ->
                        assertThat(mistake).contains(NAME + ":" + line + "  ").contains(told));
    }

    @Test
    void allMistakesOfAllFilesAreToldAtOnce() {
        var folder = new StatementFolder(empty)
                .with(
                        "north",
                        "2026-01-01",
                        "basis: legal-obligation",
                        "basis: curiosity",
                        "  location:\n",
                        "  horoscope:\n")
                .with("north", "2026-07-01", "keep: 6 months after satisfied", "keep: 6 moons after satisfied")
                .with("south", "2026-01-01", "log-in: email", "login: email", "      ACC-6:", "      ACC-7:");

        var told = refusal(folder);

        assertThat(told)
                .contains("'curiosity'", "'horoscope'", "'6 moons after satisfied'", "'login'", "'ACC-7'")
                .contains(
                        "north/statement/2026-01-01.yaml:",
                        "north/statement/2026-07-01.yaml:",
                        "south/statement/2026-01-01.yaml:")
                .startsWith("Belofte cannot start: ")
                .doesNotContain("Exception", "\tat ");
        int count = Integer.parseInt(told.replaceFirst("(?s)Belofte cannot start: (\\d+) mistakes.*", "$1"));
        assertThat(told.lines().skip(1)).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    void mistakesInAnUnknownPurposeAreToldWithItsName() {
        var text = StatementFolder.amended(
                "north",
                "2026-01-01",
                "  contact:\n    title",
                "  kontact:\n    title",
                "keep: 6 months after satisfied",
                "keep: 6 moons after satisfied",
                "      CON-1:",
                "      FUN-1:",
                "draws-on: [contact]",
                "draws-on: [order]");
        var block = text.substring(text.indexOf("  kontact:"), text.indexOf("  training:"));
        var worse = block.replaceFirst("    data:\n      [a-z-]+:", "    data:\n      starsign:")
                .replaceFirst("    basis: [a-z-]+\n", "    basis: curiosity\n    colour: blue\n");

        var told = refusal(text.replace(block, worse));

        assertThat(told)
                .contains(
                        "'kontact' is not known",
                        "Did you mean 'contact'?",
                        "'6 moons after satisfied' is not a term",
                        "'FUN-1' is not a promise",
                        "'starsign' is not known",
                        "'curiosity' is not known",
                        "'colour' is not known");
        assertThat(told.lines().skip(1)).hasSize(6 + 1);
    }

    @Test
    void anUnknownPurposeWithoutOtherMistakesIsOneMistake() {
        var text = StatementFolder.amended("north", "2026-01-01", "  account:\n    title", "  acount:\n    title");

        assertThat(refusal(text).lines().skip(1))
                .singleElement()
                .asString()
                .contains("'acount' is not known", "Did you mean 'account'?");
    }

    @Test
    void oneMistakeIsToldOnce() {
        var text = StatementFolder.amended("north", "2026-01-01", "basis: legal-obligation", "basis: curiosity");

        assertThat(refusal(text).lines().skip(1)).hasSize(1);
    }

    @Test
    void whatIsMissingFromAFileThatIsNoYamlIsNotGuessed() {
        assertThat(refusal("controller: [north").lines().skip(1)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource
    void aFileThatIsNoStatementIsRefused(byte[] content, String told) throws Exception {
        var file = empty.resolve(NAME);
        Files.createDirectories(file.getParent());
        Files.write(file, content);

        assertThat(refusal(new StatementFolder(empty))).contains(NAME + ":1 ").contains(told);
    }

    static Stream<Arguments> aFileThatIsNoStatementIsRefused() {
        return Stream.of(
                Arguments.of(new byte[0], "'controller' is missing"),
                Arguments.of("hello".getBytes(StandardCharsets.UTF_8), "keys with values"),
                Arguments.of("- a\n- b\n".getBytes(StandardCharsets.UTF_8), "keys with values"),
                Arguments.of(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2}, "cannot be read"),
                Arguments.of("controller: \0".getBytes(StandardCharsets.UTF_8), "YAML"));
    }

    @Test
    void aFileWithAnotherNameThanADateIsRefused() {
        var folder = new StatementFolder(empty)
                .with("north", "2026-01-01")
                .file("north/statement/draft.yaml", StatementFolder.amended("north", "draft"));

        assertThat(refusal(folder)).contains("north/statement/draft.yaml:").contains("is not a date");
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        var folder = new StatementFolder(empty)
                .with("north", "2026-01-01")
                .file("north/statement/2026-01-01.yml", StatementFolder.amended("north", "2026-01-01"));

        assertThat(refusal(folder)).contains("2026-01-01.yml:1").contains("Name it <date>.yaml");
    }

    @Test
    void aControllerWithoutStatementIsRefused() throws Exception {
        Files.createDirectories(empty.resolve("north/look"));

        assertThat(refusal(new StatementFolder(empty))).contains("north:1").contains("Add statement/<date>.yaml");
    }

    @Test
    void aFolderWithoutControllersIsRefused() {
        assertThat(refusal(new StatementFolder(empty))).contains("There is no controller in");
    }

    @Test
    void aFileBesideTheControllersIsPassedOver() throws Exception {
        var folder = new StatementFolder(empty)
                .with("north", "2026-01-01")
                .file("README.md", "About these folders.")
                .file("north/statement/.hidden", "left by an editor");

        var statements = folder.read(TestClock.on("2026-08-01"));

        assertThat(statements.controllers()).containsExactly("north");
    }

    @Test
    void anAnchorIsRefused() {
        var text = StatementFolder.amended(
                "north",
                "2026-01-01",
                "title: { nl: Uw account, en: Your account }",
                "title: &title { nl: Uw account, en: Your account }",
                "title: { nl: Uw bestelling, en: Your order }",
                "title: *title");

        assertThat(refusal(text)).contains(NAME + ":");
    }

    private String refusal(String text) {
        return refusal(new StatementFolder(empty).file(NAME, text));
    }

    private static String refusal(StatementFolder folder) {
        var thrown = catchThrowable(() -> folder.read(TestClock.on("2026-08-01")));
        assertThat(thrown).isInstanceOf(Refusal.class);
        return thrown.getMessage();
    }
}
