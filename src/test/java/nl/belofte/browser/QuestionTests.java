package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A question from the first word to the day on which it is gone. In a trial of its own, whose clock is turned a lot. */
class QuestionTests {

    private static final Running RUNNING = Running.start();
    private static final Inside INSIDE = Inside.of(RUNNING);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.of("nl", "NL"));

    private static final String QUESTION = "Mijn nummer wordt niet doorgeschakeld.\n\nWat gaat er mis?";
    private static final String ANSWER = "De doorschakeling stond uit; wij hebben haar aangezet.";

    @BeforeEach
    void letADayPass() {
        RUNNING.letADayPass();
    }

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static void ask(Window window, Provider provider, String email) {
        window.goTo(provider.site, "/contact");
        window.fill(Questions.answers(email, QUESTION));
        window.page().waitForTimeout(2_000);
        window.send();
        assertThat(window.heading()).hasText("Uw vraag is bij ons");
    }

    private static void answer(Window desk, Provider provider) {
        desk.goTo(provider.site, "/balie/vragen");
        desk.press(desk.find(".queue a").last());
        assertThat(desk.find(".said-theirs")).containsText("Wat gaat er mis?");
        desk.fill("antwoord", ANSWER);
        desk.press(".reply .button");
        assertThat(desk.find("[role=status]")).containsText("Uw antwoord is verstuurd.");
    }

    private static UUID asked(Window window, Provider provider, String email) {
        return INSIDE.opened("contact", () -> ask(window, provider, email)).getFirst();
    }

    @ParameterizedTest
    @EnumSource
    @Proves({"CON-1", "CON-3", "CON-4"})
    void aQuestionIsAnsweredAndGoneSixMonthsAfterItsPersonIsSatisfiedAndNotADayBefore(Provider provider) {
        var email = Customers.newAddress();
        var neighbours = Customers.newAddress();
        Questions.ask(Visitor.at(RUNNING, provider.site), neighbours, "Een andere vraag.");
        try (var window = Window.open(RUNNING);
                var desk = Window.ofDirk(RUNNING, provider)) {
            var ticket = asked(window, provider, email);
            assertThat(INSIDE.basis(ticket)).isEqualTo("consent");
            window.openMail(email, "Uw vraag aan");
            assertThat(window.find(".card")).not().containsText("Anna");

            answer(desk, provider);
            window.openMail(email, "Antwoord op uw vraag");
            assertThat(window.find(".card")).containsText("Dag Anna,");
            assertThat(window.find(".card")).containsText(ANSWER);

            window.press(window.linkInMail());
            assertThat(window.heading()).hasText("Is uw vraag beantwoord?");
            assertThat(INSIDE.event(ticket)).as("opening the link does nothing").isEmpty();
            window.send();
            var day = RUNNING.today().plusMonths(6);
            assertThat(window.find("main")).containsText("Wij wissen deze vraag op " + WRITTEN.format(day));
            assertThat(INSIDE.event(ticket)).contains("satisfied");
            desk.page().reload();
            assertThat(desk.find(".ticket")).containsText("Wij wissen deze vraag op " + WRITTEN.format(day));

            RUNNING.turnTo(day.minusDays(1));
            assertThat(INSIDE.leftOf(ticket)).isPositive();
            window.page().reload();
            assertThat(window.find(".said-ours")).containsText(ANSWER);

            RUNNING.turnTo(day);
            assertThat(INSIDE.leftOf(ticket)).isZero();
            window.page().reload();
            assertThat(window.heading()).hasText("Deze vraag is er niet meer");

            RUNNING.turnTo(day.plusDays(1));
            assertThat(INSIDE.leftOf(ticket)).isZero();
            assertThat(window.complaints()).isEmpty();
            assertThat(desk.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("CON-4")
    void whoComesBackBeforeThatDayGoesOnWhereItEnded(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.open(RUNNING);
                var desk = Window.ofDirk(RUNNING, provider)) {
            var ticket = asked(window, provider, email);
            answer(desk, provider);
            window.openMail(email, "Antwoord op uw vraag");
            window.press(window.linkInMail());
            window.send();
            RUNNING.turnTo(RUNNING.today().plusMonths(5));

            window.page().reload();
            window.fill("tekst", "Het is weer zover.");
            window.press("form[action$=antwoord] .button");
            assertThat(window.find("[role=status]")).containsText("Uw bericht is bij ons.");
            assertThat(INSIDE.event(ticket)).isEmpty();
            RUNNING.turnTo(RUNNING.today().plusMonths(2));
            assertThat(INSIDE.leftOf(ticket)).as("its clock was stopped").isPositive();
        }
        try (var desk = Window.ofDirk(RUNNING, provider)) {
            desk.goTo(provider.site, "/balie/vragen");
            assertThat(desk.find(".queue")).containsText("te laat");
            desk.press(desk.find(".queue a").last());
            assertThat(desk.find(".said-theirs").last()).containsText("Het is weer zover.");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("CON-4")
    void staffRecordThatSomebodyIsSatisfiedWithTheReason(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.open(RUNNING);
                var desk = Window.ofDirk(RUNNING, provider)) {
            var ticket = asked(window, provider, email);
            answer(desk, provider);
            desk.press("form[action$=tevreden] .button");
            assertThat(desk.find(".error-summary")).containsText("Kies een van de mogelijkheden.");
            assertThat(INSIDE.event(ticket)).isEmpty();
            desk.fill("reden", "said-by-telephone");
            desk.press("form[action$=tevreden] .button");
            assertThat(desk.find(".said-event")).containsText("aan de telefoon gezegd dat de vraag is beantwoord");
            var day = RUNNING.today().plusMonths(6);
            window.openMail(email, "Uw vraag is afgerond");
            assertThat(window.find(".card")).containsText("Wij wissen haar op " + WRITTEN.format(day));
            assertThat(INSIDE.deeds(ticket))
                    .contains(
                            List.of("ended", "staff:support"),
                            List.of("read", "staff:support"),
                            List.of("written", "staff:support"));
            RUNNING.turnTo(day.minusDays(1));
            assertThat(INSIDE.leftOf(ticket)).isPositive();
            RUNNING.turnTo(day);
            assertThat(INSIDE.leftOf(ticket)).isZero();
        }
    }

    /** What nobody answers any more is asked about, told a day, closed on that day, and gone six months later. */
    @ParameterizedTest
    @EnumSource
    @Proves("CON-4")
    void aQuestionOfWhichNobodyIsHeardAnyMoreIsNotKeptForGood(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.open(RUNNING);
                var desk = Window.ofDirk(RUNNING, provider)) {
            var ticket = asked(window, provider, email);
            answer(desk, provider);
            var answered = RUNNING.today();

            RUNNING.turnTo(answered.plusWeeks(2).minusDays(1));
            assertThat(Customers.subjectsTo(RUNNING, email)).noneMatch(subject -> subject.startsWith("Heeft"));
            RUNNING.turnTo(answered.plusWeeks(2));
            Customers.mailTo(RUNNING, email, "Heeft ons antwoord geholpen?");

            RUNNING.turnTo(answered.plusWeeks(4).minusDays(1));
            assertThat(Customers.subjectsTo(RUNNING, email)).noneMatch(subject -> subject.startsWith("Wij sluiten"));
            RUNNING.turnTo(answered.plusWeeks(4));
            var closes = answered.plusWeeks(6);
            Customers.mailTo(RUNNING, email, "Wij sluiten uw vraag op " + WRITTEN.format(closes));

            RUNNING.turnTo(closes.minusDays(1));
            assertThat(INSIDE.event(ticket)).isEmpty();
            RUNNING.turnTo(closes);
            assertThat(INSIDE.event(ticket)).contains("satisfied");
            var gone = closes.plusMonths(6);
            assertThat(Customers.mailTo(RUNNING, email, "Uw vraag is afgerond")).contains(WRITTEN.format(gone));

            RUNNING.turnTo(gone.minusDays(1));
            assertThat(INSIDE.leftOf(ticket)).isPositive();
            RUNNING.turnTo(gone);
            assertThat(INSIDE.leftOf(ticket)).isZero();
        }
    }

    /** Turned at one go, the clock lets all of it happen on its own day. */
    @ParameterizedTest
    @EnumSource
    @Proves("CON-4")
    void neitherIsOneThatWeDoNotAnswer(Provider provider) {
        var email = Customers.newAddress();
        try (var window = Window.open(RUNNING)) {
            var ticket = asked(window, provider, email);
            var asked = RUNNING.today();
            LocalDate gone = asked.plusWeeks(12).plusWeeks(2).plusMonths(6);

            RUNNING.turnTo(gone.minusDays(1));
            assertThat(INSIDE.leftOf(ticket)).isPositive();
            Customers.mailTo(RUNNING, email, "Wij sluiten uw vraag op " + WRITTEN.format(asked.plusWeeks(14)));
            RUNNING.turnTo(gone);
            assertThat(INSIDE.leftOf(ticket)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Proves("CON-3")
    void whoWithdrawsConsentFindsEverythingGoneAtOnceAndTheProofKeptForItsOwnTerm(Provider provider) {
        var email = Customers.newAddress();
        var proofs = INSIDE.opened("consent-proof", () -> {
            try (var window = Window.open(RUNNING)) {
                var ticket = asked(window, provider, email);
                window.openMail(email, "Uw vraag aan");
                window.press(window.linkInMail());
                assertThat(window.find("[aria-labelledby=consent] .agreed")).containsText("Ja, dat vind ik goed");
                window.click(window.find(".reveal summary"));
                window.press("form[action$=intrekking] .button");
                assertThat(window.heading()).hasText("De vraag is gewist");
                assertThat(INSIDE.leftOf(ticket)).isZero();
                window.openMail(email, "Uw vraag aan");
                window.press(window.linkInMail());
                assertThat(window.heading()).hasText("Deze vraag is er niet meer");
            }
        });
        var day = RUNNING.today().plusYears(5);
        assertThat(proofs).hasSize(1);
        RUNNING.turnTo(day.minusDays(1));
        assertThat(INSIDE.leftOf(proofs.getFirst())).isPositive();
        RUNNING.turnTo(day);
        assertThat(INSIDE.leftOf(proofs.getFirst())).isZero();
    }
}
