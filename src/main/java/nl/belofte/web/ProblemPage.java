package nl.belofte.web;

/** @param status which text it shows: of this status or of its hundred */
public record ProblemPage(int status) {}
