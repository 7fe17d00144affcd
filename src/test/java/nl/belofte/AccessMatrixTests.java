package nl.belofte;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.belofte.brand.Sites;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.Ground;
import nl.belofte.dossier.LookReason;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Opening;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.proof.Proves;
import nl.belofte.session.ForEveryRole;
import nl.belofte.session.ForPurpose;
import nl.belofte.staff.Staff;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Field;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every role at every page of the desk and at every category of every purpose, tried for real, beside what is declared. */
class AccessMatrixTests {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/access.txt");
    private static final String HEAD = """
            # Who at the desk gets what: each role tried every page, and opened a dossier of every purpose that holds every category.
            # Made by AccessMatrixTests: accept a change with ./belofte test -Dtest=AccessMatrixTests -Daccept=true, and read it
            # before you commit.
            """;
    private static final List<String> SITES = List.of("ipcall.me", "voipexpress.nl");

    private final Running running = Running.trial();
    private final Statements statements = running.part(Statements.class);

    @Test
    @Proves("SEC-2")
    void everyRoleGetsWhatIsDeclaredForItAndNothingElse() throws IOException {
        var lines = new ArrayList<String>();
        try (var floor = new Closing(Floor.on("2026-11-02"))) {
            for (var site : SITES) {
                var statement = statements.current(controller(site));
                lines.add("");
                lines.add("== %s, statement of %s".formatted(statement.controller(), statement.version()));
                lines.add("");
                lines.addAll(pages(site, statement));
                statement
                        .declarations()
                        .forEach(declaration -> lines.addAll(purpose(floor.floor, statement, declaration)));
            }
        }
        var found = HEAD + String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("accept")) {
            Files.writeString(GOLDEN, found);
        }
        assertThat(GOLDEN).as("accept with -Daccept=true").content().isEqualTo(found);
    }

    private record Closing(Floor floor) implements AutoCloseable {
        @Override
        public void close() {
            floor.close();
        }
    }

    private String controller(String site) {
        return running.part(Sites.class).get(site).controller();
    }

    // The categories of every purpose.

    private List<String> purpose(Floor floor, Statement statement, Declaration declaration) {
        var held = declaration.keptWith().flatMap(statement::declaration).orElse(declaration);
        if (!held.hasDossiers()) {
            return List.of();
        }
        var dossier = open(floor, statement.controller(), held, declaration);
        var lines = new ArrayList<>(List.of("", declaration.purpose().id()));
        for (var role : Role.values()) {
            var always = tried(floor, dossier, declaration.purpose(), role, Optional.empty());
            var withReason = tried(floor, dossier, declaration.purpose(), role, Optional.of(LookReason.QUESTION));
            assertThat(always).isEqualTo(within(held, statement.access().readable(declaration.purpose(), role, false)));
            assertThat(withReason)
                    .isEqualTo(within(held, statement.access().readable(declaration.purpose(), role, true)));
            if (!withReason.isEmpty()) {
                lines.add("  %-16s %s".formatted(role.id(), always.isEmpty() ? "-" : words(always)));
                withReason.removeAll(always);
                if (!withReason.isEmpty()) {
                    lines.add("  %-16s with a reason: %s".formatted("", words(withReason)));
                }
            }
        }
        return lines;
    }

    private static Set<Category> within(Declaration held, Collection<Category> readable) {
        return readable.stream().filter(held::allows).collect(Collectors.toSet());
    }

    private static String words(Collection<Category> categories) {
        return categories.stream().sorted().map(Category::id).collect(joining(", "));
    }

    private static Set<Category> tried(
            Floor floor, DossierId dossier, Purpose purpose, Role role, Optional<LookReason> reason) {
        try {
            return new HashSet<>(floor.dossiers
                    .read(dossier, new Use(purpose, Floor.dirk(role.id()), reason))
                    .content()
                    .categories());
        } catch (NotPermitted nothing) {
            return new HashSet<>();
        }
    }

    /** @param asked the purpose that is kept with the other, and stands on a consent of its own; or the same */
    private static DossierId open(Floor floor, String controller, Declaration held, Declaration asked) {
        var person = floor.person(controller);
        var values = new EnumMap<Category, Map<Field, String>>(Category.class);
        Arrays.stream(Category.values())
                .filter(held::allows)
                .forEach(category ->
                        values.put(category, Map.of(category.fields().getFirst(), "x")));
        var ground = ground(floor, controller, person, held);
        var opening = new Opening(controller, person, held.purpose(), new Content(values));
        var platform = new Actor.Platform("test");
        var dossier = floor.dossiers.open(List.of(opening.on(ground)), platform).getFirst();
        if (asked != held) {
            ground(floor, controller, person, asked).ifPresent(yes -> floor.dossiers.allow(dossier, yes, platform));
        }
        return dossier;
    }

    private static Optional<Ground> ground(Floor floor, String controller, PersonId person, Declaration declaration) {
        return declaration
                .basis()
                .filter(basis -> basis == LegalBasis.CONSENT)
                .map(_ -> new Ground(
                        floor.open(controller, person, Purpose.CONSENT_PROOF, Floor.email("anna@voorbeeld.example")),
                        declaration.purpose()));
    }

    // The pages of the desk.

    private List<String> pages(String site, Statement statement) {
        var visitors = new EnumMap<Role, Visitor>(Role.class);
        for (var role : Role.values()) {
            visitors.put(role, signedIn(site, statement.controller(), role));
        }
        var lines = new TreeMap<String, String>();
        running.part(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((info, method) -> {
            for (var path : info.getPatternValues()) {
                if (path.startsWith("/balie")
                        && !path.startsWith("/balie/inloggen")
                        && !path.startsWith("/balie/uitnodiging")) {
                    for (var verb : info.getMethodsCondition().getMethods()) {
                        var in = letIn(visitors, path, verb.name());
                        assertThat(in).as("%s %s", verb, path).isEqualTo(declared(statement, method));
                        lines.put("%-40s %-5s".formatted(path, verb), who(in));
                    }
                }
            }
        });
        return lines.entrySet().stream()
                .map(line -> line.getKey() + line.getValue())
                .toList();
    }

    private static String who(List<Role> roles) {
        return roles.size() == Role.values().length
                ? "every role"
                : roles.stream().map(Role::id).collect(joining(", "));
    }

    private static List<Role> declared(Statement statement, HandlerMethod method) {
        var purposes = Optional.ofNullable(method.getMethodAnnotation(ForPurpose.class))
                .or(() -> Optional.ofNullable(method.getBeanType().getAnnotation(ForPurpose.class)))
                .map(found -> List.of(found.value()))
                .orElse(List.of());
        boolean everybody = purposes.isEmpty()
                && (method.hasMethodAnnotation(ForEveryRole.class)
                        || method.getBeanType().isAnnotationPresent(ForEveryRole.class));
        return Arrays.stream(Role.values())
                .filter(role -> everybody
                        || purposes.stream().anyMatch(statement.access().opens(role)::contains))
                .toList();
    }

    private static List<Role> letIn(Map<Role, Visitor> visitors, String path, String verb) {
        var asked = path.replace("{reference}", "XXXXXXXX").replace("{id}", "00000000-0000-0000-0000-000000000000");
        assertThat(asked).doesNotContain("{");
        return visitors.entrySet().stream()
                .filter(each -> {
                    // Another way of writing the same address is no way around.
                    var hidden = asked.replaceFirst("/b", "/%62");
                    var around = verb.equals("POST")
                            ? each.getValue().post(hidden)
                            : each.getValue().get(hidden);
                    var answer = verb.equals("POST")
                            ? each.getValue().post(asked)
                            : each.getValue().get(asked);
                    assertThat(answer.location()).as("signed in").doesNotContain("/balie/inloggen");
                    assertThat(around.status() == 403).as(hidden).isEqualTo(answer.status() == 403);
                    return answer.status() != 403;
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private Visitor signedIn(String site, String controller, Role role) {
        var address = "dirk." + Customers.newAddress();
        running.part(Staff.class).add(controller, Floor.email(address), role, "vier andere gewone woorden");
        var visitor = Visitor.at(running, site);
        var in = visitor.post("/balie/inloggen", "email", address, "password", "vier andere gewone woorden");
        assertThat(in.location()).isEqualTo("/balie");
        return visitor;
    }
}
