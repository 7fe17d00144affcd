package nl.belofte.kills;

/** What became of a deed that a node was asked for. */
record Answer(Kind kind, String text) {

    enum Kind {
        /** Done: from now on it is promised. */
        OK,
        /** Refused by a rule: nothing was done. */
        NO,
        /** Who was asked, or the database, died meanwhile: it was done or it was not. */
        UNKNOWN,
        /** Something that no kill explains. */
        FAILED
    }

    static final Answer DIED = new Answer(Kind.UNKNOWN, "the node died");

    /** @param words without the number */
    static Answer of(String words) {
        int space = words.indexOf(' ');
        var kind = switch (space < 0 ? words : words.substring(0, space)) {
            case "ok" -> Kind.OK;
            case "no" -> Kind.NO;
            case "lost" -> Kind.UNKNOWN;
            default -> Kind.FAILED;
        };
        return new Answer(kind, space < 0 ? "" : words.substring(space + 1).strip());
    }

    boolean ok() {
        return kind == Kind.OK;
    }
}
