/**
 * A page can be had on paper: as a PDF that a screen reader can read, made without asking anybody or any file for anything.
 *
 * <p>Knows no business, and of {@code web} only its words. The fonts are cut from Inter 4.1 (OFL): Latin, Greek and Cyrillic, and the
 * digits that align in a column in place of the others. Owns no tables.
 */
@NullMarked
package nl.belofte.paper;

import org.jspecify.annotations.NullMarked;
