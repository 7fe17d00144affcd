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
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
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
            MailProperties server) {
        var carrier = mode == Mode.TRIAL ? mailbox.getObject() : new SmtpCarrier(smtp(server));
        return new Mail(db, transaction, clock, statements, dossiers, evidence, tokens, sites, addresses, carrier);
    }

    /** As Spring Boot makes it of the same settings; its own is only there when they are, which the build cannot know. */
    private static JavaMailSenderImpl smtp(MailProperties server) {
        if (server.getHost() == null || server.getHost().isBlank()) {
            throw new Refusal("There is no mail server to send with. Set spring.mail.host (SPRING_MAIL_HOST).");
        }
        var smtp = new JavaMailSenderImpl();
        smtp.setHost(server.getHost());
        if (server.getPort() != null) {
            smtp.setPort(server.getPort());
        }
        smtp.setUsername(server.getUsername());
        smtp.setPassword(server.getPassword());
        smtp.setProtocol(server.getProtocol());
        smtp.setDefaultEncoding(server.getDefaultEncoding().name());
        smtp.getJavaMailProperties().putAll(server.getProperties());
        if (server.getSsl().isEnabled()) {
            smtp.getJavaMailProperties().put("mail.%s.ssl.enable".formatted(server.getProtocol()), "true");
        }
        return smtp;
    }
}
