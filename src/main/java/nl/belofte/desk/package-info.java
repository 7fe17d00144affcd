/**
 * Where staff work. For now it shows only whether the promises of retention and evidence are kept.
 *
 * <p>Owns the table {@code staff}.
 */
@NullMarked
package nl.belofte.desk;

import org.jspecify.annotations.NullMarked;
