package nl.belofte.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One thing to do.
 *
 * @param text what, in the reader's language: a reference and kinds, never what a dossier holds
 * @param since when it began to wait
 * @param until the last day on which it is on time
 * @param late whether that is over, or it waits longer than it should
 * @param path where it is done; empty where the text says what to do
 */
public record Task(String text, Instant since, Optional<LocalDate> until, boolean late, Optional<String> path) {}
