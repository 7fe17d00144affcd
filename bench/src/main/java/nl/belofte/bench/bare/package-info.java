/** Promises a Spring Boot page that does nothing: the measure for all others. */
package nl.belofte.bench.bare;
