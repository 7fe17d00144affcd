package nl.belofte.inbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.belofte.brand.Mode;
import nl.belofte.refusal.Refusal;
import nl.belofte.refusal.Setting;
import org.springframework.core.env.PropertyResolver;

/**
 * How the mailbox of one controller is reached, as the settings {@code belofte.inbox.<controller>} say. It never prints its
 * password.
 *
 * @param encrypted whether nobody on the way can read along, from the first byte on
 */
record MailboxSettings(
        String controller, String host, int port, boolean encrypted, String user, String password, String folder) {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");
    private static final int IMAPS = 993;
    private static final int IMAP = 143;

    /** @throws Refusal when something is missing, or would be read in the open or twice */
    static List<MailboxSettings> read(PropertyResolver settings, Collection<String> controllers, Mode mode) {
        var mailboxes = controllers.stream()
                .flatMap(controller -> read(settings, controller).stream())
                .toList();
        if (mode == Mode.TRIAL && !mailboxes.isEmpty()) {
            throw new Refusal(
                    "In trial no mailbox is read, for its clock turns and what is read is deleted there. Set a mail server (spring.mail.host), or leave out belofte.inbox.%s.host."
                            .formatted(mailboxes.getFirst().controller()));
        }
        var places = new HashSet<List<Object>>();
        mailboxes.stream()
                .filter(mailbox -> !places.add(List.of(
                        mailbox.host().toLowerCase(Locale.ROOT), mailbox.port(), mailbox.user(), mailbox.folder())))
                .findFirst()
                .ifPresent(second -> {
                    throw new Refusal("The mailbox of belofte.inbox.%s is another controller's: give each its own."
                            .formatted(second.controller()));
                });
        return mailboxes;
    }

    private static Optional<MailboxSettings> read(PropertyResolver settings, String controller) {
        var prefix = "belofte.inbox." + controller + ".";
        var host = settings.getProperty(prefix + "host", "").strip();
        if (host.isEmpty()) {
            return Optional.empty();
        }
        boolean encrypted =
                settings.getProperty(prefix + "tls", "").isBlank() || Setting.isOn(settings, prefix + "tls");
        if (!encrypted && !THIS_MACHINE.contains(host)) {
            throw new Refusal("Mail is not read over a line that others can read: leave out %stls.".formatted(prefix));
        }
        return Optional.of(new MailboxSettings(
                controller,
                host,
                Setting.port(settings, prefix + "port", 1, encrypted ? IMAPS : IMAP),
                encrypted,
                required(settings, prefix + "user"),
                required(settings, prefix + "password"),
                settings.getProperty(prefix + "folder", "INBOX").strip()));
    }

    private static String required(PropertyResolver settings, String name) {
        return Optional.ofNullable(settings.getProperty(name))
                .filter(written -> !written.isBlank())
                .orElseThrow(() -> new Refusal(
                        "The setting %s is missing: a mailbox needs host, user and password.".formatted(name)));
    }

    @Override
    public String toString() {
        return "MailboxSettings[" + controller + "]";
    }
}
