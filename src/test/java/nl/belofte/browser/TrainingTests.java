package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.Test;

/** Colleagues learn from a question, if its person likes. */
class TrainingTests {

    private static final Running RUNNING = Running.start();
    private static final Provider PROVIDER = Provider.IPCALL;
    private static final String QUESTION = "Mijn telefoon gaat niet over sinds gisteren. Wat kan ik doen?";

    private static Window trainee() {
        return Window.ofStaff(RUNNING, PROVIDER, "gijs@voorbeeld.example", "vier nieuwe gewone woorden");
    }

    @Test
    @Proves("CON-5")
    void whoSaysYesIsLearntFromWithoutANameUntilTheYesIsTakenBack() {
        var email = Customers.newAddress();
        Questions.ask(Visitor.at(RUNNING, PROVIDER.site), email, QUESTION);
        try (var window = Window.open(RUNNING);
                var desk = Window.ofDirk(RUNNING, PROVIDER);
                var trainee = trainee()) {
            desk.goTo(PROVIDER.site, "/balie/vragen");
            desk.press(desk.find(".queue a").last());
            assertThat(desk.find("h2").filter(new Locator.FilterOptions().setHasText("Voorbeeld voor de opleiding")))
                    .hasCount(0);
            desk.fill("antwoord", "Zet uw toestel even uit en weer aan.");
            desk.press(".reply .button");

            window.openMail(email, "Antwoord op uw vraag");
            window.press(window.find(".mail-text a[href*='/vraag?']").last());
            assertThat(window.find("main")).containsText("Mogen wij van uw vraag leren?");
            window.press("form[action$=voorbeeld] .button");
            assertThat(window.find("[role=status]")).containsText("Uw keuze is vastgelegd.");

            desk.page().reload();
            desk.press("form[action$=voorbeeld] .button");
            assertThat(desk.find("[role=status]")).containsText("Dat is vastgelegd.");

            trainee.goTo(PROVIDER.site, "/balie/voorbeelden");
            trainee.press(trainee.find(".queue a")
                    .filter(new Locator.FilterOptions().setHasText("gaat niet over"))
                    .first());
            assertThat(trainee.find(".conversation")).containsText(QUESTION);
            assertThat(trainee.find("body")).not().containsText("Anna");
            assertThat(trainee.find("body")).not().containsText(email);
            trainee.goTo(PROVIDER.site, "/balie/vragen");
            assertThat(trainee.heading()).hasText("Dit hoort niet bij uw rol");
            trainee.page().goBack();

            window.press("form[action$=voorbeeld] .button");
            assertThat(window.find("main")).containsText("Zonder uw ja gebeurt het niet.");
            trainee.page().reload();
            assertThat(trainee.heading()).hasText("Deze pagina is er niet");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void aStatementWithoutTrainingDoesNotAsk() {
        var email = Customers.newAddress();
        Questions.ask(Visitor.at(RUNNING, Provider.VOIPEXPRESS.site), email, QUESTION);
        try (var window = Window.open(RUNNING);
                var desk = Window.ofDirk(RUNNING, Provider.VOIPEXPRESS)) {
            desk.goTo(Provider.VOIPEXPRESS.site, "/balie/vragen");
            desk.press(desk.find(".queue a").last());
            desk.fill("antwoord", "Zet uw toestel even uit en weer aan.");
            desk.press(".reply .button");
            window.openMail(email, "Antwoord op uw vraag");
            window.press(window.find(".mail-text a[href*='/vraag?']").last());
            assertThat(window.find("main")).not().containsText("Mogen wij van uw vraag leren?");
            assertThat(window.find("form[action$=voorbeeld]")).hasCount(0);
        }
    }
}
