package nl.belofte.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nl.belofte.dossier.Floor;
import nl.belofte.file.Language;
import nl.belofte.refusal.Refusal;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a package can be wrong is told in one sentence. */
class PackageCheckTests {

    private static final Floor FLOOR = Floor.on("2026-03-02");
    private static final String ACCOUNT = "data/account.json";

    private static byte[] good;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() throws IOException {
        var anna = FLOOR.person("ipcall");
        FLOOR.open("ipcall", anna, Purpose.ACCOUNT, Floor.ANNA);
        var packages = new Packages(FLOOR.clock, FLOOR.statements, FLOOR.dossiers);
        var out = new ByteArrayOutputStream();
        packages.write("ipcall", packages.providedBy(anna), Language.NL, out);
        good = out.toByteArray();
    }

    @AfterAll
    static void close() {
        FLOOR.close();
    }

    private Path zip(Map<String, byte[]> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file(out.toByteArray());
    }

    private Path file(byte[] bytes) {
        try {
            return Files.write(folder.resolve("pakket.zip"), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, byte[]> files() {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(good))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }

    private static void change(Map<String, byte[]> files, String name, UnaryOperator<String> change) {
        files.compute(
                name,
                (_, old) ->
                        change.apply(new String(old, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    /** As somebody does who sets the digest right again. */
    private static void changeWithItsDigest(Map<String, byte[]> files, String name, UnaryOperator<String> change) {
        var before = digest(files.get(name));
        change(files, name, change);
        change(files, Manifest.NAME, manifest -> manifest.replace(before, digest(files.get(name))));
    }

    private static String digest(byte[] content) {
        return HexFormat.of().formatHex(Packages.sha256().digest(content));
    }

    private void refused(Map<String, byte[]> files, String sentence) {
        refused(zip(files), sentence);
    }

    private static void refused(Path file, String sentence) {
        assertThatThrownBy(() -> PackageCheck.check(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("\n", "Anna", "voorbeeld.example");
    }

    @Test
    void aGoodOneIsGood() {
        assertThat(PackageCheck.check(file(good)).controller()).isEqualTo("ipcall.me B.V.");
        assertThat(PackageCheck.check(zip(files())).rows()).isEqualTo(1);
    }

    @Test
    void oneThatIsNotThereOrNoZip() {
        refused(folder.resolve("weg.zip"), "There is no file");
        refused(file("geen zip".getBytes(StandardCharsets.UTF_8)), "This is no ZIP file, or a damaged one.");
        refused(file(Arrays.copyOf(good, good.length - 30)), "This is no ZIP file, or a damaged one.");
    }

    @Test
    void oneWithoutAManifest() {
        var files = files();
        files.remove(Manifest.NAME);
        refused(files, "The package has no manifest.json.");
    }

    static Stream<UnaryOperator<String>> wrongManifests() {
        return Stream.of(
                manifest -> manifest.replace("belofte-portability/1", "belofte-portability/9"),
                manifest -> manifest.replaceFirst("\"sha256\" : \"[0-9a-f]{64}\"", "\"sha256\" : \"kort\""),
                manifest -> "{}");
    }

    @ParameterizedTest
    @MethodSource("wrongManifests")
    void oneWithAManifestThatIsNotAsItsSchemaSays(UnaryOperator<String> change) {
        var files = files();
        change(files, Manifest.NAME, change);
        refused(files, "manifest.json is not as portability-manifest-1.schema.json says");
    }

    @Test
    void oneWithAManifestThatIsNoJson() {
        var files = files();
        change(files, Manifest.NAME, _ -> "{{{");
        refused(files, "manifest.json is no JSON.");
        files.put(Manifest.NAME, new byte[] {'{', (byte) 0xff, '}'});
        refused(files, "manifest.json is no text in UTF-8.");
        change(files, Manifest.NAME, _ -> "[".repeat(100_000));
        refused(files, "manifest.json is no JSON.");
    }

    @Test
    void oneFromWhichAFileIsGone() {
        var files = files();
        files.remove(ACCOUNT);
        refused(files, "The manifest names data/account.json, which is not in the package.");
    }

    @Test
    void oneToWhichAFileWasAdded() {
        var files = files();
        files.put("extra.txt", new byte[] {'x'});
        refused(files, "The manifest does not name extra.txt.");
    }

    @Test
    void oneInWhichAByteWasChanged() {
        var files = files();
        change(files, ACCOUNT, json -> json.replace("Anna", "Anne"));
        refused(files, "data/account.json is not as it was made: its digest is another than the manifest says.");
    }

    @Test
    void oneInWhichAFileIsNotAsItsSchemaSays() {
        var files = files();
        changeWithItsDigest(files, ACCOUNT, json -> json.replace("\"contract\"", "\"legal-obligation\""));
        refused(files, "data/account.json is not as portability-purpose-1.schema.json says, at ");
    }

    @Test
    void oneInWhichAFileHasNoSchema() {
        var files = files();
        change(
                files,
                Manifest.NAME,
                manifest -> manifest.replace(
                                "\"schemas/portability-purpose-1.schema.json\",\n    \"sha256\"",
                                "\"\",\n    \"sha256\"")
                        .replaceFirst("(\"name\" : \"data/account.json\",\\s+\"schema\" : )\"[^\"]*\"", "$1\"\""));
        refused(files, "The manifest names no schema for data/account.json.");
    }

    @Test
    void oneWithASchemaThatNobodyKnows() {
        var files = files();
        change(
                files,
                Manifest.NAME,
                manifest -> manifest.replaceFirst(
                        "(\"name\" : \"data/account.json\",\\s+\"schema\" : )\"[^\"]*\"",
                        "$1\"https://elders.example/x.json\""));
        refused(files, "data/account.json goes by a schema that this version does not know");
    }

    static Stream<UnaryOperator<String>> wrongCards() {
        return Stream.of(
                _ -> "not a vcard",
                card -> card.replace("VERSION:4.0\r\n", ""),
                card -> card.replaceFirst("FN:[^\r]*\r\n", ""),
                card -> card.replace("END:VCARD\r\n", ""),
                card -> card.replace("END:VCARD", "zomaar iets\r\nEND:VCARD"),
                card -> card.replace("\r\n", "\n"),
                card -> card.replace("END:VCARD", "NOTE:" + "x".repeat(71) + "\r\nEND:VCARD"),
                card -> card + card);
    }

    @ParameterizedTest
    @MethodSource("wrongCards")
    void oneWithACardThatNoAddressBookReads(UnaryOperator<String> change) {
        var files = files();
        changeWithItsDigest(files, Packages.CARD, change);
        refused(files, "contact.vcf is no vCard that an address book reads.");
    }

    private static Map<String, byte[]> withQuestions(String table, int rows) {
        var files = files();
        files.put(Packages.QUESTIONS, table.getBytes(StandardCharsets.UTF_8));
        change(
                files,
                Manifest.NAME,
                manifest -> manifest.replaceFirst(
                        "(\"files\" : \\[ )",
                        "$1{ \"name\" : \"questions.csv\", \"schema\" : \"\", \"sha256\" : \"%s\", \"rows\" : %d }, "
                                .formatted(digest(files.get(Packages.QUESTIONS)), rows)));
        return files;
    }

    private static String table(String... cells) {
        return Csv.BEGINNING + Csv.row(Packages.QUESTIONS_HEAD.toArray(String[]::new)) + Csv.row(cells);
    }

    @Test
    void oneWithATableOfQuestions() {
        var table = table("1", "Hij zei \"nee\", en ging", "2026-03-02", "form", "Twee\r\nregels");
        assertThat(PackageCheck.check(zip(withQuestions(table, 1))).controller())
                .isEqualTo("ipcall.me B.V.");
        refused(withQuestions(table, 2), "questions.csv has another number of rows than the manifest says.");
    }

    static Stream<String> wrongTables() {
        return Stream.of(
                "geen tabel",
                table("1", "2", "3", "4"),
                table("1", "2", "3", "4", "5").replace("subject", "onderwerp"),
                table("1", "2", "3", "4", "x").replace("\"x\"", "x"),
                table("1", "2", "3", "4", "x").replace("\"x\"", "\"=1+1\""),
                table("1", "2", "3", "4", "x").substring(1));
    }

    @ParameterizedTest
    @MethodSource("wrongTables")
    void oneWithATableThatNoSpreadsheetReadsSafely(String table) {
        refused(withQuestions(table, 1), "questions.csv is no table of questions");
    }

    @Test
    void oneWithAnotherSchemaUnderOurName() {
        var files = files();
        changeWithItsDigest(files, "schemas/" + Packages.PURPOSE_SCHEMA, _ -> "true");
        refused(files, "schemas/portability-purpose-1.schema.json is not the schema of that name.");
    }

    @Test
    void oneThatCountsItsRowsWrongly() {
        var files = files();
        change(
                files,
                Manifest.NAME,
                manifest -> manifest.replaceFirst("(?s)(data/account.json.*?\"rows\" : )1", "$12"));
        refused(files, "data/account.json has another number of rows than the manifest says.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../uit.txt", "/etc/uit", "data/../../uit", "c:uit.txt", "data\\uit.txt"})
    void oneThatWouldLandOutsideItsFolder(String name) {
        var files = files();
        files.put(name, new byte[0]);
        refused(files, "The package has a file that would land outside its folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"map/", ".verborgen", "een naam", "a/b/c.txt", "\u202egnp.exe"})
    void oneWithANameThatNoPackageHas(String name) {
        var files = files();
        files.put(name, new byte[0]);
        refused(files, "The package has a file with a name that no package has");
    }

    @Test
    void oneThatGrowsWithoutEnd() {
        var files = files();
        files.put("bom.txt", new byte[20 << 20]);
        refused(files, "Unpacked bom.txt grows without end. Do not unpack it.");
    }

    /** What somebody wrote may be one letter, over and over. */
    @Test
    void aLongDullTextIsNoBomb() {
        var files = files();
        changeWithItsDigest(files, ACCOUNT, json -> json.replace("Anna", "a".repeat(500_000)));
        assertThat(PackageCheck.check(zip(files)).rows()).isEqualTo(1);
    }

    /** A terminal obeys some characters. */
    @Test
    void whatItTellsOfAPackageIsHarmless() {
        var files = files();
        change(files, Manifest.NAME, manifest -> manifest.replace("ipcall.me B.V.", "\\u001b[2Jipcall \\u202e"));
        assertThat(PackageCheck.check(zip(files)).controller()).isEqualTo("?[2Jipcall ?");
    }

    @Test
    void oneWithTooManyFiles() {
        var files = files();
        for (int i = 0; i < 300; i++) {
            files.put("x" + i, new byte[0]);
        }
        refused(files, "more than 200 is no package of ours.");
    }

    /** The list at the end says two; Java's own writer would not make it. */
    @Test
    void oneThatHasAFileTwice() {
        var files = files();
        files.put("README.txa", new byte[] {'x'});
        var bytes = new String(read(zip(files)), StandardCharsets.ISO_8859_1).replace("README.txa", "README.txt");
        refused(file(bytes.getBytes(StandardCharsets.ISO_8859_1)), "The package has README.txt twice.");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A few bytes anywhere may be harmless to the data, but never an unforeseen failure. */
    @Test
    void anyFlippedByteIsRefusedInOneSentenceOrHarmless() {
        for (int at = 0; at < good.length; at += 7) {
            var bytes = good.clone();
            bytes[at] ^= 0x55;
            try {
                PackageCheck.check(file(bytes));
            } catch (Refusal refusal) {
                assertThat(refusal.getMessage()).doesNotContain("\n");
            }
        }
    }
}
