package nl.belofte.preference;

import java.util.Optional;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;

/**
 * Whose switches they are, and where he can be reached.
 *
 * @param dossier by which he is known: the account, or what the link in a letter names
 * @param purpose of that dossier
 * @param token of that link; empty for who is signed in
 */
record Holder(
        String controller,
        PersonId person,
        DossierId dossier,
        Purpose purpose,
        Content onFile,
        Optional<String> token) {

    Actor.Self self() {
        return new Actor.Self(person.value());
    }

    /** Whether there is one that could confirm a yes: who is signed in proved his. */
    boolean hasMailbox() {
        return token.isEmpty() || onFile.get(Category.EMAIL, Field.EMAIL).isPresent();
    }

    @Override
    public String toString() {
        return "Holder of " + dossier;
    }
}
