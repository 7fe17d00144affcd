package nl.belofte.consent;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Outlines;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody said yes to and by now no. */
@Component
public class RefusedConsents {

    private final JdbcClient db;
    private final Consents consents;
    private final Outlines outlines;
    private final Dossiers dossiers;
    private final Search search;

    RefusedConsents(JdbcClient db, Consents consents, Outlines outlines, Dossiers dossiers, Search search) {
        this.db = db;
        this.consents = consents;
        this.outlines = outlines;
        this.dossiers = dossiers;
        this.search = search;
    }

    /**
     * Takes it back: what stands on it is erased, as if its person had taken the yes back himself, and a yes that only waits for
     * his mailbox is none any more. After the no was noted and not together with it: who sends holds the dossier and waits for the
     * no, so that nobody may hold both.
     */
    public void withdraw(PersonId person, Actor actor) {
        var refused = db.sql("""
                        select h.proof from consent_history h join consent_text t on t.number = h.consent_text
                        join dossier d on d.id = h.proof and d.event is null
                        join objection o on o.person = d.person and o.purpose = t.purpose
                        where d.person = ? and h.kind = 'given' order by h.proof""")
                .param(person.value())
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
        for (var proof : refused) {
            try {
                consents.withdraw(proof, actor);
            } catch (NotPermitted already) {
                // He took it back at this moment.
            }
        }
        var said = outlines.objectedTo(person);
        search.ownMailbox(person).ifPresent(mailbox -> forgetWaiting(mailbox, said, actor));
    }

    /**
     * A yes that only waits for a mailbox whose person says no is none any more.
     *
     * @param mailbox as {@link Search#mailboxOf} has it
     */
    public void forgetWaiting(byte[] mailbox, Collection<Purpose> said, Actor actor) {
        search.waitingAt(mailbox).stream()
                .filter(waiting ->
                        waiting.purpose().waitsFor().filter(said::contains).isPresent())
                .forEach(waiting -> forget(waiting.id(), actor));
    }

    private void forget(DossierId waiting, Actor actor) {
        try {
            dossiers.erase(List.of(waiting), actor, "objected");
        } catch (NotPermitted already) {
            // It went at this moment.
        }
    }
}
