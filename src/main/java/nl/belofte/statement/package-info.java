/**
 * What a controller's privacy statement declares is what the platform does; this module reads, checks and tells it.
 *
 * <p>Owns the table {@code statement_version}. Knows no person and no page: it gives texts and rules, others render and
 * obey them.
 */
@NullMarked
package nl.belofte.statement;

import org.jspecify.annotations.NullMarked;
