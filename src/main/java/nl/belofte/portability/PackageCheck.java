package nl.belofte.portability;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import nl.belofte.refusal.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whether a package is whole and as its schemas say. It may come from anybody: nothing of it is written to disk, its
 * sizes are counted as they come out and not believed, and the schemas that count are the product's own.
 */
public final class PackageCheck {

    private static final int MOST_FILES = 200;
    private static final long LONGEST_FILE = 32L << 20;
    private static final long LONGEST_PACKAGE = 128L << 20;
    private static final long LONGEST_ZIP = 64L << 20;
    /** Ordinary text of this length comes nowhere near it. */
    private static final long MOST_SHRUNK = 200;

    private static final long LONG_TEXT = 1L << 20;
    private static final Pattern NAME = Pattern.compile("([a-z0-9][a-z0-9-]*/)?[A-Za-z0-9][A-Za-z0-9.-]*");
    private static final Set<String> SCHEMAS = Set.of(Packages.MANIFEST_SCHEMA, Packages.PURPOSE_SCHEMA);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final SequencedMap<String, byte[]> files = new LinkedHashMap<>();

    private PackageCheck(Path file) {
        this.file = file;
    }

    /**
     * What a good package says of itself.
     *
     * @param files how many, but for the manifest
     * @param rows how many dossiers
     */
    public record Good(String controller, String madeAt, int files, int rows) {}

    /** @throws Refusal when it is not; the message says what is wrong and names no value of the package */
    public static Good check(Path file) {
        return new PackageCheck(file).check();
    }

    private Good check() {
        unpack();
        var manifest = manifest();
        var rows = new HashMap<String, Integer>();
        for (var entry : manifest.get("files")) {
            var name = entry.get("name").asString();
            if (rows.putIfAbsent(name, entry.get("rows").asInt()) != null) {
                throw wrong("The manifest names %s twice.", shown(name));
            }
            var content = files.get(name);
            if (content == null || name.equals(Manifest.NAME)) {
                throw wrong("The manifest names %s, which is not in the package.", shown(name));
            }
            digest(name, content, entry.get("sha256").asString());
            schema(
                    name,
                    content,
                    entry.get("schema").asString(),
                    entry.get("rows").asInt());
        }
        var unnamed = new TreeSet<>(files.keySet());
        unnamed.removeAll(rows.keySet());
        unnamed.remove(Manifest.NAME);
        if (!unnamed.isEmpty()) {
            throw wrong("The manifest does not name %s.", shown(unnamed.first()));
        }
        return new Good(
                shown(manifest.at("/controller/name").asString()),
                shown(manifest.get("madeAt").asString()),
                rows.size(),
                rows.entrySet().stream()
                        .filter(entry -> entry.getKey().startsWith("data/"))
                        .mapToInt(Map.Entry::getValue)
                        .sum());
    }

    private void unpack() {
        if (!Files.isRegularFile(file)) {
            throw wrong("There is no file %s.", file);
        }
        try {
            if (Files.size(file) > LONGEST_ZIP) {
                throw wrong("The file is longer than %d MB, which no package is.", LONGEST_ZIP >> 20);
            }
            try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
                if (zip.size() > MOST_FILES) {
                    throw wrong(
                            "The package has %d files; more than %d is no package of ours.", zip.size(), MOST_FILES);
                }
                long all = 0;
                for (var entry : Collections.list(zip.entries())) {
                    name(entry);
                    var content = content(zip, entry);
                    all += content.length;
                    if (all > LONGEST_PACKAGE) {
                        throw wrong(
                                "Unpacked the package is longer than %d MB, which no package is.",
                                LONGEST_PACKAGE >> 20);
                    }
                    if (files.putIfAbsent(entry.getName(), content) != null) {
                        throw wrong("The package has %s twice.", shown(entry.getName()));
                    }
                }
            }
        } catch (ZipException e) {
            throw wrong("This is no ZIP file, or a damaged one.");
        } catch (IOException e) {
            throw wrong("The file cannot be read.");
        }
    }

    /** A name that leads out of the folder into which somebody unpacks it, or hides what it is. */
    private void name(ZipEntry entry) {
        var name = entry.getName();
        if (name.startsWith("/") || name.contains("..") || name.contains("\\") || name.contains(":")) {
            throw wrong(
                    "The package has a file that would land outside its folder: %s. Do not unpack it.", shown(name));
        }
        if (entry.isDirectory() || !NAME.matcher(name).matches()) {
            throw wrong("The package has a file with a name that no package has: %s.", shown(name));
        }
    }

    private byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        var content = new ByteArrayOutputStream();
        var buffer = new byte[16 << 10];
        try (var in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                content.write(buffer, 0, read);
                long packed = Math.max(1, entry.getCompressedSize());
                if (content.size() > LONGEST_FILE
                        || content.size() > LONG_TEXT && content.size() / packed > MOST_SHRUNK) {
                    throw wrong("Unpacked %s grows without end. Do not unpack it.", shown(entry.getName()));
                }
            }
        }
        return content.toByteArray();
    }

    private JsonNode manifest() {
        var content = files.get(Manifest.NAME);
        if (content == null) {
            throw wrong("The package has no %s.", Manifest.NAME);
        }
        obeys(Manifest.NAME, content, Packages.MANIFEST_SCHEMA);
        return JSON.readTree(content);
    }

    private void digest(String name, byte[] content, String told) {
        var found = HexFormat.of().formatHex(Packages.sha256().digest(content));
        if (!found.equals(told)) {
            throw wrong("%s is not as it was made: its digest is another than the manifest says.", shown(name));
        }
    }

    private void schema(String name, byte[] content, String schema, int rows) {
        if (name.startsWith(Packages.SCHEMA_FOLDER)) {
            own(name, content);
        }
        switch (name) {
            case Packages.CARD -> card(name, content);
            case Packages.QUESTIONS -> questions(name, content, rows);
            default -> {}
        }
        if (schema.isEmpty()) {
            if (name.startsWith("data/")) {
                throw wrong("The manifest names no schema for %s.", shown(name));
            }
            return;
        }
        var known = schema.substring(schema.indexOf('/') + 1);
        if (!schema.startsWith(Packages.SCHEMA_FOLDER) || !SCHEMAS.contains(known)) {
            throw wrong("%s goes by a schema that this version does not know: %s.", shown(name), shown(schema));
        }
        if (!files.containsKey(schema)) {
            throw wrong("%s goes by %s, which is not in the package.", shown(name), shown(schema));
        }
        obeys(name, content, known);
        if (JSON.readTree(content).path("dossiers").size() != rows) {
            throw wrong("%s has another number of rows than the manifest says.", shown(name));
        }
    }

    private void card(String name, byte[] content) {
        if (!VCard.isOne(text(name, content))) {
            throw wrong("%s is no vCard that an address book reads.", shown(name));
        }
    }

    private void questions(String name, byte[] content, int rows) {
        var found = Csv.rows(text(name, content), Packages.QUESTIONS_HEAD);
        if (found.isEmpty()) {
            throw wrong("%s is no table of questions that a spreadsheet reads and computes nothing of.", shown(name));
        }
        if (found.getAsInt() != rows) {
            throw wrong("%s has another number of rows than the manifest says.", shown(name));
        }
    }

    /** Who reads the package in goes by the schemas in it. */
    private void own(String name, byte[] content) {
        var known = name.substring(Packages.SCHEMA_FOLDER.length());
        if (!SCHEMAS.contains(known) || !Arrays.equals(content, Packages.resource(known))) {
            throw wrong("%s is not the schema of that name.", shown(name));
        }
    }

    private void obeys(String name, byte[] content, String schema) {
        var text = text(name, content);
        try {
            var faults = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(Packages.resource(schema), StandardCharsets.UTF_8), InputFormat.JSON)
                    .validate(text, InputFormat.JSON);
            if (!faults.isEmpty()) {
                // Where, and not what: the message would quote a value.
                var fault = faults.getFirst();
                throw wrong(
                        "%s is not as %s says, at %s (%s).",
                        shown(name), schema, shown(fault.getInstanceLocation().toString()), fault.getKeyword());
            }
        } catch (JacksonException | IllegalArgumentException e) {
            throw wrong("%s is no JSON.", shown(name));
        }
    }

    private String text(String name, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw wrong("%s is no text in UTF-8.", shown(name));
        }
    }

    /** A terminal obeys some characters. */
    private static String shown(String name) {
        var plain = name.replaceAll("\\p{C}", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
    }

    private static Refusal wrong(String sentence, Object... words) {
        return new Refusal(sentence.formatted(words));
    }
}
