package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.belofte.database.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole platform, started for tests that drive it from outside. */
public final class Running {

    private final ConfigurableApplicationContext context;

    private Running(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** In trial mode, started once for the JVM: its clock only goes forward, so tests bring customers of their own. */
    public static Running trial() {
        return Trial.RUNNING;
    }

    private static final class Trial {
        private static final Running RUNNING = start();
    }

    /** One of its own, with these settings; close it. */
    public static Running start(String... settings) {
        return start(TemporaryFolder.make(), "--belofte.database=" + TestDatabase.freshUrl(), settings);
    }

    /** As one gets it without settings: with a database in its data folder. */
    public static Running withItsOwnDatabase(Path data, String... settings) {
        return start(data, "--belofte.database=", settings);
    }

    private static Running start(Path data, String database, String... settings) {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--belofte.home=" + Path.of("").toAbsolutePath(),
                "--belofte.data=" + data,
                database));
        all.addAll(List.of(settings));
        var application = Belofte.application();
        application.setRegisterShutdownHook(true);
        return new Running(application.run(all.toArray(String[]::new)));
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
    }

    /** The address of a site in trial, without a slash behind it. */
    public String address(String site) {
        return "http://%s.localhost:%d".formatted(site, port());
    }

    public String trialAddress() {
        return "http://localhost:" + port();
    }

    /** The day that the trial's clock stands at. */
    public LocalDate today() {
        return LocalDate.parse(
                Visitor.atTrial(this).get("/").page().select("#datum").attr("min"));
    }

    /** Turns the trial's clock on, as the form on its start page does. */
    public void turnTo(LocalDate day) {
        assertThat(Visitor.atTrial(this).post("/klok", "datum", day.toString()).status())
                .isEqualTo(303);
    }

    /** What may be done so many times an hour may be done again: all tests come from one address. */
    public void letADayPass() {
        turnTo(today().plusDays(1));
    }

    /** For what cannot be seen from outside: that something is not in the database. */
    public <T> List<T> parts(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public void close() {
        context.close();
    }
}
