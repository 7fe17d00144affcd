package nl.belofte.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import nl.belofte.refusal.Refusal;
import nl.belofte.refusal.Setting;
import nl.belofte.statement.Statements;
import org.springframework.core.env.PropertyResolver;

/**
 * How mail leaves, beside what {@code spring.mail} says of the server.
 *
 * @param rate how many messages a second this node sends; 0 for as many as there are
 * @param connections how many are open at once for mail to many
 */
record MailSettings(int rate, int connections, List<DkimKey> keys) {

    private static final int HIGHEST_RATE = 10_000;
    private static final int MOST_CONNECTIONS = 8;
    private static final int CONNECTIONS = 4;

    /** @throws Refusal when one cannot be so */
    static MailSettings read(PropertyResolver settings, Statements statements) {
        return new MailSettings(
                number(settings, "belofte.mail.rate", HIGHEST_RATE, 0),
                number(settings, "belofte.mail.connections", MOST_CONNECTIONS, CONNECTIONS),
                keys(settings, statements.controllers(), statements));
    }

    private static int number(PropertyResolver settings, String name, int most, int otherwise) {
        var written = settings.getProperty(name, "").strip();
        if (written.isEmpty()) {
            return otherwise;
        }
        int number = written.matches("\\d{1,5}") ? Integer.parseInt(written) : -1;
        if (number < 1 || number > most) {
            throw Setting.wrong(name, written, "a number from 1 to " + most);
        }
        return number;
    }

    private static List<DkimKey> keys(
            PropertyResolver settings, Collection<String> controllers, Statements statements) {
        var keys = new ArrayList<DkimKey>();
        for (var controller : controllers) {
            DkimKey.read(
                            settings,
                            controller,
                            statements.current(controller).contact().email())
                    .ifPresent(keys::add);
        }
        return List.copyOf(keys);
    }
}
