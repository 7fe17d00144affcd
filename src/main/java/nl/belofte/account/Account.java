package nl.belofte.account;

import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;

/** What is needed to let somebody in. It does not print the hash. */
record Account(DossierId dossier, PersonId person, String passwordHash, boolean closed) {

    Actor self() {
        return new Actor.Self(person.value());
    }

    @Override
    public String toString() {
        return "Account " + dossier;
    }
}
