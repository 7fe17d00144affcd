package nl.belofte.staff;

import java.util.Optional;
import java.util.function.Function;

/** Told by the module above that knows who else vouches for the staff of a controller: its name, as staff know it. */
public interface Vouching extends Function<String, Optional<String>> {}
