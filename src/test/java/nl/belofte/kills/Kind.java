package nl.belofte.kills;

import java.util.Locale;

/** What is killed, and what it was asked for at that moment besides what goes on all the time. */
enum Kind {
    NODE_AT_WORK(Victim.NODE, ""),
    NODE_IN_A_SWEEP(Victim.NODE, "sweep"),
    NODE_IN_A_ROTATION(Victim.NODE, "rotate"),
    NODE_SEALING(Victim.NODE, "seal"),
    NODE_AT_ITS_START(Victim.NODE, ""),
    POSTGRES_AT_WORK(Victim.POSTGRES, ""),
    POSTGRES_IN_A_SWEEP(Victim.POSTGRES, "sweep"),
    POSTGRES_IN_A_ROTATION(Victim.POSTGRES, "rotate"),
    BACKEND_IN_A_SWEEP(Victim.BACKEND, "sweep"),
    BACKEND_IN_A_ROTATION(Victim.BACKEND, "rotate"),
    ALL_IN_A_SWEEP(Victim.ALL, "sweep"),
    RESTORE(Victim.RESTORE, "");

    enum Victim {
        NODE,
        /** Its first process; the others then end by themselves. */
        POSTGRES,
        /** The process of one session; PostgreSQL then ends all others and starts anew. */
        BACKEND,
        /** Both nodes and PostgreSQL at once, as when the power goes. */
        ALL,
        /** Both nodes, and then mostly what puts a backup back. */
        RESTORE
    }

    final Victim victim;
    final String during;

    Kind(Victim victim, String during) {
        this.victim = victim;
        this.during = during;
    }

    @Override
    public String toString() {
        return this == RESTORE
                ? "both nodes for a restore"
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
