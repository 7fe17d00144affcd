package nl.belofte.suppression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.Ledger.Again;
import nl.belofte.ledger.Ledger.Meanwhile;
import nl.belofte.ledger.No;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Says again what was said after the backup was made that was put back. */
public final class RegistryReplay implements Again {

    private static final Actor ACTOR = new Actor.Platform("ledger");

    private final TransactionTemplate transaction;
    private final Registry registry;
    private final Evidence evidence;

    public RegistryReplay(JdbcClient db, TransactionTemplate transaction, Evidence evidence) {
        this.transaction = transaction;
        this.registry = new Registry(db);
        this.evidence = evidence;
    }

    @Override
    public void run(List<No> noes, Meanwhile meanwhile) {
        Map<UUID, No> last = new LinkedHashMap<>();
        for (var no : noes) {
            if (no.kind() == No.Kind.SUPPRESSED || no.kind() == No.Kind.SUPPRESSION_LIFTED) {
                last.put(no.id(), no);
            }
        }
        last.values().forEach(no -> transaction.executeWithoutResult(_ -> run(no, meanwhile)));
    }

    private void run(No no, Meanwhile meanwhile) {
        var saying = Saying.of(no.word());
        registry.lock(saying);
        if (meanwhile.isTold(no.id())) {
            return;
        }
        if (no.kind() == No.Kind.SUPPRESSION_LIFTED) {
            registry.take(saying);
        } else if (registry.put(saying, no.on(), null)) {
            evidence.record(Suppressions.entry(saying, ACTOR));
        }
    }
}
