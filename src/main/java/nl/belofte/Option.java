package nl.belofte;

/** What can stand behind a verb. */
enum Option {
    PORT("--port", "N", "server.port"),
    DATA("--data", "DIR", "belofte.data"),
    DATABASE("--database", "ADDRESS", "belofte.database"),
    CONTROLLER("--controller", "NAME", ""),
    EMAIL("--email", "ADDRESS", ""),
    ROLE("--role", "ROLE", ""),
    TO("--to", "FILE", ""),
    FROM("--from", "FILE", ""),
    /** By whom something should be signed. */
    KEY("--key", "KEY", ""),
    /** What a verb is about, by itself. */
    FILE("FILE", "", ""),
    NEW_NODE("--new-node", "", "belofte.new-node"),
    FOR_REAL("--for-real", "", ""),
    JSON("--json", "", "");

    final String word;

    /** Stands for the value in messages; empty for an option without one. */
    final String value;

    /** The setting that this option overrules; empty where it is none. */
    final String setting;

    Option(String word, String value, String setting) {
        this.word = word;
        this.value = value;
        this.setting = setting;
    }

    boolean takesValue() {
        return !value.isEmpty();
    }
}
