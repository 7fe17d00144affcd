package nl.belofte.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.belofte.AtOnce;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.proof.Proves;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.Suppressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an erasure shows beforehand, does, and tells afterwards is one story. */
class WholeErasureTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String SITE = "ipcall.me";
    private static final String DONE = "Uw verzoek is uitgevoerd";

    private final String email = Customers.newAddress();
    private Visitor customer;

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
        customer = Visitor.at(RUNNING, SITE);
        var offer =
                customer.get("/registreren").page().select("input[name=aanbod]").val();
        customer.post("/registreren", Customers.answers(email, "aanbod", offer));
        var letter = Customers.mailTo(RUNNING, email, "Bevestig uw e-mailadres");
        customer.post("/registreren/bevestiging", "bewijs", Customers.token(Customers.linkIn(letter)));
        Customers.logIn(customer, email, Customers.PASSWORD);
    }

    private String choice(String title) {
        return customer.get("/mijn/privacy/wissen").page().select(".choice").stream()
                .filter(choice -> choice.select("label").text().startsWith(title))
                .map(choice -> choice.select("input").attr("value"))
                .findFirst()
                .orElseThrow();
    }

    private String hint(String title) {
        return customer.get("/mijn/privacy/wissen").page().select(".choice").stream()
                .filter(choice -> choice.select("label").text().startsWith(title))
                .map(choice -> choice.select(".hint").text())
                .findFirst()
                .orElseThrow();
    }

    private Visitor.Answer erase(String dossier) {
        return customer.post("/mijn/privacy/wissen", "dossier", dossier, "zeker", "ja");
    }

    private void asksForAnotherAddress() {
        customer.post("/mijn/e-mailadres", "email", Customers.newAddress(), "password", Customers.PASSWORD);
    }

    private static boolean isThere(String dossier) {
        return DB.sql("select person is not null from dossier where id = ?::uuid")
                .param(dossier)
                .query(Boolean.class)
                .single();
    }

    /** Else an older list would bring the offers back. */
    @Test
    @Proves("ADV-3")
    void whoHasHisOffersErasedSaidNoToThemAndIsToldSo() {
        assertThat(hint("Aanbiedingen")).contains("U krijgt dit daarna niet meer");
        assertThat(saysNo(Purpose.ADVERTISING, Channel.EMAIL)).isFalse();

        erase(choice("Aanbiedingen"));

        assertThat(saysNo(Purpose.ADVERTISING, Channel.EMAIL)).isTrue();
        assertThat(saysNo(Purpose.ADVERTISING, Channel.SOCIAL)).isFalse();
        assertThat(saysNo(Purpose.NEWSLETTER, Channel.EMAIL)).isFalse();
    }

    private boolean saysNo(Purpose purpose, Channel channel) {
        return RUNNING.part(Suppressions.class)
                .isSuppressed(
                        "ipcall", purpose, channel, new Content(Map.of(Category.EMAIL, Map.of(Field.EMAIL, email))));
    }

    @Test
    @Proves("RIG-4")
    void whatHangsOnAnAccountGoesWithItAndIsToldBeforeAndAfter() {
        asksForAnotherAddress();
        var waiting = choice("Een nieuw e-mailadres");
        var offers = choice("Aanbiedingen");
        assertThat(hint("Een nieuw e-mailadres")).contains("Gaat ook weg als u uw account laat wissen");
        assertThat(hint("Aanbiedingen")).contains("Gaat ook weg als u uw account laat wissen");

        var done = erase(choice("Uw account"));

        assertThat(done.status()).isEqualTo(200);
        assertThat(isThere(waiting)).isFalse();
        assertThat(isThere(offers)).isFalse();
        assertThat(done.page().select("ul.ticks").text()).contains("Uw account", "nieuw e-mailadres", "Aanbiedingen");
        assertThat(Customers.mailTo(RUNNING, email, DONE).split("Dit blijft")[0])
                .contains("Uw account", "nieuw e-mailadres", "Aanbiedingen");
    }

    @Test
    void aChangeOfAddressThatIsHeldStaysWhenItsAccountGoesAndCountsNoMore() {
        asksForAnotherAddress();
        var waiting = choice("Een nieuw e-mailadres");
        DB.sql("update dossier set kept_on = current_date where id = ?::uuid")
                .param(waiting)
                .update();
        DB.sql("insert into legal_hold (dossier, reason, asked_by, approved_by) values (?::uuid, 'claim', ?, ?)")
                .params(waiting, UUID.randomUUID(), UUID.randomUUID())
                .update();

        var done = erase(choice("Uw account"));

        assertThat(done.status()).isEqualTo(200);
        assertThat(isThere(waiting)).isTrue();
        assertThat(done.page().select("dl").text()).contains("geschil of een claim");
    }

    @Test
    void whatWasNotChosenIsToldAsThatThoughItWasOffered() {
        Questions.ask(customer, email, "Kan ik mijn nummer meenemen?");

        var done = erase(choice("Uw vraag"));

        assertThat(done.page().select("dl").text())
                .contains("Was niet gekozen om te wissen", "Een nee tegen reclame")
                .doesNotContain("Is het opgeheven", "Gaat meteen weg");
        assertThat(Customers.mailTo(RUNNING, email, DONE))
                .contains("Was niet gekozen om te wissen")
                .doesNotContain("Is het opgeheven");
    }

    @Test
    @Proves("RIG-4")
    void whatIsErasedTwiceAtOnceIsToldOnce() throws Exception {
        Questions.ask(customer, email, "Kan ik mijn nummer meenemen?");
        var question = choice("Uw vraag");

        var all = AtOnce.times(4, () -> erase(question));

        assertThat(all).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(all)
                .filteredOn(answer -> answer.status() != 200)
                .allMatch(answer -> answer.status() == 422 || answer.status() == 409);
        Customers.mailTo(RUNNING, email, DONE);
        assertThat(Customers.subjectsTo(RUNNING, email))
                .filteredOn(subject -> subject.contains(DONE))
                .hasSize(1);
    }

    @Test
    void twoProofsOfOneDayAreToldApart() {
        Questions.ask(customer, email, "Kan ik mijn nummer meenemen?");
        SignUps.subscribe(RUNNING, Visitor.at(RUNNING, SITE), email);

        for (var page : List.of("/mijn/privacy/wissen", "/mijn/privacy/beperking")) {
            var titles = customer.get(page).page().select("dt, label").eachText().stream()
                    .filter(title -> title.startsWith("Het bewijs van uw toestemming"))
                    .toList();
            assertThat(titles)
                    .as(page)
                    .hasSize(2)
                    .doesNotHaveDuplicates()
                    .allMatch(title -> title.matches(".*\\d\\d:\\d\\d.*"));
            assertThat(titles)
                    .as(page)
                    .anyMatch(title -> title.contains("Uw vraag aan ons"))
                    .anyMatch(title -> title.contains("ieuwsbrief"));
        }
    }

    /** What keeps it is told beside the law's own day. */
    @Test
    void aProofThatIsPutOnHoldTellsItsDayAndThatItIsOnHold() {
        Questions.ask(customer, email, "Kan ik mijn nummer meenemen?");
        erase(choice("Uw vraag"));
        var proof = DB.sql("""
                        select d.id from dossier d join declaration e on e.id = d.declaration
                        join dossier a on a.person = d.person join account on account.dossier = a.id
                        where e.purpose = 'consent-proof' order by a.opened_on desc, d.event_on desc nulls last limit 1""").query(UUID.class).single();
        var stays = "dt:contains(bewijs van uw toestemming) + dd";
        var before = customer.get("/mijn/privacy/wissen").page().select(stays).text();
        assertThat(before).contains("tot ").doesNotContain("nadat");

        customer.post("/mijn/privacy/beperking", "dossier", proof.toString(), "reden", "claim");

        assertThat(customer.get("/mijn/privacy/wissen").page().select(stays).text())
                .startsWith(before)
                .contains("stilgelegd");
    }
}
