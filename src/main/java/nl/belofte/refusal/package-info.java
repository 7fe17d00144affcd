/** Promises that whatever the platform refuses to do is told in words that say what to do about it. */
@NullMarked
package nl.belofte.refusal;

import org.jspecify.annotations.NullMarked;
