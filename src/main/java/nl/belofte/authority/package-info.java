/**
 * What a law obliges the controller to hand over to an authority, such as the police on suspicion of a crime, is recorded with
 * the law that says so, goes only when two different people find that it must, is no more than was demanded, and is kept from
 * the person no longer than until a stated day. SHA-3.
 *
 * <p>Owns {@code authority_request} and {@code demanded}. What is written about a demand lies sealed in a dossier of its own.
 */
@NullMarked
package nl.belofte.authority;

import org.jspecify.annotations.NullMarked;
