package nl.belofte.mail;

import java.time.Clock;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Mode;
import nl.belofte.brand.Sites;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Evidence;
import nl.belofte.refusal.Refusal;
import nl.belofte.statement.Statements;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    /** In trial the mailbox takes every mail; in production a mail server must be set, for people wait for theirs. */
    @Bean
    Mail mail(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Dossiers dossiers,
            Evidence evidence,
            Tokens tokens,
            Sites sites,
            Addresses addresses,
            Mode mode,
            ObjectProvider<Carrier> mailbox,
            ObjectProvider<JavaMailSender> server) {
        Carrier carrier = mode == Mode.TRIAL
                ? mailbox.getObject()
                : new SmtpCarrier(server.getIfAvailable(() -> {
                    throw new Refusal("There is no mail server to send with. Set spring.mail.host (SPRING_MAIL_HOST).");
                }));
        return new Mail(db, transaction, clock, statements, dossiers, evidence, tokens, sites, addresses, carrier);
    }
}
