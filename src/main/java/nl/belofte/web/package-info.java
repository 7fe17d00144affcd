/**
 * A request comes to a site, in a language, and gets a page, a plain problem page, or nothing: never a trace, never a
 * request to a third party, never another site's cookie.
 *
 * <p>Knows no business. Owns no tables.
 */
@NullMarked
package nl.belofte.web;

import org.jspecify.annotations.NullMarked;
