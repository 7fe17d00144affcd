/** Promises figures that can be repeated, each beside what does the same and promises nothing. */
package nl.belofte.bench;
