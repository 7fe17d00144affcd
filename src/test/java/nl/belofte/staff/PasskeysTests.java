package nl.belofte.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.belofte.Customers;
import nl.belofte.Visitor;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Recorded;
import nl.belofte.mail.InProduction;
import nl.belofte.staff.SoftKey.Asked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A passkey lets its owner in at its own site, and each thing that is wrong with an answer keeps everybody out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeysTests {

    private static final String DIRK = "dirk@voorbeeld.example";
    private static final String BRAM = "bram@voorbeeld.example";
    private static final String HOME = "mijn.voipexpress.nl";
    private static final String SISTER = "voipexpress.nl";
    private static final String CONTROLLER = "voipexpress";

    private final InProduction production = InProduction.start();
    private final StaffAccess access = production.running.part(StaffAccess.class);
    private final JdbcClient db = production.running.part(JdbcClient.class);

    @AfterAll
    void stop() {
        production.close();
    }

    @BeforeEach
    void anotherDay() {
        InProduction.CLOCK.goOn(Duration.ofDays(1));
    }

    @AfterEach
    void endAll() {
        for (var address : List.of(DIRK, BRAM)) {
            access.admit(CONTROLLER, address, "support");
            access.end(CONTROLLER, address);
        }
    }

    private Visitor at(String site) {
        return Visitor.at(production.running, site);
    }

    private String origin(String site) {
        return production.running.address(site);
    }

    private static JsonNode json(Visitor.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    /** Somebody who was let in, in front of the page where one chooses. */
    private final class Invited {
        final Visitor visitor;
        final String token;
        final JsonNode question;

        Invited(String address) {
            this(HOME, address);
        }

        Invited(String site, String address) {
            visitor = at(site);
            token = Customers.token(access.admit(CONTROLLER, address, "support").address());
            question = json(visitor.post("/balie/uitnodiging/vraag", "bewijs", token));
        }

        Asked asked() {
            return Asked.toMake(question.get("challenge").asString(), origin(HOME), HOME + ".localhost");
        }

        String user() {
            return question.get("user").get("id").asString();
        }

        Visitor.Answer answer(String answer) {
            return visitor.post("/balie/uitnodiging/sleutel", "bewijs", token, "kind", "computer", "antwoord", answer);
        }
    }

    /** A passkey that its owner made, and by which it is known whose it is. */
    private record Owned(SoftKey key, String user) {}

    private Owned passkeyOf(String address) {
        var invited = new Invited(address);
        var key = new SoftKey();
        assertThat(invited.answer(key.make(invited.asked())).location()).isEqualTo("/balie/inloggen?gedaan=sleutel");
        return new Owned(key, invited.user());
    }

    private Asked question(Visitor visitor, String site, String user) {
        var question = json(visitor.post("/balie/inloggen/vraag"));
        assertThat(question.get("rpId").asString()).isEqualTo(site + ".localhost");
        assertThat(question.get("userVerification").asString()).isEqualTo("required");
        assertThat(question.get("allowCredentials")).isEmpty();
        return Asked.toOpen(question.get("challenge").asString(), origin(site), site + ".localhost", user);
    }

    private static Visitor.Answer open(Visitor visitor, String answer) {
        return visitor.post("/balie/inloggen/sleutel", "antwoord", answer);
    }

    private Visitor in(Owned owned) {
        var visitor = at(HOME);
        assertThat(open(visitor, owned.key.open(question(visitor, HOME, owned.user)))
                        .location())
                .isEqualTo("/balie");
        return visitor;
    }

    @Test
    void letsItsOwnerInByItself() {
        var owned = passkeyOf(DIRK);

        var dirk = in(owned);

        assertThat(dirk.get("/balie").status()).isEqualTo(200);
        assertThat(production.running.part(Evidence.class).newest(1).getFirst().entry())
                .extracting(Recorded::deed, Recorded::actor, Recorded::detail)
                .containsExactly(Deed.LOGGED_IN, "self", "passkey");
        assertThat(InProduction.text(production.mailTo(DIRK))).contains("toegevoegd of weggehaald");
    }

    @Test
    void isAskedForAsAPasskeyIs() {
        var invited = new Invited(DIRK);

        assertThat(invited.question.get("rp").get("id").asString()).isEqualTo(HOME + ".localhost");
        assertThat(invited.question.get("user").get("name").asString()).isEqualTo(DIRK);
        assertThat(invited.user()).hasSize(43);
        assertThat(invited.question.get("attestation").asString()).isEqualTo("none");
        var selection = invited.question.get("authenticatorSelection");
        assertThat(selection.get("residentKey").asString()).isEqualTo("required");
        assertThat(selection.get("userVerification").asString()).isEqualTo("required");
    }

    static Map<String, UnaryOperator<Asked>> lies() {
        var lies = new LinkedHashMap<String, UnaryOperator<Asked>>();
        lies.put("another challenge", asked -> asked.challenge("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        lies.put("no challenge", asked -> asked.challenge(""));
        lies.put(
                "another site of this controller",
                asked -> asked.origin(asked.origin().replace(HOME, SISTER)));
        lies.put(
                "a site of another controller",
                asked -> asked.origin(asked.origin().replace(HOME, "ipcall.me")));
        lies.put("a site of a stranger", asked -> asked.origin("https://" + HOME + ".elders.example"));
        lies.put("a passkey of another site", asked -> asked.rpId(SISTER + ".localhost"));
        lies.put("a passkey of all sites", asked -> asked.rpId("localhost"));
        lies.put("nobody verified", asked -> asked.flags(SoftKey.PRESENT));
        lies.put("nobody present", asked -> asked.flags(SoftKey.VERIFIED));
        lies.put("in a frame of another's page", Asked::fromAFrame);
        lies.put("an answer to something else", asked -> asked.type("payment.get"));
        return lies;
    }

    static Set<String> whatIsLiedAbout() {
        return lies().keySet();
    }

    @ParameterizedTest
    @MethodSource("whatIsLiedAbout")
    void isNotMadeWith(String lie) {
        var invited = new Invited(DIRK);
        var key = new SoftKey();

        var answer = invited.answer(key.make(lies().get(lie).apply(invited.asked())));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select("#kind-error").text()).startsWith("De toegangssleutel is niet gemaakt.");
        assertThat(db.sql("select count(*) from passkey").query(Integer.class).single())
                .isZero();
        assertThat(access.invited(CONTROLLER, invited.token))
                .as("the link still counts")
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("whatIsLiedAbout")
    void doesNotOpenWith(String lie) {
        var owned = passkeyOf(DIRK);
        var visitor = at(HOME);
        var asked = question(visitor, HOME, owned.user);

        assertOut(visitor, open(visitor, owned.key.open(lies().get(lie).apply(asked))));
    }

    private void assertOut(Visitor visitor, Visitor.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".error-summary li").text())
                .isEqualTo(
                        "Met deze toegangssleutel kon u niet inloggen. Probeer het nog eens, of log in op een andere manier.");
        assertThat(visitor.get("/balie").location()).isEqualTo("/balie/inloggen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "<x>", "{\"id\":1}", "{\"id\":\"AA\",\"response\":{}}", "💥"})
    void isNothingThatSomebodyMakesUp(String answer) {
        var visitor = at(HOME);
        question(visitor, HOME, "");
        assertOut(visitor, open(visitor, answer));
        assertThat(new Invited(DIRK).answer(answer).status()).isEqualTo(422);
    }

    @Test
    void opensOnceForEachQuestionAndForNobodyElse() {
        var owned = passkeyOf(DIRK);
        var dirk = at(HOME);
        var answer = owned.key.open(question(dirk, HOME, owned.user));
        var planted = dirk.cookies().get("session");
        assertThat(open(dirk, answer).location()).isEqualTo("/balie");
        assertThat(dirk.cookies().get("session")).isNotEqualTo(planted);

        var sameBrowser = at(HOME);
        sameBrowser.cookies().put("session", planted);
        assertOut(sameBrowser, open(sameBrowser, answer));
        var another = at(HOME);
        assertOut(another, open(another, answer));
        var askedAnew = at(HOME);
        question(askedAnew, HOME, owned.user);
        assertOut(askedAnew, open(askedAnew, answer));
    }

    @Test
    void doesNotOpenForAQuestionThatAnotherBrowserWasAsked() {
        var owned = passkeyOf(DIRK);
        var attacker = at(HOME);
        var asked = question(attacker, HOME, owned.user);

        var victim = at(HOME);
        question(victim, HOME, owned.user);

        assertOut(victim, open(victim, owned.key.open(asked)));
    }

    @ParameterizedTest
    @ValueSource(longs = {599, 600, 601})
    void answersWithinTenMinutes(long seconds) {
        var owned = passkeyOf(DIRK);
        var visitor = at(HOME);
        var asked = question(visitor, HOME, owned.user);
        InProduction.CLOCK.goOn(Duration.ofSeconds(seconds));

        assertThat(open(visitor, owned.key.open(asked)).status()).isEqualTo(seconds < 600 ? 303 : 422);
    }

    @Test
    void opensNothingAtAnotherSiteOfItsController() {
        var owned = passkeyOf(DIRK);
        var sister = at(SISTER);

        assertOut(sister, open(sister, owned.key.open(question(sister, SISTER, owned.user))));
        assertThat(sister.get("/balie/inloggen")
                        .page()
                        .select(".passkey-home a")
                        .attr("href"))
                .isEqualTo(origin(HOME) + "/balie/inloggen");
        var other = at("ipcall.me");
        assertOut(other, open(other, owned.key.open(question(other, "ipcall.me", owned.user))));
        assertThat(at(HOME).get("/balie/inloggen").page().select(".passkey-home"))
                .isEmpty();
    }

    @Test
    void opensForItsOwnerOnly() {
        var dirk = passkeyOf(DIRK);
        var bram = passkeyOf(BRAM);
        for (var user : List.of(bram.user, "")) {
            var visitor = at(HOME);
            assertOut(visitor, open(visitor, dirk.key.open(question(visitor, HOME, user))));
        }
        var stranger = at(HOME);
        assertOut(stranger, open(stranger, new SoftKey().open(question(stranger, HOME, dirk.user))));
    }

    @Test
    void ofWhichThereIsACopyOpensNoMore() {
        var owned = passkeyOf(DIRK);
        owned.key.countsFrom(7);
        in(owned);
        for (int count : List.of(6, 7)) {
            owned.key.countsFrom(count);
            var visitor = at(HOME);
            assertOut(visitor, open(visitor, owned.key.open(question(visitor, HOME, owned.user))));
        }
        owned.key.countsFrom(8);
        in(owned);
    }

    @Test
    void isNotAddedToSomebodyWhoDidNotAskForIt() {
        var dirk = new Invited(DIRK);
        var bram = new Invited(BRAM);
        bram.visitor.cookies().put("session", dirk.visitor.cookies().get("session"));

        assertThat(bram.answer(new SoftKey().make(dirk.asked())).status()).isEqualTo(422);
    }

    @Test
    void isOneMembersOnly() {
        var owned = passkeyOf(DIRK);
        var bram = new Invited(BRAM);

        assertThat(bram.answer(owned.key.make(bram.asked())).status()).isEqualTo(422);

        assertThat(access.invited(CONTROLLER, bram.token)).isPresent();
        in(owned);
    }

    @Test
    void endsWithTheAccess() {
        var owned = passkeyOf(DIRK);
        var dirk = in(owned);

        access.end(CONTROLLER, DIRK);

        assertThat(dirk.get("/balie").location()).isEqualTo("/balie/inloggen");
        var visitor = at(HOME);
        assertOut(visitor, open(visitor, owned.key.open(question(visitor, HOME, owned.user))));
        assertThat(db.sql("select count(*) from passkey").query(Integer.class).single())
                .isZero();
    }

    @Test
    void isAddedAndTakenAwayByItsOwner() {
        var first = passkeyOf(DIRK);
        var dirk = in(first);
        var elsewhere = in(first);
        var second = new SoftKey();
        var question = json(dirk.post("/balie/toegang/vraag"));
        assertThat(question.get("excludeCredentials")).hasSize(1);
        var asked = Asked.toMake(question.get("challenge").asString(), origin(HOME), HOME + ".localhost");
        assertThat(dirk.post("/balie/toegang/sleutels", "kind", "telephone", "antwoord", second.make(asked))
                        .location())
                .isEqualTo("/balie/toegang?gedaan=sleutel");
        assertThat(dirk.get("/balie/toegang").page().select("tbody th").eachText())
                .containsExactlyInAnyOrder("Op deze computer", "Op een telefoon");

        var gone = dirk.post("/balie/toegang/sleutels/verwijdering", "sleutel", idOf(first.key));

        assertThat(gone.location()).isEqualTo("/balie/toegang?gedaan=sleutel-weg");
        assertThat(elsewhere.get("/balie").location()).isEqualTo("/balie/inloggen");
        var visitor = at(HOME);
        assertOut(visitor, open(visitor, first.key.open(question(visitor, HOME, first.user))));
        in(new Owned(second, first.user));
        assertThat(deeds()).contains(Deed.WAY_IN_ADDED, Deed.WAY_IN_REMOVED);
    }

    private static String idOf(SoftKey key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.id);
    }

    private List<Deed> deeds() {
        return production.running.part(Evidence.class).newest(20).stream()
                .map(committed -> committed.entry().deed())
                .toList();
    }

    @Test
    void whichIsTheLastWayInOrSomebodyElsesIsNotTakenAway() {
        var owned = passkeyOf(DIRK);
        var bram = passkeyOf(BRAM);
        var dirk = in(owned);

        var last = dirk.post("/balie/toegang/sleutels/verwijdering", "sleutel", idOf(owned.key));
        assertThat(last.status()).isEqualTo(422);
        assertThat(last.page().select(".error-summary").text()).contains("uw laatste manier");

        assertThat(dirk.post("/balie/toegang/sleutels/verwijdering", "sleutel", idOf(bram.key))
                        .location())
                .isEqualTo("/balie/toegang");
        in(owned);
        in(bram);
    }

    @Test
    void goesWithItsOwnersDossier() {
        passkeyOf(DIRK);
        new Invited(BRAM);
        for (var dossier : db.sql("select dossier from staff").query(UUID.class).list()) {
            production
                    .running
                    .part(Dossiers.class)
                    .erase(List.of(new DossierId(dossier)), new Actor.Platform("test"), "");
        }

        for (var table : List.of("passkey", "handshake", "staff")) {
            assertThat(db.sql("select count(*) from " + table + " where dossier is not null")
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void isAskedForNoMoreOftenThanLoggingIn() {
        var visitor = at(HOME);
        for (int i = 0; i < 100; i++) {
            assertThat(visitor.post("/balie/inloggen/vraag").status()).isEqualTo(200);
        }
        assertThat(visitor.post("/balie/inloggen/vraag").status()).isEqualTo(429);
        assertThat(db.sql("select count(*) from handshake").query(Integer.class).single())
                .isLessThan(50);
    }

    @Test
    void isTriedNoMoreOftenThanAPassword() {
        var owned = passkeyOf(DIRK);
        for (int i = 0; i < 10; i++) {
            var visitor = at(HOME);
            assertThat(open(
                                    visitor,
                                    owned.key.open(
                                            question(visitor, HOME, owned.user).challenge("AA")))
                            .status())
                    .isEqualTo(422);
        }
        var visitor = at(HOME);
        assertThat(open(visitor, owned.key.open(question(visitor, HOME, owned.user)))
                        .status())
                .isEqualTo(429);
    }
}
