package nl.belofte.evidence;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

    @Bean
    EvidenceChain evidenceChain(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${belofte.evidence}") Path folder,
            @Value("${belofte.new-node:false}") boolean newNode) {
        return new EvidenceChain(db, transaction, clock, folder, newNode);
    }
}
