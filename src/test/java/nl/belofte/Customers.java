package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes customers of the trial the way people become one: by the form, the mail and the link. */
public final class Customers {

    public static final String PASSWORD = "een paar gewone woorden";

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Pattern LINK = Pattern.compile("https?://\\S+bewijs=[\\w-]+");

    private Customers() {}

    /** Anna once more, at an address that nobody had before. */
    public static String newAddress() {
        return "anna.%d@voorbeeld.example".formatted(COUNT.incrementAndGet());
    }

    /** All that the account form of any controller asks; a form takes what is its own. */
    public static String[] answers(String email, String... more) {
        var answers = new ArrayList<>(List.of(
                "name-and-address.given-name", "Anna",
                "name-and-address.family-name", "de Vries",
                "name-and-address.street", "Kerkstraat",
                "name-and-address.house-number", "12",
                "name-and-address.postcode", "3911AB",
                "name-and-address.town", "Rhenen",
                "name-and-address.country", "NL",
                "email.email", email,
                "phone.phone", "06 12345678",
                "user-name.user-name", userName(email),
                "password", PASSWORD));
        answers.addAll(List.of(more));
        return answers.toArray(String[]::new);
    }

    /** The name that goes with an address where one logs in by name. */
    public static String userName(String email) {
        return email.substring(0, email.indexOf('@'));
    }

    /** Registered, confirmed, and logged in at this site. */
    public static Visitor signedIn(Running running, String site, String email) {
        var visitor = Visitor.at(running, site);
        register(running, visitor, email);
        assertThat(logIn(visitor, email, PASSWORD).location()).endsWith("/mijn");
        return visitor;
    }

    public static void register(Running running, Visitor visitor, String email) {
        assertThat(visitor.post("/registreren", answers(email)).status()).isEqualTo(200);
        var token = token(linkIn(mailTo(running, email, "Bevestig uw e-mailadres")));
        assertThat(visitor.post("/registreren/bevestiging", "bewijs", token).status())
                .isEqualTo(200);
    }

    /** Of who came in last. */
    public static UUID account(Running running) {
        return running.part(JdbcClient.class)
                .sql(
                        "select s.dossier from session s join account a on a.dossier = s.dossier order by s.begun_at desc limit 1")
                .query(UUID.class)
                .single();
    }

    /** By address or by name, whichever this site wants. */
    public static Visitor.Answer logIn(Visitor visitor, String email, String password) {
        boolean byName = !visitor.get("/inloggen")
                .page()
                .select("input[name=name][autocomplete=username]:not([type=email])")
                .isEmpty();
        return visitor.post("/inloggen", "name", byName ? userName(email) : email, "password", password);
    }

    /** The newest mail to an address in the trial's mailbox, as text; waits for it a few seconds. */
    public static String mailTo(Running running, String email) {
        return mailTo(running, email, "");
    }

    /** The newest one with this in its subject. */
    public static String mailTo(Running running, String email, String subject) {
        var trial = Visitor.atTrial(running);
        var found = new String[1];
        await(() -> {
            trial.get("/postvak").page().select(".mails a").stream()
                    .filter(mail -> mail.select("span").first().text().equals(email))
                    .filter(mail -> mail.select("b").text().contains(subject))
                    .findFirst()
                    .ifPresent(mail -> found[0] =
                            trial.get(mail.attr("href")).page().select("main").text());
            return found[0] != null;
        });
        return found[0];
    }

    /** Of all mails to an address that are there at this moment. */
    public static List<String> subjectsTo(Running running, String email) {
        return Visitor.atTrial(running).get("/postvak").page().select(".mails a").stream()
                .filter(mail -> mail.select("span").first().text().equals(email))
                .map(mail -> mail.select("b").text())
                .toList();
    }

    public static String linkIn(String mail) {
        var link = LINK.matcher(mail);
        assertThat(link.find()).as("a link in the mail").isTrue();
        return link.group();
    }

    public static String token(String link) {
        return link.substring(link.indexOf("bewijs=") + "bewijs=".length());
    }

    /** Gives an account another address, and confirms it. */
    public static void moveTo(Running running, Visitor customer, String email) {
        customer.post("/mijn/e-mailadres", "email", email, "password", PASSWORD);
        customer.post("/e-mailadres/bevestiging", "bewijs", token(linkIn(mailTo(running, email, "Bevestig"))));
    }

    /** Mail goes out after the page came back, so a test looks for it until it is there. */
    public static void await(BooleanSupplier condition) {
        for (int tries = 0; tries < 200; tries++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Pause.of(Duration.ofMillis(50));
        }
        throw new AssertionError("It did not happen within ten seconds.");
    }
}
