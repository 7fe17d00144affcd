package nl.belofte.trial;

import java.time.Clock;
import nl.belofte.account.Closures;
import nl.belofte.account.Passwords;
import nl.belofte.account.Registrations;
import nl.belofte.advertisement.Advertisements;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Controllers;
import nl.belofte.brand.Mode;
import nl.belofte.brand.Sites;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Outlines;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.mail.Mail;
import nl.belofte.mailing.Dispatch;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.staff.Staff;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.Unanswered;
import nl.belofte.web.Pages;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.ConfigurableWebApplicationContext;

/**
 * Adds what is there in trial only; in production there is none of it. The settings decide at the start, so the build, which
 * writes down all other beans, does not know these.
 */
public final class Trial implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext platform) {
        if (Mode.of(platform.getEnvironment()) != Mode.TRIAL) {
            return;
        }
        platform.registerBean(Mailbox.class, () -> new Mailbox(platform.getBean(Clock.class)));
        if (platform instanceof ConfigurableWebApplicationContext) {
            platform.registerBean(Cast.class, () -> cast(platform));
            platform.registerBean(TrialController.class, () -> controller(platform));
        }
    }

    private static Cast cast(GenericApplicationContext platform) {
        var cast = new Cast(
                CastFile.read(platform.getBean(Controllers.class)),
                (TrialClock) platform.getBean(Clock.class),
                Clock.systemUTC(),
                platform.getBean(JdbcClient.class),
                platform.getBean(Sites.class),
                platform.getBean(Registrations.class),
                platform.getBean(Closures.class),
                platform.getBean(Passwords.class),
                platform.getBean(Staff.class),
                platform.getBean(Advertisements.class));
        cast.play();
        return cast;
    }

    private static TrialController controller(GenericApplicationContext platform) {
        return new TrialController(
                platform.getBean(Pages.class),
                (TrialClock) platform.getBean(Clock.class),
                platform.getBean(Sites.class),
                platform.getBean(Addresses.class),
                platform.getBean(Statements.class),
                platform.getBean(Outlines.class),
                platform.getBean(Evidence.class),
                platform.getBean(EvidenceChain.class),
                platform.getBean(Cast.class),
                platform.getBean(Mailbox.class),
                platform.getBean(RetentionSweep.class),
                platform.getBean(Consents.class),
                platform.getBean(Unanswered.class),
                platform.getBean(Mail.class),
                platform.getBean(Dispatch.class));
    }
}
