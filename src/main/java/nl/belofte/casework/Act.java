package nl.belofte.casework;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.belofte.rights.Right;

/** What the desk can do about a request beside answering it: for whom it is that way, nobody does more than was asked. */
public enum Act {
    COPY("kopie", Right.ACCESS, Right.PORTABILITY),
    RECTIFY("verbetering", Right.RECTIFICATION),
    OBJECT("bezwaar", Right.OBJECTION),
    WITHDRAW("intrekking", Right.WITHDRAWAL),
    RESTRICT("beperking", Right.RESTRICTION),
    END_RESTRICTION("opheffing", Right.RESTRICTION),
    CLOSE_ACCOUNT("account", Right.ERASURE),
    /** What follows from an objection or from a consent that is taken back too. Art. 17(1). */
    ERASE("wissen", Right.ERASURE, Right.OBJECTION, Right.WITHDRAWAL);

    private final String path;
    private final Set<Right> rights;

    Act(String path, Right first, Right... more) {
        this.path = path;
        this.rights = EnumSet.of(first, more);
    }

    static List<Act> of(Right right) {
        return Arrays.stream(values()).filter(act -> act.isFor(right)).toList();
    }

    boolean isFor(Right right) {
        return rights.contains(right);
    }

    /** The end of its path. Its words stand in the message files under {@code act.<path>}. */
    public String path() {
        return path;
    }
}
