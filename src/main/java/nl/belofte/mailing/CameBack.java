package nl.belofte.mailing;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * To whom mailings do not go any more, since a mail server said that there is no such address. It is said of the dossier, so who
 * proves the mailbox anew and gets another is rid of it.
 */
@Component
public class CameBack {

    /** The states of a copy after which its dossier gets no other of that purpose. */
    static final String STATES = "('refused', 'returned')";

    private final JdbcClient db;

    CameBack(JdbcClient db) {
        this.db = db;
    }

    /** Those of them. */
    public Set<DossierId> among(Collection<DossierId> dossiers) {
        return new HashSet<>(
                db.sql("select distinct dossier from mailing_copy where dossier = any (?::uuid[]) and state in "
                                + STATES)
                        .param(Bundles.ids(dossiers))
                        .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                        .list());
    }
}
