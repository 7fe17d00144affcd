package nl.belofte.hold;

/** Who asks is not who agrees. */
final class OwnRequest extends RuntimeException {}
