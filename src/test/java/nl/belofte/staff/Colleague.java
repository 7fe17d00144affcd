package nl.belofte.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.mail.InProduction;

/** A member of staff of a platform {@link InProduction}, with a password, an app for codes and a sheet of recovery codes. */
public final class Colleague {

    private final Running running;
    private final String site;
    private final String email;
    private final Authenticator app;
    private final List<String> recoveryCodes;

    private Colleague(Running running, String site, String email, Authenticator app, List<String> recoveryCodes) {
        this.running = running;
        this.site = site;
        this.email = email;
        this.app = app;
        this.recoveryCodes = recoveryCodes;
    }

    /** Uses the link that {@code staff add} prints. */
    public static Colleague behind(StaffAccess.Link link, Running running, String site, String email) {
        var visitor = Visitor.at(running, site);
        var page = visitor.get(link.address()).page();
        var app = Authenticator.of(page);
        var answer = choose(
                visitor,
                Customers.token(link.address()),
                page.select("[name=voorstel]").val(),
                app.code());
        assertThat(answer.status()).isEqualTo(200);
        return new Colleague(
                running, site, email, app, answer.page().select(".codes code").eachText());
    }

    static Visitor.Answer choose(Visitor visitor, String token, String proposal, String code) {
        return visitor.post(
                "/balie/uitnodiging",
                "bewijs",
                token,
                "voorstel",
                proposal,
                "password",
                Customers.PASSWORD,
                "code",
                code);
    }

    public Authenticator app() {
        return app;
    }

    public List<String> recoveryCodes() {
        return recoveryCodes;
    }

    /** Logs in with the next code, for each counts once. */
    public Visitor signedIn() {
        var visitor = Visitor.at(running, site);
        assertThat(logIn(visitor).location()).isEqualTo("/balie");
        return visitor;
    }

    public Visitor.Answer logIn(Visitor visitor) {
        InProduction.CLOCK.goOn(Duration.ofSeconds(30));
        return logIn(visitor, Customers.PASSWORD, app.code());
    }

    public Visitor.Answer logIn(Visitor visitor, String password, String code) {
        return visitor.post("/balie/inloggen", "email", email, "password", password, "code", code);
    }
}
