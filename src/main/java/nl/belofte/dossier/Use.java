package nl.belofte.dossier;

import nl.belofte.evidence.Actor;
import nl.belofte.statement.Purpose;

/**
 * For what somebody opens dossiers. Only the use case at the edge makes one, where it is known who asks and why: a test
 * lists every place that does, so that a purpose is never handed on from where it was not meant.
 */
public record Use(Purpose purpose, Actor actor) {}
