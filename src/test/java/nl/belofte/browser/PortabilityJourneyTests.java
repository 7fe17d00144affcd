package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.ZipFile;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.TemporaryFolder;
import nl.belofte.portability.PackageCheck;
import nl.belofte.proof.Proves;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A customer takes along what was given, and the product itself says that the file is whole. */
class PortabilityJourneyTests {

    private static final Running RUNNING = Running.trial();

    @BeforeAll
    static void letADayPass() {
        RUNNING.letADayPass();
    }

    @ParameterizedTest
    @EnumSource
    @Proves("RIG-5")
    void whatWasGivenCanBeTakenAlongInOpenForms(Provider provider) throws IOException {
        var email = Customers.newAddress();
        try (var window = Window.ofCustomer(RUNNING, provider, email)) {
            window.goTo(provider.site, "/mijn/privacy/meenemen");
            var file = window.page()
                    .waitForDownload(
                            () -> window.page().getByText("ZIP downloaden").click())
                    .path();
            assertThat(PackageCheck.check(file).rows()).isEqualTo(1);
            assertThat(text(file, "data/account.json")).contains(email, "Kerkstraat");
            assertThat(text(file, "contact.vcf")).contains("FN:Anna de Vries\r\n", "EMAIL:" + email);
            assertThat(window.find("main")).containsText("U kunt het zelf downloaden");
            assertThat(window.complaints()).isEmpty();
        }
    }

    @Test
    void itGoesToAnotherProviderWhoIsNamedAndNowhereElse() throws IOException {
        var received = new LinkedBlockingQueue<byte[]>();
        var other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            received.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        other.start();
        var controllers = ControllersFolder.copy();
        Files.writeString(controllers.path().resolve("ipcall/recipients.yaml"), """
                recipients: {}
                receivers:
                  ander: { name: Een andere aanbieder, address: "http://127.0.0.1:%d/" }
                """.formatted(
                        other.getAddress().getPort()));
        var running = controllers.start();
        var email = Customers.newAddress();
        try (var window = Window.ofCustomer(running, Provider.IPCALL, email)) {
            window.goTo(Provider.IPCALL.site, "/mijn/privacy/meenemen");
            assertThat(window.find("main")).containsText("uw naam en adres en uw e-mailadres");
            window.press("main form .button");
            assertThat(window.find(".notice-done")).containsText("de ontvanger zei dat hij het heeft");
            var file = Files.write(TemporaryFolder.make().resolve("meenemen.zip"), received.remove());
            assertThat(PackageCheck.check(file).rows()).isEqualTo(1);
            assertThat(text(file, "data/account.json")).contains(email);

            window.goTo(Provider.IPCALL.site, "/mijn/privacy/inzage/lezen");
            var disclosure = window.find("section:has(#disclosures) .report-item");
            assertThat(disclosure.locator("h3")).hasText("Een andere aanbieder");
            assertThat(disclosure).containsText("uw naam en adres en uw e-mailadres");
            assertThat(disclosure).containsText("ontvangen");
            assertThat(window.find(".log")).containsText("U gaf gegevens door");

            var visitor = Customers.signedIn(running, Provider.IPCALL.site, Customers.newAddress());
            assertThat(visitor.post(
                                    "/mijn/privacy/meenemen/overdracht",
                                    "ontvanger",
                                    "http://127.0.0.1:%d/"
                                            .formatted(other.getAddress().getPort()))
                            .status())
                    .isEqualTo(400);
            other.stop(0);
            assertThat(visitor.post("/mijn/privacy/meenemen/overdracht", "ontvanger", "ander")
                            .location())
                    .endsWith("?gedaan=not-left");
            assertThat(received).isEmpty();
        } finally {
            running.close();
            other.stop(0);
        }
    }

    private static String text(Path file, String name) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
