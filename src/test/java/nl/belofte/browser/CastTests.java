package nl.belofte.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who is named on the trial's first page, and how it is with them as the clock turns. In a trial of its own. */
class CastTests {

    private static final Running RUNNING = Running.start();
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.of("nl", "NL"));

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    @Test
    void whoseDossierIsErasedIsShownAsGone() {
        var start = RUNNING.today();
        var bramGoes = start.minusDays(120).plusMonths(6);
        assertThat(rows("Bram Jansen")).allSatisfy(row -> assertThat(part(row)).isEqualTo("Hief het account op"));
        assertThat(rows("Chaima El Amrani"))
                .allSatisfy(row -> assertThat(part(row)).isEqualTo("Bevestigde het adres nog niet"));

        // One of the two confirms, and is a customer from then on.
        var mail = Customers.mailTo(RUNNING, "chaima@voorbeeld.example", "ipcall.me");
        var confirmed = Visitor.at(RUNNING, "ipcall.me")
                .post("/registreren/bevestiging", "bewijs", Customers.token(Customers.linkIn(mail)));
        assertThat(confirmed.status()).isEqualTo(200);

        RUNNING.turnTo(bramGoes.minusDays(1));
        assertThat(rows("Bram Jansen"))
                .allSatisfy(row -> assertThat(row.hasClass("gone")).isFalse());
        var chaima = rows("Chaima El Amrani");
        assertThat(part(chaima.getFirst())).isEqualTo("Klant");
        assertThat(part(chaima.getLast())).startsWith("Gewist op ");
        var day = LocalDate.parse(part(chaima.getLast()).substring("Gewist op ".length()), WRITTEN);
        assertThat(day).isAfter(start).isBefore(start.plusDays(10));

        RUNNING.turnTo(bramGoes);
        assertThat(rows("Bram Jansen")).allSatisfy(row -> {
            assertThat(part(row)).isEqualTo("Gewist op " + WRITTEN.format(bramGoes));
            assertThat(row.select("a, code")).as("a way to log in").isEmpty();
            assertThat(row.text()).doesNotContain("bram@").endsWith("Dat kan niet meer");
        });
        assertThat(rows("Anna de Vries"))
                .allSatisfy(row -> assertThat(part(row)).isEqualTo("Klant"));
        assertThat(rows("Dirk Smit"))
                .allSatisfy(row -> assertThat(part(row)).isEqualTo("Aan de balie: klantenservice"));

        var anna = Visitor.at(RUNNING, "ipcall.me");
        assertThat(Customers.logIn(anna, "anna@voorbeeld.example", "vier losse gewone woorden")
                        .location())
                .endsWith("/mijn");
        assertThat(anna.post("/mijn/opheffing", "password", "vier losse gewone woorden")
                        .status())
                .isEqualTo(200);
        assertThat(part(rows("Anna de Vries").getFirst())).isEqualTo("Hief het account op");
        assertThat(part(rows("Anna de Vries").getLast())).isEqualTo("Klant");
    }

    private static List<Element> rows(String name) {
        var rows = Visitor.atTrial(RUNNING).get("/").page().select("tbody tr").stream()
                .filter(row -> row.select("th").text().equals(name))
                .toList();
        assertThat(rows).as(name).hasSize(2);
        return rows;
    }

    private static String part(Element row) {
        return row.select("td").first().text();
    }
}
