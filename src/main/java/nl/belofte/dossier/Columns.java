package nl.belofte.dossier;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.belofte.file.Block;
import nl.belofte.file.Mistakes;

/** Where personal data may be, as declared in {@code columns.yaml}: what erasing a dossier erases is read from there. */
final class Columns {

    /** @param goesWith the column that names the dossier with which a row goes; or a word; or empty */
    record Table(String goesWith, Map<String, String> columns) {}

    private Columns() {}

    static Map<String, Table> declared() {
        var mistakes = new Mistakes();
        var tables = new LinkedHashMap<String, Table>();
        try (var reader =
                new InputStreamReader(Columns.class.getResourceAsStream("/columns.yaml"), StandardCharsets.UTF_8)) {
            Block.read(reader, "columns.yaml", mistakes).each().forEach((name, table) -> {
                var columns = new LinkedHashMap<String, String>();
                var block = table.block("columns");
                block.ids().forEach(column -> columns.put(column, block.string(column)));
                tables.put(name, new Table(table.optional("goes-with").orElse(""), columns));
                table.optional("because"); // for who reads it; a test sees to it that what goes with nothing has one
                table.finish();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        mistakes.refuseIfAny();
        return tables;
    }

    /** The tables whose rows go with a dossier, each with the column that names it. */
    static Map<String, String> goingWithDossier() {
        var tables = new LinkedHashMap<String, String>();
        declared().forEach((name, table) -> {
            if (table.columns().containsKey(table.goesWith())) {
                tables.put(name, table.goesWith());
            }
        });
        return tables;
    }
}
