package nl.belofte.advertising;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Running;
import nl.belofte.Visitor;

/** Who works with advertising in the trial, and how a browser sends a file. */
public final class Desk {

    public static final String SITE = "voipexpress.nl";
    public static final String IMPORTS = "/balie/reclame/toestemmingen";
    public static final String FIRST_LINE = "kanaal;e-mail;telefoon;voornaam;achternaam;tekst;gegeven-op;taal\n";

    private Desk() {}

    public static Visitor ilse(Running running) {
        return staff(running, SITE, "ilse@voorbeeld.example", "vier warme gewone woorden");
    }

    public static Visitor esra(Running running, String site) {
        return staff(running, site, "esra@voorbeeld.example", "vier stille gewone woorden");
    }

    public static Visitor hanna(Running running, String site) {
        return staff(running, site, "hanna@voorbeeld.example", "vier lichte gewone woorden");
    }

    public static Visitor staff(Running running, String site, String email, String password) {
        var visitor = Visitor.at(running, site);
        assertThat(visitor.post("/balie/inloggen", "email", email, "password", password)
                        .location())
                .isEqualTo("/balie");
        return visitor;
    }

    public static Visitor.Answer send(Visitor visitor, String path, String list) {
        // Another one each time, as a browser has it.
        var boundary = "grens" + UUID.randomUUID();
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"lijst\"; filename=\"lijst.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + list + "\r\n--" + boundary + "--\r\n";
        return visitor.postBody(
                "multipart/form-data; boundary=" + boundary, List.of("Sec-Fetch-Site", "same-origin"), path, body);
    }

    /** Until it is looked at; the path of its page. */
    public static String ask(Visitor visitor, String list) {
        var path = send(visitor, IMPORTS, list).location();
        assertThat(path).startsWith(IMPORTS + "/");
        awaitDone(visitor, path);
        return path;
    }

    /** Until nothing is done with it any more; it must go on meanwhile. */
    public static void awaitDone(Visitor visitor, String path) {
        var last = new String[] {"begins"};
        while (!last[0].isEmpty()) {
            var before = last[0];
            Customers.await(() -> !before.equals(last[0] = progress(visitor, path)));
        }
    }

    /** How far it is; empty where nothing is done with it. */
    static String progress(Visitor visitor, String path) {
        return visitor.get(path).page().select("#voortgang p").text();
    }

    /** Looked at by one, and read in by another; the path of its page. */
    public static String readIn(Visitor first, Visitor second, String list) {
        var path = ask(first, list);
        assertThat(send(second, path + "/akkoord", list).location()).isEqualTo(path);
        awaitDone(second, path);
        return path;
    }

    /** One number of its page. */
    public static String fact(Visitor.Answer page, String name) {
        return page.page().select(".facts div").stream()
                .filter(each -> each.select("dt").text().equals(name))
                .map(each -> each.select("dd").text())
                .findFirst()
                .orElse("");
    }
}
