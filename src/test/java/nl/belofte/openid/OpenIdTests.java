package nl.belofte.openid;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import nl.belofte.Visitor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Evidence;
import nl.belofte.evidence.Recorded;
import nl.belofte.mail.InProduction;
import nl.belofte.staff.StaffAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody outside vouches for staff: for those who work here, in the browser that asked, and in no other way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenIdTests {

    private static final String DIRK = "dirk@voorbeeld.example";
    private static final String SITE = "ipcall.me";
    private static final String BEGIN = "/balie/inloggen/openid";
    private static final String BACK = "/balie/inloggen/openid/antwoord";

    private final LyingIssuer issuer = new LyingIssuer();
    private final LyingIssuer theOthers = new LyingIssuer();
    private final InProduction production = InProduction.start(
            "--belofte.openid.ipcall.issuer=" + issuer.address(),
            "--belofte.openid.ipcall.name=Inlogdienst",
            "--belofte.openid.ipcall.client=" + LyingIssuer.CLIENT,
            "--belofte.openid.ipcall.secret=" + LyingIssuer.SECRET,
            "--belofte.openid.voipexpress.issuer=" + theOthers.address(),
            "--belofte.openid.voipexpress.client=" + LyingIssuer.CLIENT,
            "--belofte.openid.voipexpress.secret=" + LyingIssuer.SECRET);
    private final StaffAccess access = production.running.part(StaffAccess.class);
    private final JdbcClient db = production.running.part(JdbcClient.class);

    @BeforeAll
    void letDirkIn() {
        access.admit("ipcall", DIRK, "support");
    }

    @AfterAll
    void stop() {
        production.close();
        issuer.close();
        theOthers.close();
    }

    @BeforeEach
    void anotherDay() {
        InProduction.CLOCK.goOn(Duration.ofDays(1));
        issuer.tellTheTruth(DIRK, "");
        theOthers.tellTheTruth(DIRK, "");
    }

    private Visitor visitor() {
        return Visitor.at(production.running, SITE);
    }

    /** Goes to the issuer, who from then on vouches for Dirk. @return what the browser was sent with */
    private Map<String, String> begin(Visitor visitor, String path) {
        var there = URI.create(visitor.get(path).location());
        assertThat(there.toString()).startsWith(issuer.address() + "/authorize?");
        var sent = query(there);
        issuer.tellTheTruth(DIRK, sent.get("nonce"));
        return sent;
    }

    private static Map<String, String> query(URI address) {
        var values = new LinkedHashMap<String, String>();
        for (var pair : address.getRawQuery().split("&")) {
            var parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return values;
    }

    private static Visitor.Answer back(Visitor visitor, Map<String, String> sent) {
        return visitor.get(BACK + "?code=eenmalig&state=" + sent.get("state"), "Sec-Fetch-Site", "cross-site");
    }

    private static boolean isIn(Visitor visitor) {
        return visitor.get("/balie").status() == 200;
    }

    private void assertOut(Visitor visitor, Visitor.Answer answer, int status, String says) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.page().select("h1").text()).isEqualTo("U bent niet ingelogd");
        assertThat(answer.page().select(".notice").text()).contains(says);
        assertThat(isIn(visitor)).isFalse();
    }

    @Test
    void letsInWhoWorksHere() throws Exception {
        var visitor = visitor();
        assertThat(visitor.get("/balie/inloggen").page().select(".other-ways a").text())
                .isEqualTo("Inloggen met Inlogdienst");
        var sent = begin(visitor, BEGIN);
        var planted = visitor.cookies().get("session");

        assertThat(back(visitor, sent).location()).isEqualTo("/balie");

        assertThat(isIn(visitor)).isTrue();
        assertThat(visitor.cookies().get("session")).isNotEqualTo(planted);
        assertThat(production.running.part(Evidence.class).newest(1).getFirst().entry())
                .extracting(Recorded::deed, Recorded::detail)
                .containsExactly(Deed.LOGGED_IN, "openid");
        assertThat(sent)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", LyingIssuer.CLIENT)
                .containsEntry("redirect_uri", production.running.address(SITE) + BACK)
                .containsEntry("scope", "openid email")
                .containsEntry("code_challenge_method", "S256")
                .doesNotContainKeys("prompt", "max_age");
        var asked = issuer.asked("/token").getFirst();
        assertThat(asked.form())
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "eenmalig")
                .containsEntry("redirect_uri", production.running.address(SITE) + BACK);
        var digest = MessageDigest.getInstance("SHA-256")
                .digest(asked.form().get("code_verifier").getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
                .isEqualTo(sent.get("code_challenge"));
        assertThat(asked.form().get("code_verifier")).hasSize(43);
        assertThat(new String(Base64.getDecoder().decode(asked.authorization().substring("Basic ".length()))))
                .isEqualTo("balie:geheim%3A+met+%2B+en+%25");
    }

    @Test
    void sendsNothingOfAnybodyToTheIssuer() {
        var visitor = visitor();
        back(visitor, begin(visitor, BEGIN));

        for (var path : List.of("/.well-known/openid-configuration", "/keys", "/token", "/user")) {
            assertThat(issuer.asked(path))
                    .allSatisfy(asked -> assertThat(asked.form().keySet())
                            .isSubsetOf("grant_type", "code", "redirect_uri", "code_verifier"));
        }
    }

    @Test
    void makesNobodyAMemberOfStaff() {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        issuer.alsoClaims(claims -> claims.claim("email", "chaima@voorbeeld.example"));
        int staff = count("staff");
        int sessions = count("session");

        assertOut(visitor, back(visitor, sent), 403, "werkt hier niemand aan de balie");

        assertThat(count("staff")).isEqualTo(staff);
        assertThat(count("session")).isEqualTo(sessions);
    }

    private int count(String table) {
        return db.sql("select count(*) from " + table).query(Integer.class).single();
    }

    @Test
    void letsNobodyInWhoseAccessEnded() {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        access.end("ipcall", DIRK);
        try {
            assertOut(visitor, back(visitor, sent), 403, "werkt hier niemand aan de balie");
        } finally {
            access.admit("ipcall", DIRK, "support");
        }
    }

    @Test
    void findsTheAddressHoweverItIsWritten() {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        issuer.alsoClaims(claims -> claims.claim("email", DIRK.toUpperCase()));

        assertThat(back(visitor, sent).location()).isEqualTo("/balie");
    }

    @Test
    void asksForTheAddressWhereTheTokenHasNone() {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        issuer.alsoClaims(claims -> claims.claim("email", null).claim("email_verified", null));
        issuer.saysOfTheUser(Map.of("sub", "4711", "email", DIRK, "email_verified", true));

        assertThat(back(visitor, sent).location()).isEqualTo("/balie");
        assertThat(issuer.asked("/user"))
                .extracting(LyingIssuer.Asked::authorization)
                .containsExactly("Bearer toegang");
    }

    static Map<String, Consumer<LyingIssuer>> addresses() {
        var none = new LinkedHashMap<String, Consumer<LyingIssuer>>();
        none.put("it is not verified", issuer -> issuer.alsoClaims(claims -> claims.claim("email_verified", false)));
        none.put(
                "it is not said to be verified",
                issuer -> issuer.alsoClaims(claims -> claims.claim("email_verified", null)));
        none.put(
                "it is only said in words",
                issuer -> issuer.alsoClaims(claims -> claims.claim("email_verified", "true")));
        none.put("there is none", issuer -> issuer.alsoClaims(claims -> claims.claim("email", null)));
        none.put("it is empty", issuer -> issuer.alsoClaims(claims -> claims.claim("email", "")));
        none.put("elsewhere it is not verified", issuer -> {
            issuer.alsoClaims(claims -> claims.claim("email", null));
            issuer.saysOfTheUser(Map.of("sub", "4711", "email", DIRK, "email_verified", false));
        });
        return none;
    }

    static Set<String> whyThereIsNoAddress() {
        return addresses().keySet();
    }

    @ParameterizedTest
    @MethodSource("whyThereIsNoAddress")
    void letsNobodyInByAnAddressWhen(String why) {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        addresses().get(why).accept(issuer);

        var answer = back(visitor, sent);

        // An answer without a subject is no answer about this one.
        int status = why.equals("there is none") ? 502 : 403;
        assertOut(visitor, answer, status, status == 403 ? "gaf geen e-mailadres" : "klopt niet");
    }

    static Map<String, Consumer<LyingIssuer>> lies() {
        var lies = new LinkedHashMap<String, Consumer<LyingIssuer>>();
        lies.put(
                "is signed with a key of somebody else",
                issuer -> issuer.signs(set -> LyingIssuer.sign(set, issuer.another)));
        lies.put("is signed with what everybody knows", issuer -> issuer.signs(issuer::signWithWhatEverybodyKnows));
        lies.put("is not signed", issuer -> issuer.signs(LyingIssuer::unsigned));
        lies.put(
                "was changed after it was signed",
                issuer -> issuer.signs(set -> {
                    var parts = LyingIssuer.sign(set, issuer.key).split("\\.");
                    var changed =
                            new JWTClaimsSet.Builder(set).subject("42").build().toString();
                    parts[1] = Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(changed.getBytes(StandardCharsets.UTF_8));
                    return String.join(".", parts);
                }));
        lies.put("is no token", issuer -> issuer.signs(_ -> "aap.noot.mies"));
        lies.put("is empty", issuer -> issuer.signs(_ -> ""));
        lies.put("has another nonce", issuer -> issuer.alsoClaims(set -> set.claim("nonce", "van een ander")));
        lies.put("has no nonce", issuer -> issuer.alsoClaims(set -> set.claim("nonce", null)));
        lies.put("is for somebody else", issuer -> issuer.alsoClaims(set -> set.audience("winkel")));
        lies.put("is for nobody", issuer -> issuer.alsoClaims(set -> set.audience((String) null)));
        lies.put(
                "is for us among others",
                issuer -> issuer.alsoClaims(set -> set.audience(List.of(LyingIssuer.CLIENT, "winkel"))));
        lies.put("was asked by somebody else", issuer -> issuer.alsoClaims(set -> set.claim("azp", "winkel")));
        lies.put("is of another issuer", issuer -> issuer.alsoClaims(set -> set.issuer("https://elders.example")));
        lies.put(
                "has ended",
                issuer -> issuer.alsoClaims(
                        set -> set.expirationTime(Date.from(Instant.now().minusSeconds(90)))));
        lies.put("has no end", issuer -> issuer.alsoClaims(set -> set.expirationTime(null)));
        lies.put("has no beginning", issuer -> issuer.alsoClaims(set -> set.issueTime(null)));
        lies.put(
                "begins later",
                issuer -> issuer.alsoClaims(
                        set -> set.notBeforeTime(Date.from(Instant.now().plusSeconds(90)))));
        lies.put("is of nobody", issuer -> issuer.alsoClaims(set -> set.subject(null)));
        lies.put("is of another than the address", issuer -> {
            issuer.alsoClaims(set -> set.claim("email", null));
            issuer.saysOfTheUser(Map.of("sub", "42", "email", DIRK, "email_verified", true));
        });
        lies.put(
                "comes with an issuer of another name",
                issuer -> issuer.saysOfItself("issuer", "https://elders.example"));
        lies.put("comes with a code that was used", issuer -> issuer.failsAt("/token", 400));
        lies.put("comes from where it was sent on to", issuer -> issuer.failsAt("/token", 302));
        return lies;
    }

    static Set<String> whatATokenIs() {
        return lies().keySet();
    }

    @ParameterizedTest
    @MethodSource("whatATokenIs")
    void letsNobodyInWhoseToken(String lie) {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        lies().get(lie).accept(issuer);

        assertOut(visitor, back(visitor, sent), 502, "Het antwoord klopt niet");

        assertThat(issuer.asked("/elsewhere")).isEmpty();
    }

    @Test
    void finishesOnceWhatWasBegun() {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        var cookies = Map.copyOf(visitor.cookies());
        assertThat(back(visitor, sent).location()).isEqualTo("/balie");

        var again = visitor();
        again.cookies().putAll(cookies);

        assertOut(again, back(again, sent), 410, "niet in deze browser begonnen");
        assertThat(issuer.asked("/token")).hasSize(1);
    }

    @Test
    void finishesNothingInAnotherBrowser() {
        var attacker = visitor();
        var sent = begin(attacker, BEGIN);
        var victim = visitor();
        assertOut(victim, back(victim, sent), 410, "niet in deze browser begonnen");

        begin(victim, BEGIN);
        assertOut(victim, back(victim, sent), 410, "niet in deze browser begonnen");
        assertThat(issuer.asked("/token")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"599, 303", "600, 410", "601, 410"})
    void finishesWithinTenMinutes(long seconds, int status) {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        InProduction.CLOCK.goOn(Duration.ofSeconds(seconds));

        assertThat(back(visitor, sent).status()).isEqualTo(status);
    }

    @Test
    void takesNoStateThatWasChanged() {
        for (var changed : List.of("x", "nl.toegang.", "en..")) {
            var visitor = visitor();
            var state = begin(visitor, BEGIN).get("state").replaceFirst("^nl\\.\\.", changed);
            assertThat(visitor.get(BACK + "?code=eenmalig&state=" + state).status())
                    .as(changed)
                    .isEqualTo(410);
        }
        var visitor = visitor();
        begin(visitor, BEGIN);
        assertOut(visitor, visitor.get(BACK + "?code=eenmalig"), 410, "niet in deze browser begonnen");
    }

    /** Whoever is sent to one issuer and comes back from another is let in by neither. */
    @Test
    void takesNoAnswerOfAnotherIssuer() {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        var mixedUp = visitor.get(BACK + "?code=eenmalig&state=" + sent.get("state") + "&iss=" + theOthers.address());
        assertOut(visitor, mixedUp, 502, "Het antwoord klopt niet");

        sent = begin(visitor, BEGIN);
        issuer.saysOfItself("authorization_response_iss_parameter_supported", true);
        assertOut(visitor, back(visitor, sent), 502, "Het antwoord klopt niet");

        sent = begin(visitor, BEGIN);
        issuer.saysOfItself("authorization_response_iss_parameter_supported", true);
        var named = visitor.get(BACK + "?code=eenmalig&state=" + sent.get("state") + "&iss=" + issuer.address());
        assertThat(named.location()).isEqualTo("/balie");
    }

    @Test
    void opensNoOtherSite() {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        var elsewhere = Visitor.at(production.running, "voipexpress.nl");
        elsewhere.cookies().putAll(visitor.cookies());

        assertThat(back(elsewhere, sent).status()).isEqualTo(410);
        assertThat(theOthers.asked("/token")).isEmpty();
    }

    @Test
    void tellsClearlyThatItWasBrokenOff() {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);

        var answer = visitor.get(BACK + "?error=access_denied&error_description=%3Cb%3Enee&state=" + sent.get("state"));

        assertOut(visitor, answer, 403, "Het inloggen bij Inlogdienst is afgebroken.");
        assertThat(answer.body())
                .doesNotContain("nee<")
                .doesNotContain("<b>nee")
                .doesNotContain("access_denied");
        assertThat(issuer.asked("/token")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/.well-known, 500", "/.well-known, 0", "/token, 503", "/token, 0", "/keys, 500", "/keys, 0"})
    void tellsClearlyThatTheIssuerDoesNotAnswer(String path, int status) {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        issuer.failsAt(path, status);

        assertOut(visitor, back(visitor, sent), 502, "Inlogdienst is nu niet te bereiken");
        if (path.startsWith("/.well-known")) {
            assertOut(visitor, visitor.get(BEGIN), 502, "Inlogdienst is nu niet te bereiken");
        }
    }

    /** What an issuer says of himself leads to no server that a setting does not declare. */
    @ParameterizedTest
    @CsvSource({"token_endpoint, /token", "jwks_uri, /keys"})
    void asksNoServerThatNobodyDeclared(String what, String path) {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        issuer.saysOfItself(what, theOthers.address() + path);

        assertOut(visitor, back(visitor, sent), 502, "niet te bereiken");

        assertThat(theOthers.asked(path)).isEmpty();
    }

    @Test
    void asksNothingThatOthersCanRead() {
        for (var what : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
            issuer.tellTheTruth(DIRK, "");
            issuer.saysOfItself(what, "http://elders.example/");
            assertThat(visitor().get(BEGIN).status()).as(what).isEqualTo(502);
        }
    }

    @Test
    void isBegunByNobodyElsesPage() {
        for (var from : List.of("cross-site", "same-site")) {
            var visitor = visitor();
            assertThat(visitor.get(BEGIN, "Sec-Fetch-Site", from).location()).isEqualTo("/balie/inloggen");
            assertThat(visitor.cookies()).isEmpty();
        }
    }

    @Test
    void goesOnInTheLanguageInWhichItWasBegun() {
        var visitor = visitor();
        var sent = begin(visitor, "/en" + BEGIN);
        assertThat(sent.get("redirect_uri")).isEqualTo(production.running.address(SITE) + BACK);

        assertThat(back(visitor, sent).location()).isEqualTo("/en/balie");
    }

    @ParameterizedTest
    @CsvSource({"10, true", "600, true", "601, false", "-1, false"})
    void changesWaysInOnlyWithALogInOfTheLastMinutes(int secondsAgo, boolean fresh) {
        var visitor = visitor();
        var sent = begin(visitor, BEGIN + "?verder=toegang");
        assertThat(sent).containsEntry("prompt", "login").containsEntry("max_age", "0");
        if (secondsAgo >= 0) {
            issuer.alsoClaims(set -> set.claim(
                    "auth_time",
                    set.getClaims().get("iat") instanceof Date at
                            ? at.toInstant().getEpochSecond() - secondsAgo
                            : 0));
        }

        assertThat(back(visitor, sent).location()).isEqualTo("/balie/toegang");

        assertThat(visitor.get("/balie/toegang/code").status()).isEqualTo(fresh ? 200 : 303);
    }

    @Test
    void isTriedNoMoreOftenThanAPassword() {
        for (int i = 0; i < 10; i++) {
            var visitor = visitor();
            var sent = begin(visitor, BEGIN);
            issuer.alsoClaims(claims -> claims.claim("email", "chaima@voorbeeld.example"));
            assertThat(back(visitor, sent).status()).isEqualTo(403);
        }
        var visitor = visitor();
        var sent = begin(visitor, BEGIN);
        issuer.alsoClaims(claims -> claims.claim("email", "chaima@voorbeeld.example"));
        assertOut(visitor, back(visitor, sent), 429, "te vaak geprobeerd");
    }
}
