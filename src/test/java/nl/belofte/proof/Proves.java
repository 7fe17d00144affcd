package nl.belofte.proof;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This test drives the running platform from outside (HTTP, a browser, SMTP) and fails when what enforces these promises
 * is taken away. No other test may name a promise.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Proves {

    /** Numbers in the catalogue, {@code ACC-4}. */
    String[] value();

    /** For whom; empty for every controller that declares the promise. */
    String[] controllers() default {};
}
