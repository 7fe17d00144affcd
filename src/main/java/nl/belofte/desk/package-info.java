/**
 * Where staff work. For now it shows only whether the promises of retention and evidence are kept. Who runs the platform lets
 * them in and out; nobody but they themselves ever knows their password.
 *
 * <p>Owns the table {@code staff}.
 */
@NullMarked
package nl.belofte.desk;

import org.jspecify.annotations.NullMarked;
