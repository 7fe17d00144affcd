/**
 * Files that people write (statements, sites) are read with the line of every mistake, and all mistakes are told at once.
 *
 * Files that only we write hold secrets, and are for their owner's eyes.
 *
 * <p>Knows YAML and languages; knows nothing of what the files are about. Owns no tables.
 */
@NullMarked
package nl.belofte.file;

import org.jspecify.annotations.NullMarked;
