package nl.belofte.web;

/** @param text which it shows: of this status, of its hundred, or of a reason of its own */
public record ProblemPage(int status, String text) {}
