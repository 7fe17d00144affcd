package nl.belofte.person;

import java.util.UUID;

/** Meaningless by itself, and random so that it tells nothing about when somebody came. */
public record PersonId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
