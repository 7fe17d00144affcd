package nl.belofte.session;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.belofte.statement.Purpose;

/**
 * What the desk does here is for these purposes: the roles that read something for one of them are let in, as the
 * statement's access declares. Who reads it only with a reason is not.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForPurpose {
    Purpose[] value();
}
