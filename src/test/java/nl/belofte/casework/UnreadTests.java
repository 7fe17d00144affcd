package nl.belofte.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Nobody answers over what somebody adds to his request meanwhile. */
class UnreadTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "ipcall.me";

    private final Visitor customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
    private final String reference = customer.post("/mijn/privacy/vragen/explanation", "tekst", "Wat weet u?")
            .location()
            .replaceFirst(".*/", "")
            .replaceFirst("\\?.*", "");
    private final String desk = "/balie/rechten/" + reference;

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static Visitor staff(String email, String password) {
        var staff = Visitor.at(RUNNING, SITE);
        staff.post("/balie/inloggen", "email", email, "password", password);
        return staff;
    }

    private static Visitor esra() {
        return staff("esra@voorbeeld.example", "vier stille gewone woorden");
    }

    private void adds(String text) {
        assertThat(customer.post("/mijn/privacy/verzoeken/" + reference + "/aanvulling", "tekst", text)
                        .location())
                .endsWith("?gedaan=aanvulling");
    }

    private static String read(Document page) {
        return page.select("form[action$=antwoord] input[name=gelezen]").val();
    }

    private Visitor.Answer answer(Visitor esra, String read, String... more) {
        var fields = new ArrayList<>(List.of("besluit", "granted", "antwoord", "Dit weten wij.", "gelezen", read));
        fields.addAll(List.of(more));
        return esra.post(desk + "/antwoord", fields.toArray(String[]::new));
    }

    @Test
    @Proves("RIG-10")
    void anAnswerThatWasWrittenBeforeAnAdditionIsNotSentOverIt() {
        var esra = esra();
        var preview = answer(esra, read(esra.get(desk).page()));
        assertThat(preview.page().select(".letter").text()).contains("Dit weten wij.");
        var before = read(preview.page());
        adds("Ook van vorig jaar.");

        var sent = answer(esra, before, "versturen", "ja");

        assertThat(sent.status()).isEqualTo(409);
        assertThat(sent.page().text()).contains("Ook van vorig jaar.", "schreef er net iets bij");
        assertThat(sent.page().select("#antwoord").val()).isEqualTo("Dit weten wij.");
        assertThat(answer(esra, read(sent.page()), "versturen", "ja").location())
                .endsWith("?gedaan=antwoord");
    }

    @Test
    void anAdditionBeforeThePreviewIsSeenThere() {
        var esra = esra();
        var before = read(esra.get(desk).page());
        adds("Ook van vorig jaar.");

        assertThat(answer(esra, before).status()).isEqualTo(409);
    }

    @Test
    @Proves("RIG-10")
    void aRefusalThatWaitsIsNotAgreedToOverAnAddition() {
        esra().post(desk + "/antwoord", "besluit", "unfounded", "antwoord", "Dit is geen vraag.", "versturen", "ja");
        var hanna = staff("hanna@voorbeeld.example", "vier lichte gewone woorden");
        var form = hanna.get(desk).page().select("form[action$=akkoord]");
        adds("Ik bedoel mijn adres.");

        var brief = form.select("input[name=brief]").val();
        var agreed = hanna.post(
                desk + "/voorstel/akkoord",
                "brief",
                brief,
                "gelezen",
                form.select("input[name=gelezen]").val());

        assertThat(agreed.status()).isEqualTo(409);
        var now = hanna.get(desk).page().select("form[action$=akkoord]");
        assertThat(hanna.post(
                                desk + "/voorstel/akkoord",
                                "brief",
                                brief,
                                "gelezen",
                                now.select("input[name=gelezen]").val())
                        .location())
                .endsWith("?gedaan=antwoord");
    }
}
