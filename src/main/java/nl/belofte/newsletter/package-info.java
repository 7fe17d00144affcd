/**
 * Nobody gets the newsletter who did not ask for it and show that the mailbox is his; and whoever does not want it any more is
 * erased the moment he says so.
 *
 * <p>Owns the tables {@code pending_subscription} and {@code subscriber}. Sends no newsletter: {@code mailing} does, and asks here who
 * gets it.
 */
@NullMarked
package nl.belofte.newsletter;

import org.jspecify.annotations.NullMarked;
