/** Where staff begin: what waits for them, and whether the promises of retention and evidence are kept. Owns no data. */
@NullMarked
package nl.belofte.desk;

import org.jspecify.annotations.NullMarked;
