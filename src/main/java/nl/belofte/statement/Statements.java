package nl.belofte.statement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.belofte.file.Mistakes;
import nl.belofte.file.Text;
import nl.belofte.refusal.Refusal;

/** All controllers' statements in all their versions. */
public final class Statements {

    private final Map<String, NavigableMap<LocalDate, Statement>> all;
    private final PlatformPart platform;
    private final Clock clock;

    /** What follows from the statement that is in force, until another one is. */
    private final Map<Statement, List<Due>> due = Collections.synchronizedMap(new IdentityHashMap<>());

    private Statements(Map<String, NavigableMap<LocalDate, Statement>> all, PlatformPart platform, Clock clock) {
        this.all = all;
        this.platform = platform;
        this.clock = clock;
    }

    /**
     * Reads {@code <folder>/<controller>/statement/<date>.yaml} of every controller.
     *
     * @throws Refusal that lists every mistake in all of them
     */
    public static Statements read(Path folder, Clock clock) {
        var mistakes = new Mistakes();
        var platform = new PlatformPart();
        var all = new LinkedHashMap<String, NavigableMap<LocalDate, Statement>>();
        for (var controller : list(folder)) {
            if (!Files.isDirectory(controller)) {
                continue;
            }
            var id = controller.getFileName().toString();
            var versions = new TreeMap<LocalDate, Statement>();
            for (var file : list(controller.resolve("statement"))) {
                var statement = StatementFile.read(id, file, platform, mistakes);
                versions.put(statement.version(), statement);
            }
            if (versions.isEmpty()) {
                mistakes.add(id, 1, "there is no statement. Add statement/<date>.yaml to the controller's folder.");
            }
            all.put(id, versions);
        }
        mistakes.refuseIfAny();
        if (all.isEmpty()) {
            throw new Refusal("There is no controller in %s. Add a folder with a statement.".formatted(folder));
        }
        return new Statements(all, platform, clock);
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var paths = Files.list(folder)) {
            return paths.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> controllers() {
        return all.keySet();
    }

    /** The version that binds today. */
    public Statement current(String controller) {
        var versions = versions(controller);
        var first = versions.firstEntry().getValue();
        var entry = versions.floorEntry(LocalDate.now(clock.withZone(first.zone())));
        return entry == null ? first : entry.getValue();
    }

    public NavigableMap<LocalDate, Statement> versions(String controller) {
        return Optional.ofNullable(all.get(controller))
                .orElseThrow(() -> new IllegalArgumentException("Not a controller: " + controller));
    }

    public Optional<Statement> version(String controller, LocalDate version) {
        return Optional.ofNullable(versions(controller).get(version));
    }

    boolean has(String controller, LocalDate version) {
        return all.containsKey(controller) && all.get(controller).containsKey(version);
    }

    public LocalDate today(String controller) {
        return LocalDate.now(clock.withZone(current(controller).zone()));
    }

    /** The laws among which one rules a dossier of this purpose: the domestic one, and where laws differ the others. */
    public Set<Regime> regimes(Purpose purpose) {
        return platform.minimums().regimes(purpose);
    }

    /** The statement's term that binds a dossier to which this happens today. */
    public Optional<Term> term(String controller, Purpose purpose, LocalDate openedUnder, Event event) {
        return binding(controller, purpose, openedUnder, event, today(controller));
    }

    /** The day on which a dossier goes that was opened on one day and to which this happened on another. */
    public Optional<LocalDate> dueOn(
            String controller,
            Purpose purpose,
            LocalDate openedUnder,
            Regime regime,
            LocalDate opened,
            Event event,
            LocalDate happened) {
        var minimum = minimum(controller, purpose, openedUnder, regime);
        return binding(controller, purpose, openedUnder, event, happened)
                .map(term -> new Lifespan(term, minimum).dueOn(opened, happened));
    }

    /** Of a dossier under the law of the controller's country, to which this happened on the day it was opened. */
    public Optional<LocalDate> dueOn(
            String controller, Purpose purpose, LocalDate openedUnder, Event event, LocalDate happened) {
        return dueOn(controller, purpose, openedUnder, Regime.DOMESTIC, happened, event, happened);
    }

    /** The article of the law that keeps it, whatever a statement says; empty where none does. */
    public Optional<String> lawThatKeeps(String controller, Purpose purpose, LocalDate openedUnder, Regime regime) {
        return version(controller, openedUnder)
                .flatMap(
                        statement -> platform.minimums().of(purpose, regime, statement.country(), statement.bookYear()))
                .map(Minimum::law);
    }

    private Optional<Term> minimum(String controller, Purpose purpose, LocalDate openedUnder, Regime regime) {
        return version(controller, openedUnder)
                .flatMap(
                        statement -> platform.minimums().of(purpose, regime, statement.country(), statement.bookYear()))
                .map(Minimum::term);
    }

    /** Of a month and thirty days, now the one is shorter and now the other, so it takes a day to tell. */
    private Optional<Term> binding(
            String controller, Purpose purpose, LocalDate openedUnder, Event event, LocalDate happened) {
        return terms(controller, purpose, openedUnder)
                .filter(term -> term.event() == event)
                .min(Comparator.comparing(term -> term.dueOn(happened)));
    }

    /**
     * The terms that bind a dossier: those of the version it was opened under, and those that later versions in force
     * count from the same events. The one that ends first counts, so a longer one never binds what was given under a
     * shorter promise. An event that only a later version knows would be a longer one in disguise: a clock starts once, so
     * it would keep the promised one from starting.
     */
    private Stream<Term> terms(String controller, Purpose purpose, LocalDate openedUnder) {
        var inForce = current(controller).version();
        var promised = version(controller, openedUnder)
                .flatMap(statement -> statement.declaration(purpose))
                .map(declaration -> declaration.keep().stream().map(Term::event).toList())
                .orElse(List.of());
        return versions(controller).tailMap(openedUnder, true).values().stream()
                .filter(statement -> statement.version().equals(openedUnder)
                        || !statement.version().isAfter(inForce))
                .flatMap(statement -> statement.declaration(purpose).stream())
                .flatMap(declaration -> declaration.keep().stream())
                .filter(term -> promised.contains(term.event()));
    }

    /** Where statements and the law differ, in all versions of all controllers. */
    public List<Finding> findings() {
        return all.values().stream()
                .flatMap(versions -> versions.values().stream())
                .flatMap(statement -> statement.findings().stream())
                .toList();
    }

    /** As {@link #due()} for dossiers under the law of the controller's own country. */
    public List<Due> dueTerms() {
        return all.keySet().stream()
                .flatMap(controller -> dueTerms(controller).stream())
                .toList();
    }

    public List<Due> dueTerms(String controller) {
        return due(controller).stream()
                .filter(due -> due.regime().equals(Regime.DOMESTIC))
                .toList();
    }

    /** Every combination that can make a dossier due; a term that another always forestalls is left out. */
    public List<Due> due() {
        return all.keySet().stream()
                .flatMap(controller -> due(controller).stream())
                .toList();
    }

    public List<Due> due(String controller) {
        return due.computeIfAbsent(current(controller), this::due);
    }

    private List<Due> due(Statement inForce) {
        var controller = inForce.controller();
        var found = new ArrayList<Due>();
        for (var version : versions(controller).keySet()) {
            for (var purpose : Purpose.values()) {
                var binding = new ArrayList<Term>();
                terms(controller, purpose, version).forEach(term -> {
                    if (binding.stream().noneMatch(other -> other.forestalls(term))) {
                        binding.removeIf(term::forestalls);
                        binding.add(term);
                    }
                });
                for (var regime : regimes(purpose)) {
                    var minimum = minimum(controller, purpose, version, regime);
                    binding.forEach(term ->
                            found.add(new Due(controller, purpose, version, regime, new Lifespan(term, minimum))));
                }
            }
        }
        return List.copyOf(found);
    }

    /** Dossiers of this controller and purpose, opened under this version and this law, live this long. */
    public record Due(String controller, Purpose purpose, LocalDate version, Regime regime, Lifespan lifespan) {

        public Term term() {
            return lifespan.term();
        }
    }

    public Text statutoryTitle() {
        return platform.statutoryTitle();
    }

    public Text statutoryIntroduction() {
        return platform.statutoryIntroduction();
    }
}
