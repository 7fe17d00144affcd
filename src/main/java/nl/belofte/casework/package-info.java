/**
 * Where staff answer what people ask about their own data: one inbox by last day, each case with its clock explained, decisions
 * with reasons in letters that are read before they go, and what comes by mail, telephone or post written down so that its clock
 * runs from the day on which it was received.
 *
 * <p>Owns no tables: the cases are kept in {@code rights}.
 */
@NullMarked
package nl.belofte.casework;

import org.jspecify.annotations.NullMarked;
