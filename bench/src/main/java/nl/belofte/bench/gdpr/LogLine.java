package nl.belofte.bench.gdpr;

import java.time.Instant;

/** An entry of the log: what was done when, with whose record. */
record LogLine(Instant at, String operation, String key, String user) {
    static final String CREATED = "created";
}
