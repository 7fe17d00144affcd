package nl.belofte.mail;

import java.time.Clock;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import nl.belofte.brand.Mode;
import nl.belofte.disclosure.Outlet;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Evidence;
import nl.belofte.refusal.Refusal;
import nl.belofte.statement.Statements;
import nl.belofte.suppression.Suppressions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mail.autoconfigure.MailProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class MailConfiguration {

    private static final Pattern PAST_THE_OUTLET = Pattern.compile("\\.(ssl\\.)?socketFactory|\\.socks\\.|\\.proxy\\.");

    /** In trial the mailbox takes every mail; in production a mail server must be set, for people wait for theirs. */
    @Bean
    Carriage carriage(
            Mode mode,
            ObjectProvider<Carrier> mailbox,
            MailProperties server,
            Environment environment,
            Statements statements,
            Clock clock) {
        var settings = MailSettings.read(environment, statements);
        return new Carriage(
                mode == Mode.TRIAL ? mailbox.getObject() : new SmtpCarrier(smtp(server), settings.keys(), clock),
                new Rate(settings.rate()),
                settings.connections());
    }

    @Bean
    Mail mail(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Dossiers dossiers,
            Evidence evidence,
            LetterWriter writer,
            Carriage carriage,
            StuckLetters stuck,
            Suppressions suppressions) {
        return new Mail(db, transaction, clock, dossiers, evidence, writer, carriage, stuck, suppressions);
    }

    /** As Spring Boot makes it of the same settings; its own is only there when they are, which the build cannot know. */
    static JavaMailSenderImpl smtp(MailProperties server) {
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
        leadThroughTheOutlet(smtp, "mail.%s.".formatted(server.getProtocol()));
        return smtp;
    }

    /** The connection to the mail server is the outlet's; what would lead past it is refused, not overruled in silence. */
    private static void leadThroughTheOutlet(JavaMailSenderImpl smtp, String prefix) {
        var properties = smtp.getJavaMailProperties();
        properties.stringPropertyNames().stream()
                .filter(name ->
                        name.startsWith(prefix) && PAST_THE_OUTLET.matcher(name).find())
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new Refusal(
                            "Mail goes straight to the server of spring.mail.host: leave out spring.mail.properties.%s."
                                    .formatted(name));
                });
        int port = smtp.getPort() > 0 ? smtp.getPort() : portOf(properties, prefix);
        properties.put(prefix + "socketFactory", Outlet.socketsTo(Objects.requireNonNull(smtp.getHost()), port));
        // By itself it tries once more without.
        properties.put(prefix + "socketFactory.fallback", "false");
    }

    private static int portOf(Properties properties, String prefix) {
        boolean encrypted = prefix.equals("mail.smtps.") || "true".equals(properties.get(prefix + "ssl.enable"));
        return Integer.parseInt(properties.getProperty(prefix + "port", encrypted ? "465" : "25"));
    }
}
