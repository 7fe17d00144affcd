package nl.belofte.bench.gdpr;

/** A whole record: what is known about it, and its hundred bytes. */
record Item(Metadata metadata, byte[] data) {}
