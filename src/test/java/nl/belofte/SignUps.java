package nl.belofte;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Signs up for the newsletter, as somebody whose browser shows that no robot does. */
public final class SignUps {

    /** Nobody fills in a form in less. */
    private static final Duration WRITING = Duration.ofMillis(2_100);

    private SignUps() {}

    /** What the form asks; a form takes what is its own. */
    public static String[] answers(String email, String... more) {
        var answers = new ArrayList<>(List.of(
                "name-and-address.given-name", "Anna",
                "name-and-address.family-name", "de Vries",
                "email.email", email,
                "toestemming", "ja"));
        answers.addAll(List.of(more));
        return answers.toArray(String[]::new);
    }

    /** The form as it is sent; its letter is on its way when this returns. */
    public static Visitor.Answer send(Visitor visitor, String email) {
        var form = visitor.get("/nieuwsbrief").page().select("main form");
        var token = form.select("[name=bewijs]").val();
        var work = Questions.work(token, Integer.parseInt(form.attr("data-rounds")));
        Pause.of(WRITING);
        return visitor.post(
                "/nieuwsbrief",
                answers(email, "versie", form.select("[name=versie]").val(), "bewijs", token, "werk", work));
    }

    /** As a browser without scripts sends it, and at once. */
    public static Visitor.Answer sendUnsure(Visitor visitor, String email, String... more) {
        var form = visitor.get("/nieuwsbrief").page().select("main form");
        var all = new ArrayList<>(List.of(
                "versie", form.select("[name=versie]").val(),
                "bewijs", form.select("[name=bewijs]").val(),
                "werk", ""));
        all.addAll(List.of(more));
        return visitor.post("/nieuwsbrief", answers(email, all.toArray(String[]::new)));
    }

    /** The token in the newest letter that asks to confirm. */
    public static String tokenTo(Running running, String email) {
        return Customers.token(Customers.linkIn(Customers.mailTo(running, email, "Bevestig uw aanmelding")));
    }

    /** Signed up and confirmed; the token that leads to the switches. */
    public static String subscribe(Running running, Visitor visitor, String email) {
        send(visitor, email);
        visitor.post("/nieuwsbrief/bevestiging", "bewijs", tokenTo(running, email));
        return Customers.token(Customers.linkIn(Customers.mailTo(running, email, "U krijgt de nieuwsbrief")));
    }
}
