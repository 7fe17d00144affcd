/** Promises one PostgreSQL to the platform, its own or one outside, and clear sentences when it refuses. */
@NullMarked
package nl.belofte.database;

import org.jspecify.annotations.NullMarked;
