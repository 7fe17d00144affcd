package nl.belofte.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.belofte.Running;
import nl.belofte.Visitor;
import org.junit.jupiter.api.Test;

/** The list above a form that was not accepted: each line says by itself what to do, and no two say the same. */
class ErrorSummaryTests {

    private static final Running RUNNING = Running.trial();

    @Test
    void aSentenceSaysWhatToFillInAndNotTheNameOfItsGroup() {
        assertThat(summary("/registreren"))
                .contains("Vul uw voornaam in.", "Vul uw achternaam in.", "Vul de straat in.", "Kies een wachtwoord.")
                .noneMatch(line -> line.contains(":"));
        assertThat(summary("/en/registreren")).contains("Enter your first name.", "Enter the street.");
    }

    @Test
    void ofTwoAddressesItSaysWhichOne() {
        var lines = summary("/registreren", "billing-address.street", "Kerkstraat", "billing-address.postcode", "x");
        assertThat(lines)
                .contains(
                        "Vul het huisnummer in.",
                        "Vul het huisnummer van het factuuradres in.",
                        "Vul de postcode in.",
                        "Schrijf de postcode van het factuuradres zoals 1234 AB.")
                .doesNotHaveDuplicates();
        assertThat(summary("/en/registreren", "billing-address.street", "Kerkstraat"))
                .contains("Enter the town.", "Enter the town of the billing address.")
                .doesNotHaveDuplicates();
    }

    @Test
    void whatFitsAnyFieldComesWithTheNameOfThisOne() {
        var tooLong = "a".repeat(101);
        assertThat(summary(
                        "/registreren",
                        "name-and-address.given-name",
                        tooLong,
                        "name-and-address.street",
                        "<b>",
                        "billing-address.street",
                        tooLong,
                        "phone.phone",
                        tooLong,
                        "user-name.user-name",
                        "a b"))
                .contains(
                        "Voornaam: gebruik hoogstens 100 tekens.",
                        "Naam en adres, straat: schrijf dit zonder de tekens < en >, en zonder webadres.",
                        "Factuuradres, straat: gebruik hoogstens 100 tekens.",
                        "Telefoonnummer: gebruik hoogstens 100 tekens.",
                        "Gebruikersnaam: gebruik 3 tot 40 letters of cijfers, zonder spaties.")
                .doesNotHaveDuplicates();
    }

    private static List<String> summary(String path, String... answers) {
        var answer = Visitor.at(RUNNING, "voipexpress.nl").post(path, answers);
        assertThat(answer.status()).isEqualTo(422);
        return answer.page().select(".error-summary a").eachText();
    }
}
