package nl.belofte.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.SignUps;
import nl.belofte.Visitor;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.person.PersonId;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.Suppressions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Advertising has something to stand on for each person and way, or it is not there. */
class PermissionTests {

    private static final Running RUNNING = Running.start();
    private static final String I = "ipcall.me";
    private static final String V = "mijn.voipexpress.nl";

    @BeforeEach
    void letADayPass() {
        RUNNING.letADayPass();
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static JdbcClient db() {
        return RUNNING.part(JdbcClient.class);
    }

    private static PersonId newestCustomer() {
        return new PersonId(db().sql("""
                        select d.person from account a join dossier d on d.id = a.dossier
                        join evidence_opening o on o.dossier = d.id order by o.entry desc limit 1""").query(UUID.class).single());
    }

    private static boolean may(PersonId person, Channel channel) {
        return RUNNING.part(Permissions.class).may(person, channel);
    }

    private static int dossiers(PersonId person) {
        return count(
                "dossier d join declaration e on e.id = d.declaration where e.purpose = 'advertising' and d.person = ?",
                person);
    }

    private static int deeds(PersonId person, String deed) {
        return count("evidence_opening where person = ? and payload like '%%%s%%'".formatted(deed), person);
    }

    private static int count(String what, PersonId person) {
        return db().sql("select count(*) from " + what)
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    private static List<String> history(PersonId person) {
        return db().sql("""
                        select h.kind || ' ' || t.control from consent_history h join dossier d on d.id = h.proof
                        join consent_text t on t.number = h.consent_text where d.person = ? order by h.entry""").param(person.value()).query(String.class).list();
    }

    /** As the form sends it. */
    private static PersonId registered(String site, String email, String... more) {
        var visitor = Visitor.at(RUNNING, site);
        var all = new ArrayList<>(List.of(more));
        assertThat(visitor.post("/registreren", Customers.answers(email, all.toArray(String[]::new)))
                        .status())
                .isEqualTo(200);
        var token = Customers.token(Customers.linkIn(Customers.mailTo(RUNNING, email)));
        visitor.post("/registreren/bevestiging", "bewijs", token);
        return newestCustomer();
    }

    /** Registered by the form, where the offers were not refused, and logged in. */
    private static Visitor customer(String site, String email) {
        registered(site, email, "aanbod", version(site));
        var customer = Visitor.at(RUNNING, site);
        assertThat(Customers.logIn(customer, email, Customers.PASSWORD).location())
                .endsWith("/mijn");
        return customer;
    }

    private static String version(String site) {
        return Visitor.at(RUNNING, site)
                .get("/registreren")
                .page()
                .select("[name=aanbod]")
                .val();
    }

    private static Visitor.Answer put(Visitor customer, String way, String state) {
        var version =
                customer.get("/mijn/berichten").page().select("[name=versie]").val();
        return customer.post("/mijn/berichten", "weg", way, "stand", state, "versie", version);
    }

    @ParameterizedTest
    @ValueSource(strings = {I, V})
    void whoCouldRefuseOffersWhereHeBecameACustomerMayBeMailedAndItIsOnRecord(String site) {
        var person = registered(site, Customers.newAddress(), "aanbod", version(site));

        assertThat(may(person, Channel.EMAIL)).isTrue();
        assertThat(may(person, Channel.PHONE)).isFalse();
        assertThat(may(person, Channel.SOCIAL)).isFalse();
        assertThat(may(person, Channel.POST)).isFalse();
        assertThat(dossiers(person)).isEqualTo(1);
        assertThat(deeds(person, "opt-out-shown")).isEqualTo(1);
        assertThat(db().sql("""
                        select t.text from permission p join dossier d on d.id = p.dossier
                        join consent_text t on t.number = p.opt_out_shown where d.person = ?""").param(person.value()).query(String.class).single())
                .as("the words that were shown")
                .endsWith("Stuur mij geen aanbiedingen per e-mail");
    }

    @Test
    void whoRefusesThemThereIsNotMailedAndWhatHeRefusedIsOnRecord() {
        var email = Customers.newAddress();
        var person = registered(I, email, "aanbod", version(I), "geen-aanbod", "ja");

        assertThat(may(person, Channel.EMAIL)).isFalse();
        assertThat(dossiers(person)).isZero();
        assertThat(history(person)).containsExactly("refused registration");
        assertThat(deeds(person, "consent-refused")).isEqualTo(1);
        assertThat(saidNo("ipcall", Channel.EMAIL, Category.EMAIL, Map.of(Field.EMAIL, email)))
                .isTrue();
    }

    @Test
    void whoRefusesThemThereTakesBackTheYesThatHisMailboxGaveBefore() {
        var email = Customers.newAddress();
        var token = SignUps.subscribe(RUNNING, Visitor.at(RUNNING, I), email);
        var stranger = Visitor.at(RUNNING, I);
        var said = stranger.get("/berichten?bewijs=" + token)
                .page()
                .select("#advertising-email [name=versie]")
                .val();
        stranger.post("/berichten", "bewijs", token, "weg", "advertising-email", "stand", "aan", "versie", said);
        var asked = Customers.linkIn(Customers.mailTo(RUNNING, email, "Bevestig dat u aanbiedingen"));
        stranger.post("/berichten/bevestiging", "bewijs", Customers.token(asked));

        stranger.post("/registreren", Customers.answers(email, "aanbod", version(I), "geen-aanbod", "ja"));
        var link = Customers.linkIn(Customers.mailTo(RUNNING, email, "Bevestig uw e-mailadres"));
        stranger.post("/registreren/bevestiging", "bewijs", Customers.token(link));

        var person = newestCustomer();
        assertThat(history(person)).contains("given advertising-email", "refused registration");
        assertThat(deeds(person, "consent-withdrawn")).isEqualTo(1);
        assertThat(may(person, Channel.EMAIL)).isFalse();
        assertThat(dossiers(person)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2018-01-01"})
    void whoDidNotSeeTheWordsAsTheyAreNowIsNotMailed(String version) {
        var person = registered(I, Customers.newAddress(), "aanbod", version);

        assertThat(may(person, Channel.EMAIL)).isFalse();
        assertThat(dossiers(person)).isZero();
    }

    @Test
    void theBoxIsNotTickedBeforehandAndStaysTickedWhenSomethingElseIsWrong() {
        var visitor = Visitor.at(RUNNING, I);

        assertThat(visitor.get("/registreren").page().select("#geen-aanbod").hasAttr("checked"))
                .isFalse();
        var wrong =
                visitor.post("/registreren", "email.email", "geen adres", "aanbod", version(I), "geen-aanbod", "ja");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select("#geen-aanbod").hasAttr("checked")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone", "social"})
    void aYesToOneWayCountsForThatWayUntilItIsTakenBack(String channel) {
        var email = Customers.newAddress();
        var customer = customer(V, email);
        var person = newestCustomer();
        var way = Channel.valueOf(channel.toUpperCase());

        assertThat(put(customer, "advertising-" + channel, "aan").status()).isEqualTo(303);
        // What nothing stands on begins its term at night; this goes on.
        RUNNING.part(Consents.class).tidy();
        RUNNING.part(Permissions.class).tidy();

        assertThat(may(person, way)).isTrue();
        assertThat(history(person)).containsExactly("given advertising-" + channel);
        assertThat(dossiers(person)).isEqualTo(2);
        put(customer, "advertising-" + channel, "uit");
        assertThat(may(person, way)).isFalse();
        assertThat(may(person, Channel.EMAIL)).isTrue();
        assertThat(dossiers(person)).isEqualTo(1);
    }

    /** Whatever ground the statement names for those who were not asked. */
    @Test
    void whatOneSaidYesToStandsOnThatYesWhereverOneLooks() {
        var customer = customer(V, Customers.newAddress());
        put(customer, "advertising-phone", "aan");

        var bases = customer.get("/mijn").page().select(".dossier").stream()
                .filter(each -> each.text().contains("Aanbiedingen en nieuws"))
                .map(each -> each.select("dt:contains(Wettelijke grond) + dd").text())
                .toList();

        assertThat(bases)
                .hasSize(2)
                .anyMatch(basis -> basis.contains("toestemming"))
                .anyMatch(basis -> basis.contains("belang"));
    }

    @Test
    void whoHasOffersErasedSeesWhichComeByWhichWayBeforeAndAfter() {
        var email = Customers.newAddress();
        var customer = customer(V, email);
        put(customer, "advertising-phone", "aan");
        var choices = customer.get("/mijn/privacy/wissen").page().select(".choice:contains(Aanbiedingen)");
        assertThat(choices.select("label").eachText())
                .hasSize(2)
                .anyMatch(title -> title.contains("per e-mail, sinds"))
                .anyMatch(title -> title.contains("per telefoon, sinds"));

        var phone = choices.select(".choice:contains(telefoon) input").attr("value");
        var done = customer.post("/mijn/privacy/wissen", "dossier", phone, "zeker", "ja");

        assertThat(done.page().select(".ticks li").eachText())
                .singleElement()
                .asString()
                .contains("per telefoon, sinds");
        assertThat(Customers.mailTo(RUNNING, email, "Uw verzoek is uitgevoerd")).contains("per telefoon, sinds");
    }

    @Test
    void whoIsAskedAndSaysNoIsOnRecordAndIsNotApproached() {
        var customer = customer(V, Customers.newAddress());
        var person = newestCustomer();

        var said = put(customer, "advertising-phone", "nee");

        assertThat(said.location()).endsWith("gedaan=nee");
        assertThat(customer.get(said.location()).page().select("[role=status]").text())
                .startsWith("Wij hebben uw nee vastgelegd");
        assertThat(history(person)).containsExactly("refused advertising-phone");
        assertThat(may(person, Channel.PHONE)).isFalse();
        assertThat(saidNo("voipexpress", Channel.PHONE, Category.PHONE, Map.of(Field.PHONE, "+31612345678")))
                .isTrue();
        // The number is on file of others in these tests.
        put(customer, "advertising-phone", "aan");
    }

    @Test
    void aConsentThatIsWithdrawnAmongOnesRightsEndsItToo() {
        var customer = customer(V, Customers.newAddress());
        var person = newestCustomer();
        put(customer, "advertising-phone", "aan");
        var proof = db().sql("select g.proof from ground g join dossier d on d.id = g.dossier where d.person = ?")
                .param(person.value())
                .query(UUID.class)
                .single();

        customer.post("/mijn/privacy/toestemmingen/" + proof + "/intrekking");

        assertThat(may(person, Channel.PHONE)).isFalse();
        assertThat(dossiers(person)).isEqualTo(1);
    }

    @Test
    void anObjectionEndsEveryWayAndErasesAtOnce() {
        var customer = customer(V, Customers.newAddress());
        var person = newestCustomer();
        put(customer, "advertising-social", "aan");

        customer.post("/mijn/privacy/bezwaar", "gebruik", "advertising");

        assertThat(may(person, Channel.EMAIL)).isFalse();
        assertThat(may(person, Channel.SOCIAL)).isFalse();
        assertThat(customer.get("/mijn/berichten").page().select(".badge-proven"))
                .isEmpty();
        assertThat(dossiers(person)).isZero();
        assertThat(RUNNING.part(RetentionSweep.class).overdue()).isZero();
        put(customer, "advertising-phone", "aan");
        assertThat(may(person, Channel.PHONE)).as("he said yes anew").isTrue();
        assertThat(may(person, Channel.EMAIL)).as("and to nothing else").isFalse();
    }

    @Test
    void whoIsNoCustomerAnyMoreGetsNoOffers() {
        var customer = customer(I, Customers.newAddress());
        var person = newestCustomer();
        assertThat(may(person, Channel.EMAIL)).isTrue();

        customer.post("/mijn/opheffing", "password", Customers.PASSWORD);

        assertThat(may(person, Channel.EMAIL)).isFalse();
        assertThat(dossiers(person)).isZero();
    }

    @Test
    void whatStoodOnASaleIsErasedAtNightWhenTheLastThingBetweenUsWent() {
        customer(I, Customers.newAddress());
        var person = newestCustomer();
        // As a term would have it.
        db().sql(
                        "update dossier set event = 'closed', event_on = current_date where person = ? and id in (select dossier from account)")
                .param(person.value())
                .update();
        assertThat(may(person, Channel.EMAIL)).isFalse();

        // What somebody else holds at this moment waits for the next time.
        Customers.await(() -> {
            RUNNING.part(Permissions.class).tidy();
            return dossiers(person) == 0;
        });
    }

    private static boolean saidNo(String controller, Channel channel, Category category, Map<Field, String> values) {
        return RUNNING.part(Suppressions.class)
                .isSuppressed(controller, Purpose.ADVERTISING, channel, new Content(Map.of(category, values)));
    }

    @Test
    void atTheDeskANoToSocialMediaOrPostIsNotedAndCountsForThatWayOnly() {
        var email = Customers.newAddress();
        var customer = customer(V, email);
        var person = newestCustomer();
        put(customer, "advertising-social", "aan");
        var dirk = Questions.dirk(RUNNING, V);

        var missing = dirk.post("/balie/nee", "weg-advertising-social", "ja", "weg-advertising-post", "ja");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.page().select("#email-error").text())
                .startsWith("Vul het e-mailadres of het telefoonnummer in");
        assertThat(missing.page().select("#postcode-error").text()).startsWith("Vul de postcode en het huisnummer in");
        dirk.post("/balie/nee", "weg-advertising-social", "ja", "email", email.toUpperCase());
        dirk.post("/balie/nee", "weg-advertising-post", "ja", "postcode", "3911ab", "huisnummer", "12");

        assertThat(may(person, Channel.SOCIAL)).isFalse();
        assertThat(may(person, Channel.EMAIL)).isTrue();
        var mailbox = Map.of(Field.EMAIL, email);
        assertThat(saidNo("voipexpress", Channel.SOCIAL, Category.EMAIL, mailbox))
                .isTrue();
        assertThat(saidNo("voipexpress", Channel.EMAIL, Category.EMAIL, mailbox))
                .isFalse();
        assertThat(saidNo(
                        "voipexpress",
                        Channel.POST,
                        Category.NAME_AND_ADDRESS,
                        Map.of(Field.POSTCODE, "3911 AB", Field.HOUSE_NUMBER, "12")))
                .isTrue();
    }

    @Test
    void aYesToMailLeavesANoToSocialMediaStanding() {
        var email = Customers.newAddress();
        var customer = customer(V, email);
        put(customer, "advertising-social", "nee");
        put(customer, "advertising-email", "uit");

        put(customer, "advertising-email", "aan");

        var mailbox = Map.of(Field.EMAIL, email);
        assertThat(saidNo("voipexpress", Channel.EMAIL, Category.EMAIL, mailbox))
                .isFalse();
        assertThat(saidNo("voipexpress", Channel.SOCIAL, Category.EMAIL, mailbox))
                .isTrue();
    }

    @Test
    void whatIsReadForAdvertisingIsWhereSomebodyIsReachedAndHowHeIsCalled() {
        customer(V, Customers.newAddress());
        var held = RUNNING.part(Approach.class)
                .held(
                        "voipexpress",
                        Channel.EMAIL,
                        new Content(Map.of(
                                Category.EMAIL,
                                Map.of(Field.EMAIL, "anna@voorbeeld.example"),
                                Category.PHONE,
                                Map.of(Field.PHONE, "+31612345678"),
                                Category.NAME_AND_ADDRESS,
                                Map.of(Field.GIVEN_NAME, "Anna", Field.STREET, "Kerkstraat"))));

        assertThat(held.values())
                .isEqualTo(Map.of(
                        Category.EMAIL,
                        Map.of(Field.EMAIL, "anna@voorbeeld.example"),
                        Category.NAME_AND_ADDRESS,
                        Map.of(Field.GIVEN_NAME, "Anna")));
    }
}
