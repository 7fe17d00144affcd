/**
 * A person who wants to be erased is, as far as the law lets anybody: for each dossier it is told beforehand whether it goes at
 * once, which law keeps it until when, or who has to decide; and afterwards an independent query has seen that nothing is left.
 * Art. 17 GDPR.
 *
 * <p>Owns no tables.
 */
@NullMarked
package nl.belofte.erasure;

import org.jspecify.annotations.NullMarked;
