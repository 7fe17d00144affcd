package nl.belofte.bench.gdpr;

/** The metadata that an update by purpose may set: in ours declared at the purpose, in the plain table a column. */
enum Field {
    RECIPIENTS("party-", 10), // SHR
    ACCESS("team-", 10), // ACL
    SOURCE("source-", 10), // SRC
    DECISIONS("auto-", 2), // DEC
    CATEGORY("kind-", 10); // CAT

    private final ValueList list;

    Field(String word, int size) {
        this.list = new ValueList(word, size);
    }

    ValueList list() {
        return list;
    }
}
