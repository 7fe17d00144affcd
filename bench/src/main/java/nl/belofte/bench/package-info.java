/** Promises figures that can be repeated: how fast Belofte starts and answers beside a page that does nothing. */
package nl.belofte.bench;
