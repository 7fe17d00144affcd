package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Asks questions by the contact form, as somebody whose browser shows that no robot asks. */
public final class Questions {

    /** Nobody writes a question in less. */
    private static final Duration WRITING = Duration.ofMillis(2_100);

    private Questions() {}

    /** All that the contact form of any controller asks; a form takes what is its own. */
    public static String[] answers(String email, String question, String... more) {
        var answers = new ArrayList<>(List.of(
                "name-and-address.given-name", "Anna",
                "name-and-address.family-name", "de Vries",
                "email.email", email,
                "subject.subject", "Mijn nummer",
                "company-name.company-name", "",
                "vraag", question,
                "toestemming", "ja"));
        answers.addAll(List.of(more));
        return answers.toArray(String[]::new);
    }

    /** Asked at this site; it waits for an answer when this returns. */
    public static void ask(Visitor visitor, String email, String question) {
        var sent = send(visitor, email, question);
        assertThat(sent.page().select("h1").text()).isEqualTo("Uw vraag is bij ons");
    }

    public static Visitor.Answer send(Visitor visitor, String email, String question) {
        var form = visitor.get("/contact").page().select("main form");
        var token = form.select("[name=bewijs]").val();
        var work = work(token, Integer.parseInt(form.attr("data-rounds")));
        Pause.of(WRITING);
        return visitor.post(
                "/contact",
                answers(email, question, "versie", form.select("[name=versie]").val(), "bewijs", token, "werk", work));
    }

    /** Dirk, at the desk of this site. */
    public static Visitor dirk(Running running, String site) {
        var dirk = Visitor.at(running, site);
        var in = dirk.post(
                "/balie/inloggen", "email", "dirk@voorbeeld.example", "password", "vier andere gewone woorden");
        assertThat(in.location()).isEqualTo("/balie");
        return dirk;
    }

    /** What a browser finds. */
    public static String work(String token, int rounds) {
        try {
            var factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
            for (int number = 0; ; number++) {
                var salt = String.valueOf(number).getBytes(StandardCharsets.US_ASCII);
                var found = factory.generateSecret(new PBEKeySpec(token.toCharArray(), salt, rounds, 8));
                if (found.getEncoded()[0] == 0) {
                    return String.valueOf(number);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
