package nl.belofte.request;

import java.util.List;
import java.util.UUID;

/**
 * What would become of each dossier.
 *
 * @param error a key of the message files; empty when nothing is wrong
 */
public record ErasurePage(List<Row> rows, String error) {

    /**
     * @param goes whether it can go now
     * @param accountToClose whether it can as soon as its person closes the account, which this page does too
     */
    public record Row(UUID id, String title, String verdict, boolean goes, boolean accountToClose) {}

    public boolean anythingGoes() {
        return rows.stream().anyMatch(row -> row.goes() || row.accountToClose());
    }
}
