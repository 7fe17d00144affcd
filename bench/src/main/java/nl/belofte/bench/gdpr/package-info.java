/** Promises GDPRbench's four workloads on two stores alike, with every answer checked. */
package nl.belofte.bench.gdpr;
