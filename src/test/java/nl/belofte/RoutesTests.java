package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.belofte.session.Attempts;
import org.junit.jupiter.api.Test;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every way into the platform, with who gets in, in one file that a reviewer reads. */
class RoutesTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/routes.txt");
    private static final String HEAD = """
            # Every route, the audience that gets in, and what answers. Made by RoutesTests: accept a change with
            # mvn test -Dtest=RoutesTests -Daccept=true, and read it before you commit.
            """;

    private final Running running = Running.trial();

    @Test
    void areThoseOfTheGoldenFile() throws IOException {
        var lines = new TreeSet<String>();
        var mapping = running.part(RequestMappingHandlerMapping.class);
        mapping.getHandlerMethods().forEach((info, method) -> lines.addAll(lines(info, method)));
        var found = HEAD + String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("accept")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, found);
        }
        assertThat(GOLDEN).as("accept with -Daccept=true").content().isEqualTo(found);
    }

    /** Whatever stands behind the question mark of a page that asks for anything there. */
    @Test
    void noneBreaksOnACharacterThatNobodyTypes() {
        signIn();
        var visitors = List.of(Visitor.at(running, "ipcall.me"), customer, privacyOfficer, sales);
        var broken = new TreeSet<String>();
        running.part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> Arrays.stream(method.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                        .forEach(parameter -> {
                            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                            for (var path : info.getPatternValues()) {
                                var asked = filled(path) + "?" + parameter.getParameterName() + "=a%00b";
                                for (var visitor : visitors) {
                                    if (visitor.get(asked).status() == 500) {
                                        broken.add(asked);
                                    }
                                }
                            }
                        }));
        assertThat(broken).isEmpty();
    }

    private List<String> lines(RequestMappingInfo info, HandlerMethod method) {
        var lines = new ArrayList<String>();
        var methods =
                info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
        for (var path : info.getPatternValues()) {
            for (var verb : methods.isEmpty() ? List.of("ANY") : methods) {
                lines.add("%-36s %-5s %-8s %s.%s"
                        .formatted(
                                path,
                                verb,
                                audience(path, verb),
                                method.getBeanType().getSimpleName(),
                                method.getMethod().getName()));
            }
        }
        return lines;
    }

    private Visitor customer;
    private Visitor staff;
    private Visitor privacyOfficer;
    private Visitor trainee;

    /** Where advertisements are declared. */
    private Visitor sales;

    private Visitor signedIn(String site, String email, String password) {
        var visitor = Visitor.at(running, site);
        var in = visitor.post("/balie/inloggen", "email", email, "password", password);
        assertThat(in.location()).isEqualTo("/balie");
        return visitor;
    }

    /** Asked of the running platform, as each of them. */
    private String audience(String path, String verb) {
        signIn();
        var asked = filled(path);
        if (path.startsWith("/proef")) {
            assertThat(ask(customer, asked, verb)).as("%s at a site", path).isEqualTo(404);
            return "trial";
        }
        // What logs out or closes is asked of nobody only; its prefix has one rule.
        boolean open = letsIn(ask(Visitor.at(running, "ipcall.me"), asked, verb));
        if (open) {
            return "public";
        }
        boolean customers = letsIn(ask(customer, asked, verb));
        boolean staffToo =
                Stream.of(staff, privacyOfficer, trainee, sales).anyMatch(each -> letsIn(ask(each, asked, verb)));
        assertThat(customers).as(path).isNotEqualTo(staffToo);
        assertThat(asked).startsWith(customers ? "/mijn" : "/balie");
        return customers ? "customer" : "staff";
    }

    private void signIn() {
        if (customer == null) {
            running.part(Attempts.class).forget("register", "127.0.0.1");
            customer = Customers.signedIn(running, "ipcall.me", Customers.newAddress());
            staff = signedIn("ipcall.me", "dirk@voorbeeld.example", "vier andere gewone woorden");
            trainee = signedIn("ipcall.me", "gijs@voorbeeld.example", "vier nieuwe gewone woorden");
            privacyOfficer = signedIn("ipcall.me", "esra@voorbeeld.example", "vier stille gewone woorden");
            sales = signedIn("voipexpress.nl", "ilse@voorbeeld.example", "vier warme gewone woorden");
        }
    }

    private static String filled(String path) {
        return path.replace("klanten/{id}", "klanten/00000000-0000-0000-0000-000000000000")
                .replace("{id}", "name-and-address")
                .replace("{date}", "2022-06-29")
                .replace("{number}", "1")
                .replace("{proof}", "00000000-0000-0000-0000-000000000000")
                .replace("{reference}", "XXXXXXXX")
                .replaceAll("\\{file}", "x");
    }

    /** A form with nothing in it: whoever is let in, it does nothing. */
    private static int ask(Visitor visitor, String path, String verb) {
        var answer = verb.equals("POST") ? visitor.post(path) : visitor.get(path);
        return answer.location().endsWith("/inloggen") ? 401 : answer.status();
    }

    private static boolean letsIn(int status) {
        return status != 401 && status != 403;
    }
}
