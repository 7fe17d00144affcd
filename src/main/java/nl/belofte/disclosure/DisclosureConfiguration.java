package nl.belofte.disclosure;

import java.time.Clock;
import nl.belofte.brand.Controllers;
import nl.belofte.brand.Mode;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Concealment;
import nl.belofte.evidence.Evidence;
import nl.belofte.statement.Statements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class DisclosureConfiguration {

    /** In trial people are invented, and nobody elsewhere is to hear of them. */
    @Bean
    Recipients recipients(Controllers controllers, Statements statements, Mode mode) {
        return Recipients.read(controllers.folder(), statements, mode == Mode.TRIAL);
    }

    @Bean
    Outlet outlet(Recipients recipients) {
        return new Outlet(recipients.addresses());
    }

    @Bean
    Agreements agreements(JdbcClient db, TransactionTemplate transaction, Statements statements, Evidence evidence) {
        return new Agreements(db, transaction, statements, evidence);
    }

    @Bean
    Gate gate(Statements statements, Agreements agreements, Recipients recipients) {
        return new Gate(statements, agreements, recipients);
    }

    @Bean
    Disclosures disclosures(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Dossiers dossiers,
            Evidence evidence,
            Gate gate,
            Outlet outlet) {
        return new Disclosures(db, transaction, clock, dossiers, evidence, gate, outlet);
    }

    @Bean
    JointDisclosures jointDisclosures(
            TransactionTemplate transaction,
            Dossiers dossiers,
            Evidence evidence,
            Gate gate,
            Outlet outlet,
            Disclosures disclosures,
            Statements statements) {
        return new JointDisclosures(transaction, dossiers, evidence, gate, outlet, disclosures, statements);
    }

    @Bean
    Demands demands(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Dossiers dossiers,
            Evidence evidence,
            Concealment concealment,
            Gate gate) {
        return new Demands(db, transaction, clock, dossiers, evidence, concealment, gate);
    }

    @Bean
    Received received(JdbcClient db, Clock clock, Recipients recipients) {
        return new Received(db, clock, recipients);
    }

    /** Knows no dossiers, for the dossiers tell it their news. */
    @Bean
    PastRecipients pastRecipients(JdbcClient db, Clock clock, Evidence evidence, Concealment concealment) {
        return new PastRecipients(db, clock, evidence, concealment);
    }

    @Bean
    Notices notices(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Dossiers dossiers,
            Evidence evidence,
            Gate gate,
            Recipients recipients,
            Outlet outlet) {
        return new Notices(db, transaction, clock, dossiers, evidence, gate, recipients, outlet);
    }
}
