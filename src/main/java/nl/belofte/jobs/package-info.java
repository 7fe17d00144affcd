/**
 * Everything that runs by itself stands in one list, {@link nl.belofte.jobs.Jobs}, each with its reason.
 *
 * <p>Owns the table {@code scheduled_tasks}, which holds names and times and never anything of a person.
 */
@NullMarked
package nl.belofte.jobs;

import org.jspecify.annotations.NullMarked;
