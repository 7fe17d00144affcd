package nl.belofte.account;

import nl.belofte.dossier.Floor;

/** The customer numbers on the promise floor. */
public final class NumbersOn {

    private NumbersOn() {}

    public static CustomerNumbers floor(Floor floor) {
        return new CustomerNumbers(floor.db);
    }
}
