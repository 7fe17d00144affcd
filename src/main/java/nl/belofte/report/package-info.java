/**
 * A person gets all that is held on them: to read, on paper and for machines, complete by construction, for it walks what the
 * platform itself goes by. Arts. 15 and 20 GDPR.
 *
 * <p>Owns no tables. What is long is never held in memory: the log goes out as it is read.
 */
@NullMarked
package nl.belofte.report;

import org.jspecify.annotations.NullMarked;
