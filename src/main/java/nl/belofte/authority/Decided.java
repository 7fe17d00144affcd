package nl.belofte.authority;

/** It is past this step: somebody decided before, or its day is over. */
final class Decided extends RuntimeException {}
