/**
 * A form asks just what the statement declares for its purpose, says why in the statement's words, and tells beside each
 * field what is wrong and what to do. Robots are told from people without any help from outside.
 *
 * <p>Knows no page in particular and owns no tables.
 */
@NullMarked
package nl.belofte.form;

import org.jspecify.annotations.NullMarked;
