package nl.belofte.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import nl.belofte.Chromium;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;

/** A browser window of somebody who comes in, with what the browser noticed meanwhile. */
final class Window implements AutoCloseable {

    private final Running running;
    private final BrowserContext context;
    private final boolean scripts;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Window(Running running, BrowserContext context, boolean scripts) {
        this.running = running;
        this.scripts = scripts;
        this.context = context;
        this.page = context.newPage();
        // Long enough for a machine that does other work: how fast a page is, others measure.
        page.setDefaultTimeout(30_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // That the server refused what a test sent on purpose is no fault of the page.
            if (message.type().matches("error|warning") && !message.text().contains("responded with a status of 4")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onRequest(this::note);
    }

    private void note(Request request) {
        var uri = URI.create(request.url());
        requests.add(uri.getScheme().equals("data") ? "data:" : uri.getScheme() + "://" + uri.getAuthority());
    }

    static Window open(Running running) {
        return new Window(running, Chromium.window(), true);
    }

    /** One that runs no scripts. */
    static Window withoutScripts(Running running) {
        var options = new Browser.NewContextOptions().setLocale("nl-NL").setJavaScriptEnabled(false);
        return new Window(running, Chromium.window(options), false);
    }

    @Override
    public void close() {
        context.close();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Errors and warnings in the console, and failed scripts. */
    List<String> complaints() {
        return complaints;
    }

    /** The origin of every request that was made. */
    List<String> requests() {
        return requests;
    }

    void goTo(String site, String path) {
        page.navigate(running.address(site) + path);
    }

    void goToTrial(String path) {
        page.navigate(running.trialAddress() + path);
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Locator heading() {
        return page.locator("h1");
    }

    String path() {
        return URI.create(page.url()).getPath();
    }

    /** Presses what leads to another page, and waits for that. */
    void press(String selector) {
        press(page.locator(selector));
    }

    void press(Locator locator) {
        page.waitForNavigation(() -> click(locator));
    }

    /** Where no script runs, Playwright cannot see whether a button stands still either. */
    void click(Locator locator) {
        locator.click(new Locator.ClickOptions().setForce(!scripts));
    }

    Locator dossier(String title) {
        return page.locator(".dossier")
                .filter(new Locator.FilterOptions().setHas(page.locator("h2").getByText(title)));
    }

    /** Fills in the fields that are there: name, value, name, value ... */
    void fill(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var field = page.locator("main [name='%s']".formatted(namesAndValues[i]));
            if (field.count() == 0) {
                continue;
            }
            if (field.evaluate("field => field.tagName").equals("SELECT")) {
                field.selectOption(namesAndValues[i + 1]);
            } else if ("checkbox".equals(field.getAttribute("type"))) {
                // With the keyboard: a mouse waits until nothing moves, and a page without scripts is not asked that
                // often.
                field.press("Space");
            } else {
                field.fill(namesAndValues[i + 1]);
            }
        }
    }

    /** Sends the form of the page. */
    void send() {
        press("main form .button");
    }

    void register(Provider provider, String email) {
        goTo(provider.site, "/registreren");
        fill(Customers.answers(email));
        send();
    }

    /** Opens the newest mail to this address with this in its subject, in the trial's mailbox. */
    void openMail(String email, String subject) {
        var mail = page.locator(".mails a")
                .filter(new Locator.FilterOptions().setHasText(email))
                .filter(new Locator.FilterOptions().setHasText(subject));
        Customers.await(() -> {
            goToTrial("/postvak");
            return mail.count() > 0;
        });
        press(mail.first());
    }

    /** The link that an open mail asks to use. */
    Locator linkInMail() {
        return linksInMail().first();
    }

    /** All that lead somewhere by a proof, as the letter has them. */
    Locator linksInMail() {
        return page.locator(".mail-text a[href*='bewijs=']");
    }

    void logIn(Provider provider, String email, String password) {
        goTo(provider.site, "/inloggen");
        fill("name", provider.logIn(email), "password", password);
        send();
    }

    /** Dirk at the desk of this provider. */
    static Window ofDirk(Running running, Provider provider) {
        return ofStaff(running, provider, "dirk@voorbeeld.example", "vier andere gewone woorden");
    }

    /** Another member of the trial's staff. */
    static Window ofStaff(Running running, Provider provider, String email, String password) {
        var window = open(running);
        window.goTo(provider.site, "/balie");
        assertThat(window.heading()).hasText("Inloggen aan de balie");
        window.fill("email", email, "password", password);
        window.send();
        assertThat(window.heading()).hasText("Overzicht");
        return window;
    }

    /** A new customer of this provider, logged in and at {@code /mijn}. */
    static Window ofCustomer(Running running, Provider provider, String email) {
        Customers.register(running, Visitor.at(running, provider.site), email);
        var window = open(running);
        window.logIn(provider, email, Customers.PASSWORD);
        return window;
    }
}
