/**
 * Which controllers there are, which sites each has, how these are reached and what they look like; all read from the
 * controllers' folders, so that a new controller is a new folder.
 */
@NullMarked
package nl.belofte.brand;

import org.jspecify.annotations.NullMarked;
