package nl.belofte.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipInputStream;
import nl.belofte.AtOnce;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Actor;
import nl.belofte.proof.Proves;
import nl.belofte.statement.Category;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that is held under a mailbox is his who showed that it is his: what came before, what only waits, and what comes later. */
class JoiningTests {

    private static final Running RUNNING = Running.start();
    private static final JdbcClient DB = RUNNING.part(JdbcClient.class);
    private static final String SITE = "ipcall.me";

    private final String email = Customers.newAddress();

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @BeforeEach
    void begin() {
        RUNNING.letADayPass();
    }

    private void asksAndSignsUpWithoutLoggingIn(String question) {
        var stranger = Visitor.at(RUNNING, SITE);
        Questions.ask(stranger, email, question);
        SignUps.send(stranger, email);
    }

    private static String report(Visitor visitor) {
        return visitor.get("/mijn/privacy/inzage/json").response().body();
    }

    private static String inPackage(Visitor visitor) throws Exception {
        var all = new StringBuilder();
        try (var zip =
                new ZipInputStream(new java.io.ByteArrayInputStream(visitor.file("/mijn/privacy/meenemen/zip")))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    @Test
    @Proves({"RIG-2", "RIG-5"})
    void aCustomerSeesAllThatIsHeldUnderHisAddressWhateverCameWithoutLoggingIn() throws Exception {
        var customer = Customers.signedIn(RUNNING, SITE, email);
        asksAndSignsUpWithoutLoggingIn("Zonder inloggen gevraagd.");

        assertThat(report(customer)).contains("Zonder inloggen gevraagd.", "pending-subscription");
        assertThat(customer.get("/mijn").page().text()).contains("Zonder inloggen gevraagd.");
        assertThat(inPackage(customer)).contains("Zonder inloggen gevraagd.");
        assertThat(customer.get("/mijn/vragen").page().select(".questions a")).hasSize(1);

        Questions.ask(Visitor.at(RUNNING, SITE), email, "Later nog een vraag.");
        assertThat(report(customer)).as("what comes later").contains("Later nog een vraag.");
    }

    @Test
    @Proves("RIG-4")
    void whoIsErasedIsErasedUnderHisAddressToo() {
        var customer = Customers.signedIn(RUNNING, SITE, email);
        asksAndSignsUpWithoutLoggingIn("Zonder inloggen gevraagd.");
        var all = new ArrayList<String>(List.of("zeker", "ja"));
        customer.get("/mijn/privacy/wissen")
                .page()
                .select("input[name=dossier]")
                .forEach(box -> all.addAll(List.of("dossier", box.val())));

        assertThat(customer.post("/mijn/privacy/wissen", all.toArray(String[]::new))
                        .status())
                .isEqualTo(200);

        assertThat(DB.sql("""
                        select distinct e.purpose from dossier d join declaration e on e.id = d.declaration
                        where d.id in (select dossier from blind_index where value = (
                          select value from blind_index b join dossier r on r.id = b.dossier
                          join declaration re on re.id = r.declaration
                          where re.purpose = 'rights' and b.category = ? order by r.opened_on desc limit 1)) order by 1""")
                        .param(Category.EMAIL.number())
                        .query(String.class)
                        .list())
                .as("what a law keeps, and nothing else")
                .containsExactly("consent-proof", "rights");
    }

    @Test
    @Proves("RIG-2")
    void byTheLinkToTheAddressOnFileWhatOnlyWaitsIsSeenToo() {
        asksAndSignsUpWithoutLoggingIn("Zonder account gevraagd.");
        var stranger = Visitor.at(RUNNING, SITE);
        stranger.post("/privacy/verzoek", "recht", "access", "email", email, "tekst", "");
        stranger.post(
                "/privacy/verzoek/bevestiging",
                "bewijs",
                Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, "Bevestig uw verzoek"))));

        assertThat(report(stranger)).contains("Zonder account gevraagd.", "pending-subscription");

        Questions.ask(Visitor.at(RUNNING, SITE), email, "Later nog een vraag.");
        assertThat(report(stranger)).contains("Later nog een vraag.");
    }

    @Test
    void whatOnlyWaitedCanStillBeConfirmed() {
        var customer = Customers.signedIn(RUNNING, SITE, email);
        SignUps.send(Visitor.at(RUNNING, SITE), email);
        customer.get("/mijn");

        var done =
                Visitor.at(RUNNING, SITE).post("/nieuwsbrief/bevestiging", "bewijs", SignUps.tokenTo(RUNNING, email));

        assertThat(done.status()).isEqualTo(200);
        assertThat(report(customer).split("\"deed\"")[0])
                .as("what is held, before what happened")
                .contains("\"newsletter\"")
                .doesNotContain("pending-subscription");
    }

    /** An address that somebody else typed shows nothing of who typed it, and takes nothing from him. */
    @Test
    @Proves("RIG-9")
    void whoHasAnAccountOrAnotherAddressJoinsNobody() {
        var other = Customers.newAddress();
        var bram = Customers.signedIn(RUNNING, SITE, other);
        Questions.ask(bram, email, "Dit adres is niet van mij.");
        var anna = Customers.signedIn(RUNNING, SITE, email);

        assertThat(report(anna)).doesNotContain("Dit adres is niet van mij.", other);
        assertThat(report(bram)).contains("Dit adres is niet van mij.");
    }

    @Test
    @Proves("RIG-9")
    void whoHadAnAccountJoinsNobodyByAnotherAddressEitherWhenItIsGone() {
        var other = Customers.newAddress();
        var bram = Customers.signedIn(RUNNING, SITE, other);
        Questions.ask(bram, email, "Dit adres is niet van mij.");
        closedAndErased(bram);

        var anna = Customers.signedIn(RUNNING, SITE, email);

        assertThat(report(anna)).doesNotContain("Dit adres is niet van mij.", other);
    }

    @Test
    @Proves("RIG-2")
    void whoComesBackUnderTheAddressOfHisAccountThatIsGoneHasWhatHeAskedFromIt() {
        var before = Customers.signedIn(RUNNING, SITE, email);
        Questions.ask(before, email, "Toen ik klant was.");
        closedAndErased(before);

        assertThat(report(Customers.signedIn(RUNNING, SITE, email))).contains("Toen ik klant was.");
    }

    /** Each joins several people, and so does each page that he opens meanwhile. */
    @RepeatedTest(3)
    void whoConfirmsAndLooksAtTheSameMomentWaitsForHimself() throws Exception {
        var customer = Customers.signedIn(RUNNING, SITE, email);
        asksAndSignsUpWithoutLoggingIn("Zonder inloggen gevraagd.");
        var tokens = new LinkedHashSet<String>();
        for (var right : List.of("rectification", "objection", "complaint")) {
            Visitor.at(RUNNING, SITE).post("/privacy/verzoek", "recht", right, "email", email, "tekst", "Luister.");
            Customers.await(() -> tokens.add(
                    Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, "Bevestig uw verzoek")))));
        }
        var deeds = new ConcurrentLinkedQueue<Callable<Integer>>();
        tokens.forEach(token -> {
            deeds.add(() -> Visitor.at(RUNNING, SITE)
                    .post("/privacy/verzoek/bevestiging", "bewijs", token)
                    .status());
            deeds.add(() -> customer.get("/mijn").status());
        });
        var signUp = SignUps.tokenTo(RUNNING, email);
        deeds.add(() -> Visitor.at(RUNNING, SITE)
                .post("/nieuwsbrief/bevestiging", "bewijs", signUp)
                .status());

        assertThat(AtOnce.times(deeds.size(), () -> deeds.remove().call()))
                .containsExactlyInAnyOrder(303, 303, 303, 200, 200, 200, 200);
    }

    @RepeatedTest(2)
    void whoConfirmsAllThatWaitsAtTheSameMomentHasAllOfIt() throws Exception {
        Visitor.at(RUNNING, SITE).post("/registreren", Customers.answers(email));
        SignUps.send(Visitor.at(RUNNING, SITE), email);
        Visitor.at(RUNNING, SITE).post("/privacy/verzoek", "recht", "complaint", "email", email, "tekst", "Luister.");
        var links = Map.of(
                "/registreren/bevestiging", token("Bevestig uw e-mailadres"),
                "/nieuwsbrief/bevestiging", SignUps.tokenTo(RUNNING, email),
                "/privacy/verzoek/bevestiging", token("Bevestig uw verzoek"));
        var deeds = new ConcurrentLinkedQueue<>(links.entrySet());

        var done = AtOnce.times(links.size(), () -> {
            var link = deeds.remove();
            return Visitor.at(RUNNING, SITE)
                    .post(link.getKey(), "bewijs", link.getValue())
                    .status();
        });

        assertThat(done).containsExactlyInAnyOrder(200, 200, 303);
    }

    private String token(String subject) {
        return Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email, subject)));
    }

    /** As a term would have it. */
    private static void closedAndErased(Visitor customer) {
        var account = new DossierId(Customers.account(RUNNING));
        customer.post("/mijn/opheffing", "password", Customers.PASSWORD);
        RUNNING.part(Dossiers.class).erase(List.of(account), new Actor.Platform("retention"), "its day");
    }

    @Test
    void whoOpensManyPagesAtOnceJoinsOnce() throws Exception {
        var customer = Customers.signedIn(RUNNING, SITE, email);
        asksAndSignsUpWithoutLoggingIn("Zonder inloggen gevraagd.");
        assertThat(AtOnce.times(6, () -> customer.get("/mijn").status())).containsOnly(200);
    }
}
