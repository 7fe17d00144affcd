package nl.belofte.staff;

import java.util.List;

/**
 * New recovery codes, this once.
 *
 * @param signedIn whether one goes on from here, or logs in first
 */
public record RecoveryCodesPage(List<String> codes, boolean signedIn) {
    @Override
    public String toString() {
        return "RecoveryCodesPage";
    }
}
