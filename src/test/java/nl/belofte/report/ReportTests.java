package nl.belofte.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Everywhere;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.file.Language;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The access report of somebody with something everywhere. A new purpose, category or table joins by itself. */
class ReportTests {

    private final Floor floor = Floor.on("2026-03-02");

    @AfterEach
    void close() {
        floor.close();
    }

    private static String json(Report report) {
        var out = new ByteArrayOutputStream();
        ReportJson.write(report, Language.NL, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode tree(Someone someone) {
        return new JsonMapper().readTree(json(someone.report()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall", "voipexpress"})
    void hasEveryDossierWithEveryValueAsItIsHeld(String controller) {
        var anna = Someone.everywhere(floor, controller, "Anna");
        var dossiers = tree(anna).get("dossiers");
        assertThat(dossiers.valueStream().map(dossier -> dossier.get("purpose").asString()))
                .containsAll(anna.dossiers.keySet().stream().map(Purpose::id).toList())
                .hasSize(floor.count("dossier where person = ?", anna.person.value()));
        var said = dossiers.valueStream()
                .flatMap(dossier -> dossier.get("data").valueStream())
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        assertThat(said).containsAll(anna.values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall", "voipexpress"})
    void tellsPeopleTheSameValuesAsMachines(String controller) {
        var anna = Someone.everywhere(floor, controller, "Anna");
        var page = ReportPages.page(anna.report(), Language.NL);
        var written = page.dossiers().stream()
                .flatMap(dossier -> dossier.values().stream())
                .flatMap(value -> value.lines().stream())
                .collect(Collectors.joining("\n"));
        assertThat(anna.values).allSatisfy(value -> assertThat(written).contains(value));
        assertThat(written).contains("Anna vroeg dit", "ons antwoord", "onze aantekening");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall", "voipexpress"})
    void tellsOfARowInEveryTable(String controller) {
        var anna = Someone.everywhere(floor, controller, "Anna");
        var tables = tree(anna)
                .get("dossiers")
                .valueStream()
                .flatMap(dossier -> dossier.get("goesWith").valueStream())
                .map(row -> row.get("table").asString())
                .collect(Collectors.toCollection(TreeSet::new));
        // What was disclosed stands under a heading of its own, and what a law keeps from her until a day nowhere
        // before it.
        var told = new TreeSet<>(Everywhere.tables());
        told.removeAll(Set.of("disclosure", "concealed_entry", "demanded"));
        assertThat(tables).containsExactlyElementsOf(told);
        for (var language : Language.values()) {
            assertThat(tables)
                    .allSatisfy(table -> assertThat(Texts.in(language).has("report.with." + table))
                            .as("report.with.%s in the messages", table)
                            .isTrue());
        }
    }

    /** A column that is new here joins by itself; the names of controllers are left out where they are told. */
    @Test
    void tellsWhatGoesWithADossierInWordsAndNotInThoseOfATable() {
        var columns = floor.db
                .sql("""
                select distinct a.attname from pg_attribute a
                where a.attrelid = any (select t::regclass from unnest(?::text[]) t) and a.attnum > 0 and not a.attisdropped
                  and a.attname <> 'controller' and a.atttypid not in ('uuid'::regtype, 'bytea'::regtype)
                  and a.attname !~ '(_hash|_index|^secret|^hash)$'""")
                .param(Everywhere.tables().stream()
                        .filter(table -> !Set.of("disclosure", "concealed_entry", "demanded")
                                .contains(table))
                        .toArray(String[]::new))
                .query(String.class)
                .list();
        assertThat(columns).contains("doubted", "suspended_days", "reminded", "opt_out_shown");
        for (var language : Language.values()) {
            assertThat(columns)
                    .allSatisfy(column -> assertThat(Texts.in(language).has("report.fact." + column))
                            .as("report.fact.%s in the messages", column)
                            .isTrue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsThePlatformsOwnWordsInThoseOfPeople(Language language) {
        var words = Stream.of(
                        Arrays.stream(Consents.Kind.values()).map(kind -> "kind." + kind.id()),
                        Arrays.stream(Channel.values()).map(channel -> "channel." + channel.id()),
                        Arrays.stream(RestrictionGround.values()).map(ground -> "ground." + ground.id()))
                .flatMap(each -> each);
        assertThat(words.toList())
                .allSatisfy(word -> assertThat(Texts.in(language).has("report.value." + word))
                        .as(word)
                        .isTrue());
    }

    @Test
    void tellsWhatAQuestionAndARequestHoldAndNotHowThatLiesInTheDatabase() {
        var json = json(Someone.everywhere(floor, "ipcall", "Anna").report());
        assertThat(json)
                .contains("\"said\" : [", "Anna vroeg dit", "onze aantekening")
                .doesNotContain("\\\"kind\\\"", "\\\"way\\\"");
    }

    @Test
    void tellsNoSecretAndNoDigest() {
        var anna = Someone.everywhere(floor, "ipcall", "Anna");
        var secrets = floor.db.sql("""
                select password_hash from account union all select encode(token_hash, 'hex') from session
                union all select encode(wrapped, 'hex') from keys.dossier_key""").query(String.class).list();
        assertThat(secrets).isNotEmpty();
        var json = json(anna.report());
        assertThat(secrets).allSatisfy(secret -> assertThat(json).doesNotContain(secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall", "voipexpress"})
    void tellsConsentsObjectionsAndDisclosures(String controller) {
        var anna = Someone.everywhere(floor, controller, "Anna");
        var contact = anna.consents.under(anna.dossiers.get(Purpose.CONTACT));
        contact.ifPresent(given -> anna.consents.withdraw(given.proof(), Floor.self(anna.person)));
        var report = tree(anna);
        contact.ifPresent(given -> {
            var consent = report.get("consents")
                    .valueStream()
                    .filter(each ->
                            each.get("proof").asString().equals(given.proof().toString()))
                    .findFirst()
                    .orElseThrow();
            assertThat(consent.get("text").asString()).isEqualTo("Ja, voor contact");
            assertThat(consent.get("withdrawnAt").asString()).startsWith("2026-03-02");
        });
        assertThat(report.get("objections").get(0).get("purpose").asString()).isEqualTo("advertising");
        assertThat(report.get("disclosures").get(0).get("categories").get(0).asString())
                .isEqualTo("email");
        var account = report.get("dossiers")
                .valueStream()
                .filter(dossier -> dossier.get("purpose").asString().equals("account"))
                .findFirst()
                .orElseThrow();
        assertThat(account.get("kept").asBoolean()).isTrue();
        assertThat(account.get("restricted").asBoolean()).isTrue();
        assertThat(account.get("heldFor").asString()).isEqualTo("claim");
    }

    @Test
    void holdsNothingOfAnybodyElse() {
        var anna = Someone.everywhere(floor, "ipcall", "Anna");
        var bram = Someone.everywhere(floor, "ipcall", "Bram");
        var json = json(anna.report());
        assertThat(json).contains("Anna-account").doesNotContain("Bram", bram.person.toString());
        bram.dossiers.values().forEach(id -> assertThat(json).doesNotContain(id.toString()));
    }

    @Test
    void tellsWholeTheLogOfThePersonAndOfWhoTurnedOutToBeTheSame() {
        var anna = Someone.everywhere(floor, "ipcall", "Anna");
        var earlier = floor.person("ipcall");
        floor.open("ipcall", earlier, Purpose.ORDER, Floor.ANNA);
        floor.dossiers.merge(earlier, anna.person, Floor.self(earlier));
        var report = anna.report();
        var log = new JsonMapper().readTree(json(report)).get("log");
        assertThat(log).hasSize(floor.count("evidence_opening where entry not in (select entry from concealed_entry)"));
        assertThat(report.log().count()).isEqualTo(log.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ipcall", "voipexpress"})
    void obeysThePublishedSchema(String controller) throws IOException {
        var anna = Someone.everywhere(floor, controller, "Anna");
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("src/main/resources" + ReportJson.SCHEMA)), InputFormat.JSON);
        assertThat(schema.validate(json(anna.report()), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    /** What is random differs each time, and so does the order of what happens in the same moment. */
    @ParameterizedTest
    @ValueSource(strings = {"ipcall", "voipexpress"})
    void isTheReportOfTheGoldenFile(String controller) throws IOException {
        var anna = Someone.everywhere(floor, controller, "Anna");
        var found = json(anna.report())
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "random")
                .replaceAll("\"customerNumber\" : [^\\n]*", "\"customerNumber\" : \"varies\",")
                .replaceAll("(?s)\"log\" : \\[.*\\]", "\"log\" : [ ]")
                .replaceAll(
                        "\"(master|entry|consent_text|statementSha256|logEntries)\" : [^\\n,]*", "\"$1\" : \"varies\"");
        var golden = Path.of("src/test/resources/golden/access-report-%s.json".formatted(controller));
        if (Boolean.getBoolean("accept")) {
            Files.writeString(golden, found + "\n");
        }
        assertThat(golden).as("accept with -Daccept=true").content().isEqualTo(found + "\n");
    }

    /** Whoever had it all in memory before the first byte left would still tell what was forgotten meanwhile. */
    @Test
    void readsTheLogWhileItLeaves() {
        var anna = Someone.everywhere(floor, "ipcall", "Anna");
        anna.logged(3_000);
        var out = new ByteArrayOutputStream() {
            private boolean forgot;

            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                if (!forgot && toString(StandardCharsets.UTF_8).contains("letter-1\"")) {
                    forgot = true;
                    floor.db
                            .sql("delete from evidence_opening where entry < -2000")
                            .update();
                }
            }
        };
        ReportJson.write(anna.report(), Language.NL, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("letter-2000\"")
                .doesNotContain("letter-2001\"", "letter-3000\"")
                .contains("\"complete\" : true");
    }

    @Test
    @EnabledIfSystemProperty(named = "belofte.load", matches = "true")
    void of100_000EntriesTakesNoMoreMemoryThanOfFew() {
        var anna = Someone.everywhere(floor, "ipcall", "Anna");
        anna.logged(100_000);
        var heap = new Heap();
        ReportJson.write(anna.report(), Language.NL, heap);
        assertThat(heap.written).isGreaterThan(10_000_000);
        assertThat(heap.most - heap.least).as("bytes that the heap grew").isLessThan(4_000_000);
    }

    /** Looks at what is in use at every megabyte that goes out. */
    static final class Heap extends OutputStream {

        long written;
        long least = Long.MAX_VALUE;
        long most;

        @Override
        public void write(int b) {
            write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (written / 1_000_000 != (written += length) / 1_000_000) {
                System.gc();
                long used = Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory();
                least = Math.min(least, used);
                most = Math.max(most, used);
            }
        }
    }

    @Test
    void onPaperSaysHonestlyWhatOfTheLogIsElsewhere() {
        var anna = Someone.everywhere(floor, "ipcall", "Anna");
        anna.logged(1_000);
        var paper = ReportPages.paper(anna.report(), Language.NL);
        assertThat(paper.told()).hasValue(500L);
        assertThat(paper.entries()).isGreaterThan(1_000);
    }
}
