/** Where staff work. For now it shows only whether the promises of retention and evidence are kept. Owns no data. */
@NullMarked
package nl.belofte.desk;

import org.jspecify.annotations.NullMarked;
