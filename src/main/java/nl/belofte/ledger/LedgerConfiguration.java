package nl.belofte.ledger;

import java.nio.file.Path;
import nl.belofte.evidence.EvidenceChain;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Ledger ledger(
            JdbcClient db,
            @Value("${belofte.ledger}") Path folder,
            EvidenceChain chain,
            ObjectProvider<Ledger.Again> others) {
        return new Ledger(db, folder, chain.node(), others.orderedStream().toList());
    }
}
