package nl.belofte.promise;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.belofte.file.Language;
import nl.belofte.promise.Proofs.Proof;
import nl.belofte.promise.Row.State;
import nl.belofte.statement.Promise;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import tools.jackson.databind.json.JsonMapper;

/** Lists every promise of every controller with its state. */
public final class Promises {

    private static final int WIDTH = 100;

    private Promises() {}

    /** @param proofs {@code proofs.json}, beside the {@code classes} of the build that was tested */
    public static void print(Path controllers, Path proofs, boolean json, PrintStream out) {
        var statements = Statements.read(controllers, Clock.systemUTC());
        var found = Proofs.read(proofs);
        var build = Build.digest(proofs.resolveSibling("classes"), controllers);
        var ofThisBuild = found.filter(all -> all.build().equals(build))
                .map(Proofs::proofs)
                .orElse(List.of());
        var rows = rows(statements, Features.served("nl.belofte"), ofThisBuild);
        if (json) {
            out.println(json(rows));
            return;
        }
        out.print(table(rows));
        remark(found, build).ifPresent(out::println);
    }

    private static Optional<String> remark(Optional<Proofs> found, String build) {
        if (found.isEmpty()) {
            return Optional.of("No test of this build has run, so nothing is proven: ./belofte test does that.");
        }
        return found.filter(all -> !all.build().equals(build))
                .map(_ -> "The proofs are of another build, so nothing is proven of this one: run ./belofte test.");
    }

    static List<Row> rows(Statements statements, Set<String> served, List<Proof> proofs) {
        var rows = new ArrayList<Row>();
        for (var controller : statements.controllers()) {
            var statement = statements.current(controller);
            var promises = statement.promises().map(Promise::id).collect(Collectors.toSet());
            for (var chapter : statement.chapters()) {
                for (var promise : chapter.says()) {
                    if (promises.contains(promise.id())) {
                        var sentence = Wording.in(Language.EN).say(promise.text(), statement, chapter.about());
                        rows.add(row(statement, promise.id(), sentence, served, proofs));
                    }
                }
            }
        }
        return rows;
    }

    private static Row row(
            Statement statement, String promise, String sentence, Set<String> served, List<Proof> proofs) {
        var tests = proofs.stream()
                .filter(proof -> proof.proves(promise, statement.controller()))
                .map(Proof::test)
                .sorted()
                .toList();
        var state = !served.contains(promise) ? State.DECLARED : tests.isEmpty() ? State.SERVED : State.PROVEN;
        return new Row(statement.controller(), promise, state, tests, sentence);
    }

    static String json(List<Row> rows) {
        return new JsonMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(rows.stream()
                        .map(row -> new Shown(
                                row.controller(), row.promise(), row.state().word(), row.tests()))
                        .toList());
    }

    private record Shown(String controller, String promise, String state, List<String> tests) {}

    static String table(List<Row> rows) {
        var table = new StringBuilder();
        var controllers = rows.stream().map(Row::controller).distinct().toList();
        for (var controller : controllers) {
            var own = rows.stream()
                    .filter(row -> row.controller().equals(controller))
                    .toList();
            table.append("%s: %d promises, %d proven, %d served, %d declared and not yet served%n"
                    .formatted(
                            controller,
                            own.size(),
                            count(own, State.PROVEN),
                            count(own, State.SERVED),
                            count(own, State.DECLARED)));
            for (var row : own) {
                table.append(
                        "  %-7s %-9s %s%n".formatted(row.promise(), row.state().word(), shortened(row.sentence())));
                row.tests().forEach(test -> table.append("  %-7s %-9s   by %s%n".formatted("", "", test)));
            }
            table.append(System.lineSeparator());
        }
        return table.toString();
    }

    private static long count(List<Row> rows, State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    private static String shortened(String sentence) {
        return sentence.length() <= WIDTH
                ? sentence
                : sentence.substring(0, WIDTH - 3).strip() + "...";
    }
}
