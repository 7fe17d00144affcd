package nl.belofte.brand;

import nl.belofte.refusal.Refusal;
import nl.belofte.refusal.Setting;
import org.springframework.core.env.PropertyResolver;

/**
 * Whether people try the platform out or rely on it. Trial is what one gets without any setting; each setting that only
 * production has rules it out.
 */
public enum Mode {
    TRIAL,
    PRODUCTION;

    /** @throws Refusal when trial is asked for beside a production setting, or a setting is neither on nor off */
    public static Mode of(PropertyResolver settings) {
        boolean smtp = !settings.getProperty("spring.mail.host", "").isBlank();
        boolean production = smtp || Setting.isOn(settings, "belofte.production");
        if (production && Setting.isOn(settings, "belofte.trial")) {
            throw new Refusal(
                    "Trial mode turns the clock and seeds customers, so it does not run beside %s. Leave one out."
                            .formatted(smtp ? "a mail server (spring.mail.host)" : "belofte.production"));
        }
        return production ? PRODUCTION : TRIAL;
    }
}
