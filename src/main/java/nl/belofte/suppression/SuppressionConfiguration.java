package nl.belofte.suppression;

import nl.belofte.dossier.Marks;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.Ledger;
import nl.belofte.statement.Statements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SuppressionConfiguration {

    /** Before the registry itself, which stands on the dossiers: what is done again at a start is done with theirs. */
    @Bean
    RegistryReplay registryReplay(JdbcClient db, TransactionTemplate transaction, Evidence evidence) {
        return new RegistryReplay(db, transaction, evidence);
    }

    @Bean
    LastingNoes lastingNoes(JdbcClient db, Statements statements, Marks marks, Ledger ledger) {
        return new LastingNoes(db, statements, marks, ledger);
    }
}
