package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Request;
import java.time.Duration;
import java.util.ArrayList;
import nl.belofte.Customers;
import nl.belofte.evidence.Evidence;
import nl.belofte.mail.InProduction;
import nl.belofte.openid.RealIssuer;
import nl.belofte.staff.Authenticator;
import nl.belofte.staff.StaffAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Dirk comes in at the desk as people do: with the passkey of a real browser, with a code, and by a real provider of OpenID. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffLogInJourneyTests {

    private static final String DIRK = "dirk@voorbeeld.example";
    private static final String CHAIMA = "chaima@voorbeeld.example";
    private static final String HOME = "mijn.voipexpress.nl";
    private static final String SISTER = "voipexpress.nl";

    private final RealIssuer issuer = new RealIssuer(DIRK, CHAIMA);
    private final InProduction production = InProduction.start(
            "--belofte.openid.voipexpress.issuer=" + issuer.address(),
            "--belofte.openid.voipexpress.name=Inlogdienst",
            "--belofte.openid.voipexpress.client=" + RealIssuer.CLIENT,
            "--belofte.openid.voipexpress.secret=" + RealIssuer.SECRET);
    private final StaffAccess access = production.running.part(StaffAccess.class);
    private Window window;

    @BeforeAll
    void tellTheIssuer() {
        issuer.knows(production.running.address(SISTER) + "/balie/inloggen/openid/antwoord");
    }

    @AfterAll
    void stop() {
        production.close();
        issuer.close();
    }

    @BeforeEach
    void open() {
        InProduction.CLOCK.goOn(Duration.ofDays(1));
        window = Window.open(production.running);
    }

    @AfterEach
    void close() {
        window.close();
        access.admit("voipexpress", DIRK, "support");
        access.end("voipexpress", DIRK);
    }

    private String link() {
        return access.admit("voipexpress", DIRK, "support").address();
    }

    /** A device that keeps passkeys and knows who holds it. */
    private static final class Device {
        private final CDPSession session;
        private final String id;

        Device(Window window) {
            session = window.context().newCDPSession(window.page());
            session.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            options.addProperty("automaticPresenceSimulation", true);
            var authenticator = new JsonObject();
            authenticator.add("options", options);
            id = session.send("WebAuthn.addVirtualAuthenticator", authenticator)
                    .get("authenticatorId")
                    .getAsString();
        }

        /** Whether it recognises who holds it. */
        void recognises(boolean itsOwner) {
            var verified = new JsonObject();
            verified.addProperty("authenticatorId", id);
            verified.addProperty("isUserVerified", itsOwner);
            session.send("WebAuthn.setUserVerified", verified);
        }

        int passkeys() {
            var of = new JsonObject();
            of.addProperty("authenticatorId", id);
            return session.send("WebAuthn.getCredentials", of)
                    .getAsJsonArray("credentials")
                    .size();
        }
    }

    private void makePasskey() {
        window.page().navigate(link());
        window.press("form[data-passkey] .button");
        assertThat(window.find(".notice-done")).hasText("Uw toegangssleutel is bewaard. Log er nu mee in.");
    }

    private void logInWithPasskey() {
        window.press("[data-passkey-button] .button");
    }

    private void assertNothingWrong() {
        assertThat(window.complaints()).isEmpty();
        assertThat(window.requests())
                .allMatch(origin -> origin.equals(production.running.address(HOME))
                        || origin.equals(production.running.address(SISTER)));
    }

    @Test
    void makesAPasskeyBehindTheLinkAndComesInWithItAlone() {
        var device = new Device(window);
        makePasskey();
        assertThat(device.passkeys()).isOne();

        logInWithPasskey();

        assertThat(window.heading()).hasText("Overzicht");
        window.goTo(HOME, "/balie/toegang");
        assertThat(window.find("tbody tr")).hasCount(1);
        assertThat(window.find("tbody th")).hasText("Op deze computer");
        assertNothingWrong();
    }

    @Test
    void looksAfterHisOwnAccess() {
        new Device(window);
        makePasskey();
        logInWithPasskey();
        window.goTo(HOME, "/balie/toegang");

        // The device has one for this desk already, and says so.
        window.find("form[data-passkey] .button").click();
        assertThat(window.find("form[data-passkey] [data-failed]")).isVisible();

        window.press(".button:has-text('Wachtwoord en code instellen')");
        window.fill(
                "password",
                Customers.PASSWORD,
                "code",
                Authenticator.of(window.find(".typed").innerText()).code());
        window.send();
        assertThat(window.find(".codes li")).hasCount(10);
        window.press("main .button");

        window.press("tbody .link-button");
        assertThat(window.find(".notice-done")).containsText("De toegangssleutel is weg.");
        assertThat(window.find("tbody tr")).hasCount(0);
        assertNothingWrong();
    }

    @Test
    void comesInWithAPasswordAndACodeWithoutAnyScript() {
        try (var plain = Window.withoutScripts(production.running)) {
            plain.page().navigate(link());
            assertThat(plain.find("form[data-passkey]")).isHidden();
            assertThat(plain.find("[data-passkey-none]")).containsText("kent geen toegangssleutels");
            var app = Authenticator.of(plain.find(".typed").innerText());
            plain.fill("password", Customers.PASSWORD, "code", app.code());
            plain.press("form:has([name=voorstel]) .button");
            assertThat(plain.heading()).hasText("Uw herstelcodes");
            plain.press("main .button");

            InProduction.CLOCK.goOn(Duration.ofSeconds(30));
            assertThat(plain.find("[data-passkey-button]")).isHidden();
            plain.fill("email", DIRK, "password", Customers.PASSWORD, "code", app.code());
            plain.send();
            assertThat(plain.heading()).hasText("Overzicht");
        }
    }

    @Test
    void isRefusedByADeviceThatDoesNotRecogniseHim() {
        var device = new Device(window);
        makePasskey();
        device.recognises(false);

        window.find("[data-passkey-button] .button").click();
        assertThat(window.find("[data-passkey-button] [data-failed]")).isVisible();

        // And by us, where something talks the browser into asking for less.
        window.page().evaluate("""
                const real = fetch;
                window.fetch = async (...asked) => new Response(
                    (await (await real(...asked)).text()).replace('"userVerification":"required"', '"userVerification":"discouraged"'));""");
        window.press("[data-passkey-button] .button");
        assertThat(window.find(".error-summary")).containsText("Met deze toegangssleutel kon u niet inloggen.");
        window.goTo(HOME, "/balie");
        assertThat(window.heading()).hasText("Inloggen aan de balie");
    }

    @Test
    void leavesNothingThatSomebodyElseCanSendOnceMore() {
        new Device(window);
        makePasskey();
        var sent = new ArrayList<Request>();
        window.page().onRequest(request -> {
            if (request.url().endsWith("/balie/inloggen/sleutel")) {
                sent.add(request);
            }
        });
        logInWithPasskey();
        assertThat(window.heading()).hasText("Overzicht");

        try (var thief = Window.open(production.running)) {
            thief.goTo(HOME, "/balie/inloggen");
            int status = (int) thief.page().evaluate("""
                            async body => (await fetch("/balie/inloggen/sleutel", { method: "POST", body, redirect: "manual",
                                headers: { "Content-Type": "application/x-www-form-urlencoded" } })).status""", sent.getFirst().postData());
            assertThat(status).isEqualTo(422);
            thief.goTo(HOME, "/balie");
            assertThat(thief.heading()).hasText("Inloggen aan de balie");
        }
    }

    @Test
    void findsNoPasskeyAtAnotherSiteAndIsToldWhereItWorks() {
        new Device(window);
        makePasskey();
        window.goTo(SISTER, "/balie/inloggen");

        window.find("[data-passkey-button] .button").click();

        assertThat(window.find("[data-passkey-button] [data-failed]")).isVisible();
        window.press(".passkey-home a");
        logInWithPasskey();
        assertThat(window.heading()).hasText("Overzicht");
    }

    @Test
    void logsInOnceMoreBeforeHeChangesAnything() {
        new Device(window);
        makePasskey();
        logInWithPasskey();
        InProduction.CLOCK.goOn(Duration.ofMinutes(11));
        window.goTo(HOME, "/balie/toegang");
        assertThat(window.find("form[data-passkey]")).hasCount(0);

        window.press(".notice a");
        logInWithPasskey();

        assertThat(window.path()).isEqualTo("/balie/toegang");
        assertThat(window.find("form[data-passkey]")).isVisible();
    }

    private void logInThere(String who, String password) {
        window.goTo(SISTER, "/balie/inloggen");
        window.press("text=Inloggen met Inlogdienst");
        window.page().fill("[name=username]", who);
        window.page().fill("[name=password]", password);
        window.page().waitForNavigation(() -> window.page().click("button[type=submit]"));
    }

    @Test
    void comesInByWhomARealProviderVouchesFor() {
        link();
        var answers = new ArrayList<String>();
        window.page().onRequest(request -> {
            if (request.url().contains("/openid/antwoord")) {
                answers.add(request.url());
            }
        });

        logInThere(DIRK, RealIssuer.PASSWORD);

        assertThat(window.heading()).hasText("Overzicht");
        assertThat(production
                        .running
                        .part(Evidence.class)
                        .newest(1)
                        .getFirst()
                        .entry()
                        .detail())
                .isEqualTo("openid");
        assertThat(window.complaints()).isEmpty();

        // The same answer once more, as it stands in the history.
        window.page().navigate(answers.getFirst());
        assertThat(window.heading()).hasText("U bent niet ingelogd");
        assertThat(window.find(".notice")).containsText("al gebruikt");
    }

    @Test
    void isNobodyHereHoweverWellARealProviderKnowsHim() {
        logInThere(CHAIMA, RealIssuer.PASSWORD);

        assertThat(window.heading()).hasText("U bent niet ingelogd");
        assertThat(window.find(".notice")).containsText("werkt hier niemand aan de balie");
        window.press("main .button");
        assertThat(window.heading()).hasText("Inloggen aan de balie");
    }
}
