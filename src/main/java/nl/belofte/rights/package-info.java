/**
 * The rights of the people whose data is held: a request is answered in time, truly, and to nobody else. RIG-1 to RIG-11.
 */
@NullMarked
package nl.belofte.rights;

import org.jspecify.annotations.NullMarked;
