package nl.belofte.brand;

import nl.belofte.refusal.Refusal;
import org.springframework.core.env.Environment;

/**
 * Whether people try the platform out or rely on it. Trial is what one gets without any setting; each setting that only
 * production has rules it out.
 */
public enum Mode {
    TRIAL,
    PRODUCTION;

    /** @throws Refusal when trial is asked for beside a production setting */
    public static Mode of(Environment settings) {
        boolean smtp = !settings.getProperty("spring.mail.host", "").isBlank();
        boolean production = smtp || settings.getProperty("belofte.production", Boolean.class, false);
        if (production && settings.getProperty("belofte.trial", Boolean.class, false)) {
            throw new Refusal(
                    "Trial mode turns the clock and seeds customers, so it does not run beside %s. Leave one out."
                            .formatted(smtp ? "a mail server (spring.mail.host)" : "belofte.production"));
        }
        return production ? PRODUCTION : TRIAL;
    }
}
