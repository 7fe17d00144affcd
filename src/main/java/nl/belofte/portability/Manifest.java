package nl.belofte.portability;

import java.util.List;

/**
 * What is in a package, and how one knows that it is whole.
 *
 * @param files all others, with the digest of each
 */
record Manifest(String format, String madeAt, String language, Controller controller, List<File> files) {

    static final String FORMAT = "belofte-portability/1";
    static final String NAME = "manifest.json";

    /** @param statementSha256 of the version of its statement that binds on that day */
    record Controller(String id, String name, String email, String statementVersion, String statementSha256) {}

    /**
     * @param schema the file in the package that says what it looks like; empty for what has a form of its own
     * @param rows how many dossiers, or questions; 1 for what has no rows
     */
    record File(String name, String schema, String sha256, int rows) {}
}
