package nl.belofte.bench.gdpr;

/** The operations of GDPRbench. */
enum Kind {
    CREATE("create"),
    DELETE("delete by key"),
    UPDATE_PURPOSE("update metadata by purpose"),
    UPDATE_USER("update metadata by user"),
    READ("read by key"),
    READ_PURPOSE("read metadata by purpose"),
    READ_USER("read metadata by user"),
    UPDATE_DATA("update data by key"),
    READ_LOG("read the log"),
    VERIFY("verify nothing is past its date");

    final String words;

    Kind(String words) {
        this.words = words;
    }
}
