package nl.belofte.statement;

import nl.belofte.file.Text;

/**
 * One promise in the controller's own words; facts stand in it as {@code {keep}} and the like.
 *
 * @param id as in the platform's catalogue, {@code ACC-4}; a statutory purpose or a part of a promise has an id of its own
 * @param byLaw whether the law gives it although this statement is silent
 */
public record Promise(String id, Text text, boolean byLaw) {}
