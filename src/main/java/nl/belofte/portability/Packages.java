package nl.belofte.portability;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.belofte.dossier.Dossiers;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes packages. Reading for one is a look into each dossier, and recorded as one. */
@Component
class Packages {

    static final String CARD = "contact.vcf";
    static final String QUESTIONS = "questions.csv";
    static final List<String> QUESTIONS_HEAD = List.of("question", "subject", "at", "way", "text");
    static final String SCHEMA_FOLDER = "schemas/";
    static final String MANIFEST_SCHEMA = "portability-manifest-1.schema.json";
    static final String PURPOSE_SCHEMA = "portability-purpose-1.schema.json";

    private static final JsonMapper JSON = new JsonMapper();

    private final Clock clock;
    private final Statements statements;
    private final Dossiers dossiers;

    Packages(Clock clock, Statements statements, Dossiers dossiers) {
        this.clock = clock;
        this.statements = statements;
        this.dossiers = dossiers;
    }

    List<Provided> providedBy(PersonId person) {
        return Provided.of(dossiers.readOwn(person));
    }

    void write(String controller, List<Provided> provided, Language language, OutputStream to) throws IOException {
        var zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        new Writing(
                        statements.current(controller),
                        provided,
                        language,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        zip)
                .all();
        zip.finish();
    }

    /** One file after the other, each digested as it goes; the manifest comes last. */
    private record Writing(
            Statement statement,
            List<Provided> provided,
            Language language,
            Instant at,
            ZipOutputStream zip,
            List<Manifest.File> files) {

        Writing(Statement statement, List<Provided> provided, Language language, Instant at, ZipOutputStream zip) {
            this(statement, provided, language, at, zip, new ArrayList<>());
        }

        void all() throws IOException {
            var contact = statement.contact();
            add("README.txt", "", 1, out -> out.write(readme().getBytes(StandardCharsets.UTF_8)));
            for (var schema : List.of(MANIFEST_SCHEMA, PURPOSE_SCHEMA)) {
                add(SCHEMA_FOLDER + schema, "", 1, out -> out.write(resource(schema)));
            }
            var byPurpose = new TreeMap<Purpose, List<Provided>>();
            provided.forEach(each -> byPurpose
                    .computeIfAbsent(each.dossier().purpose(), _ -> new ArrayList<>())
                    .add(each));
            for (var purpose : byPurpose.entrySet()) {
                add(
                        "data/%s.json".formatted(purpose.getKey().id()),
                        SCHEMA_FOLDER + PURPOSE_SCHEMA,
                        purpose.getValue().size(),
                        out -> json(purpose(purpose.getKey(), purpose.getValue()), out));
            }
            var card = VCard.of(Provided.contact(provided));
            if (card.isPresent()) {
                add(CARD, "", 1, out -> out.write(card.get()));
            }
            int questions =
                    provided.stream().mapToInt(each -> each.words().size()).sum();
            if (questions > 0) {
                add(QUESTIONS, "", questions, this::questions);
            }
            var manifest = new Manifest(
                    Manifest.FORMAT,
                    time(at),
                    language.tag(),
                    new Manifest.Controller(
                            statement.controller(),
                            contact.name(),
                            contact.email(),
                            statement.version().toString(),
                            statement.sha256()),
                    List.copyOf(files));
            add(Manifest.NAME, "", 1, out -> json(manifest, out));
        }

        private interface Body {
            void writeTo(OutputStream out) throws IOException;
        }

        private void add(String name, String schema, int rows, Body body) throws IOException {
            var entry = new ZipEntry(name);
            entry.setTime(at.toEpochMilli());
            zip.putNextEntry(entry);
            var digest = sha256();
            // What writes a file may close it; the package goes on.
            body.writeTo(new DigestOutputStream(
                    new FilterOutputStream(zip) {
                        @Override
                        public void write(byte[] bytes, int offset, int length) throws IOException {
                            out.write(bytes, offset, length);
                        }

                        @Override
                        public void close() {}
                    },
                    digest));
            zip.closeEntry();
            files.add(new Manifest.File(name, schema, HexFormat.of().formatHex(digest.digest()), rows));
        }

        private static void json(Object value, OutputStream out) {
            JSON.writerWithDefaultPrettyPrinter().writeValue(out, value);
        }

        private Map<String, Object> purpose(Purpose purpose, List<Provided> provided) {
            var all = new LinkedHashMap<String, Object>();
            all.put("purpose", purpose.id());
            statement
                    .declaration(purpose)
                    .ifPresent(about -> all.put("title", about.title().in(language)));
            all.put("dossiers", provided.stream().map(this::dossier).toList());
            return all;
        }

        private Map<String, Object> dossier(Provided provided) {
            var all = new LinkedHashMap<String, Object>();
            all.put("openedOn", provided.dossier().openedOn().toString());
            all.put("legalBasis", provided.dossier().basis().id());
            var data = new LinkedHashMap<String, Map<String, String>>();
            for (var category : provided.given().categories()) {
                data.put(category.id(), fields(category, provided.given().get(category)));
            }
            all.put("data", data);
            if (!provided.words().isEmpty()) {
                all.put(
                        "wrote",
                        provided.words().stream()
                                .map(said -> Map.of("at", time(said.at()), "way", said.way(), "text", said.text()))
                                .map(TreeMap::new)
                                .toList());
            }
            return all;
        }

        private static Map<String, String> fields(Category category, Map<Field, String> values) {
            var fields = new LinkedHashMap<String, String>();
            category.fields().stream()
                    .filter(values::containsKey)
                    .forEach(field -> fields.put(field.id(), values.get(field)));
            return fields;
        }

        private void questions(OutputStream out) throws IOException {
            var rows = new StringBuilder(Csv.BEGINNING).append(Csv.row(QUESTIONS_HEAD.toArray(String[]::new)));
            int question = 0;
            for (var each : provided) {
                question += each.words().isEmpty() ? 0 : 1;
                var subject = each.given().get(Category.SUBJECT, Field.SUBJECT).orElse("");
                for (var said : each.words()) {
                    rows.append(Csv.row(String.valueOf(question), subject, time(said.at()), said.way(), said.text()));
                }
            }
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        }

        private String readme() {
            return Texts.in(language)
                    .get(
                            "portability.readme",
                            statement.contact().name(),
                            Moment.of(at, statement.zone(), language).written(),
                            Wording.in(language).date(statement.version()),
                            statement.contact().email());
        }

        private String time(Instant time) {
            ZoneId zone = statement.zone();
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
        }
    }

    static byte[] resource(String schema) {
        try (var stream = Objects.requireNonNull(Packages.class.getResourceAsStream("/schema/" + schema))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
