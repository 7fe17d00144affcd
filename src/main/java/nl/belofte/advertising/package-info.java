/**
 * Advertising reaches those only who may be approached in that way at the moment of approaching, whatever list they stand on: lists
 * are read in by two members of staff, hold ids and no address, go by a term of their own, and are checked again when they are
 * used.
 *
 * <p>Owns {@code advertising_import}, {@code advertising_fault}, {@code advertising_list} and {@code listed}. On what an approach
 * stands is known to {@code permission}, and what nobody wants to {@code suppression}.
 */
@NullMarked
package nl.belofte.advertising;

import org.jspecify.annotations.NullMarked;
