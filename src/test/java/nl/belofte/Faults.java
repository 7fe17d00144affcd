package nl.belofte;

/** How long the tests of faults take their time: {@code -Dbelofte.faults=true} is the long form. */
public final class Faults {

    public static final boolean LONG = Boolean.getBoolean("belofte.faults");

    private Faults() {}
}
