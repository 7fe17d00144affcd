package nl.belofte.authority;

/** Who asks is not who approves, and who is neither takes nothing away. */
final class OwnRequest extends RuntimeException {}
