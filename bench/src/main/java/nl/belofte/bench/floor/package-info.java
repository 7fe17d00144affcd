/** Promises figures for the promise floor itself: sweeping, reporting to one person, and writing evidence. */
package nl.belofte.bench.floor;
