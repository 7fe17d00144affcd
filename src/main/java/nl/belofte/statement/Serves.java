package nl.belofte.statement;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A feature registers which promises it makes true. {@code ./belofte promises} is derived from it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Serves {

    /** Ids in the catalogue, {@code ACC-4}. */
    String[] value();
}
