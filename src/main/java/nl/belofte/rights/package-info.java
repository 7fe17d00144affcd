/**
 * What somebody asks about his own data is answered in time, and only to himself. A request runs from the day on which it was
 * received, however it came, to the last day that the law gives; it is extended and suspended only as the law allows, and
 * what is decided is told with reasons and with where one may complain. Art. 12 and 15 to 22 GDPR.
 *
 * <p>Owns {@code rights_request}, {@code rights_link} and {@code pending_request}. Knows no page: people ask in {@code request},
 * staff answer in {@code casework}.
 */
@NullMarked
package nl.belofte.rights;

import org.jspecify.annotations.NullMarked;
