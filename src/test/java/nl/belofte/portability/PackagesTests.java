package nl.belofte.portability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import nl.belofte.dossier.Floor;
import nl.belofte.file.Language;
import nl.belofte.report.Someone;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What somebody takes along who has something everywhere. A new purpose joins by itself. */
class PackagesTests {

    private final Floor floor = Floor.on("2026-03-02");

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        floor.close();
    }

    private Path made(Someone someone, String controller, Language language) throws IOException {
        var packages = new Packages(floor.clock, floor.statements, floor.dossiers);
        var file = folder.resolve("meenemen.zip");
        try (var out = Files.newOutputStream(file)) {
            packages.write(controller, packages.providedBy(someone.person), language, out);
        }
        return file;
    }

    private static Map<String, String> files(Path file) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                files.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall", "voipexpress"})
    void aPackageIsWholeAndHasWhatWasGivenUnderConsentOrContractAndNothingElse(String controller) throws IOException {
        var anna = Someone.everywhere(floor, controller, "Anna");
        Someone.everywhere(floor, controller, "Bram");
        var file = made(anna, controller, Language.NL);

        var good = PackageCheck.check(file);
        var files = files(file);
        assertThat(good.files()).isEqualTo(files.size() - 1);

        var portable = floor.dossiers.readOwn(anna.person).stream()
                .filter(dossier -> dossier.basis() == LegalBasis.CONSENT || dossier.basis() == LegalBasis.CONTRACT)
                .toList();
        assertThat(good.rows()).isEqualTo(portable.size());
        assertThat(files.keySet().stream().filter(name -> name.startsWith("data/")))
                .containsExactlyInAnyOrderElementsOf(portable.stream()
                        .map(dossier -> "data/" + dossier.purpose().id() + ".json")
                        .collect(Collectors.toSet()));
        for (var dossier : portable) {
            var data = new JsonMapper()
                    .readTree(files.get("data/" + dossier.purpose().id() + ".json"))
                    .at("/dossiers/0/data");
            dossier.content().values().forEach((category, fields) -> {
                if (category == Category.IP_ADDRESS
                        || category == Category.MESSAGE && dossier.purpose() == Purpose.CONTACT) {
                    assertThat(data.has(category.id())).as(category.id()).isFalse();
                } else {
                    fields.forEach((field, value) -> assertThat(
                                    data.path(category.id()).path(field.id()).asString())
                            .isEqualTo(value));
                }
            });
        }
        assertThat(files.values())
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(
                                "Bram",
                                "ons antwoord",
                                "onze aantekening",
                                "ip-address-ip-address",
                                "Anna-bookkeeping",
                                "Anna-rights"));
    }

    @Test
    void whatThePersonWroteIsATableToo() throws IOException {
        var anna = Someone.everywhere(floor, "voipexpress", "Anna");
        var questions = files(made(anna, "voipexpress", Language.NL)).get("questions.csv");
        assertThat(questions).isEqualTo("""
                \uFEFF"question","subject","at","way","text"\r
                "1","Anna-contact-subject-subject","2026-03-02T10:00:00+01:00","site","Anna vroeg dit"\r
                """);
    }

    @Test
    void theReadmeSpeaksTheLanguageOfThePerson() throws IOException {
        var anna = Someone.everywhere(floor, "ipcall", "Anna");
        assertThat(files(made(anna, "ipcall", Language.NL)).get("README.txt"))
                .startsWith("Dit zijn de gegevens die u aan ipcall.me B.V. gaf.\n")
                .contains("Gemaakt op 2 maart 2026, 12:00, onder de privacyverklaring van 29 juni 2022.");
        assertThat(files(made(anna, "ipcall", Language.EN)).get("README.txt"))
                .startsWith("These are the details that you gave to ipcall.me B.V.");
    }

    @Test
    void whoGaveNothingGetsAPackageThatIsWhole() throws IOException {
        var packages = new Packages(floor.clock, floor.statements, floor.dossiers);
        var file = folder.resolve("leeg.zip");
        try (var out = Files.newOutputStream(file)) {
            packages.write("ipcall", List.of(), Language.NL, out);
        }
        assertThat(PackageCheck.check(file).rows()).isZero();
        assertThat(files(file)).doesNotContainKeys("contact.vcf", "questions.csv");
    }

    @Test
    void aCardIsVCard4() {
        var card = new String(
                VCard.of(Map.of(
                                Category.NAME_AND_ADDRESS,
                                Map.of(
                                        Field.GIVEN_NAME, "Chaima",
                                        Field.FAMILY_NAME, "El Amrani; de\\ 2e,\nEND:VCARD",
                                        Field.STREET, "Molenweg",
                                        Field.HOUSE_NUMBER, "5",
                                        Field.POSTCODE, "3911 AD",
                                        Field.TOWN, "Rhenen",
                                        Field.COUNTRY, "NL"),
                                Category.EMAIL,
                                Map.of(Field.EMAIL, "chaima@voorbeeld.example"),
                                Category.PHONE,
                                Map.of(Field.PHONE, "+31612345678"),
                                Category.BIRTH_DATE,
                                Map.of(Field.BIRTH_DATE, "1990-02-03")))
                        .orElseThrow(),
                StandardCharsets.UTF_8);
        assertThat(card)
                .isEqualTo(String.join(
                        "\r\n",
                        "BEGIN:VCARD",
                        "VERSION:4.0",
                        "FN:Chaima El Amrani\\; de\\\\ 2e\\,\\nEND:VCARD",
                        "N:El Amrani\\; de\\\\ 2e\\,\\nEND:VCARD;Chaima;;;",
                        "EMAIL:chaima@voorbeeld.example",
                        "TEL;VALUE=uri:tel:+31612345678",
                        "ADR;TYPE=home:;;Molenweg 5;Rhenen;;3911 AD;NL",
                        "BDAY:19900203",
                        "END:VCARD",
                        ""));
    }

    @Test
    void noLineOfACardIsLongerThan75BytesAndNoLetterIsCutInTwo() {
        var name = "é".repeat(200);
        var card = VCard.of(Map.of(Category.NAME_AND_ADDRESS, Map.of(Field.FAMILY_NAME, name)))
                .orElseThrow();
        var text = new String(card, StandardCharsets.UTF_8);
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", "")).contains("FN:" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void nothingInATableIsAFormula(String text) {
        assertThat(Csv.row(text)).isEqualTo("\"'" + text + "\"\r\n");
    }

    @Test
    void aTableKeepsWhatSomebodyWrote() {
        assertThat(Csv.row("hij zei \"ja\", dus", "twee\nregels"))
                .isEqualTo("\"hij zei \"\"ja\"\", dus\",\"twee\nregels\"\r\n");
    }
}
