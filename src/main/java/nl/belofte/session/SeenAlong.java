package nl.belofte.session;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Staff who look along with a customer see this page too. What it reads it reads as {@link SignedIn#actor()}, so that nobody
 * sees by it what the own role does not read.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SeenAlong {}
