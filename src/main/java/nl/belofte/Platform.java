package nl.belofte;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import nl.belofte.account.Registrations;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Mode;
import nl.belofte.brand.Sites;
import nl.belofte.consent.ReceiptCheck;
import nl.belofte.consent.Receipts;
import nl.belofte.database.Backup;
import nl.belofte.database.DataFolder;
import nl.belofte.database.EarlyStart;
import nl.belofte.database.Serving;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.KeyRotation;
import nl.belofte.dossier.Keys;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.evidence.EvidenceExport;
import nl.belofte.ledger.Ledger;
import nl.belofte.portability.PackageCheck;
import nl.belofte.promise.Promises;
import nl.belofte.refusal.Refusal;
import nl.belofte.refusal.Setting;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.staff.StaffAccess;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.PropertyResolver;

/** The platform in the shapes that the verbs need: with its web sites, without them, or not running at all. */
final class Platform {
    private Platform() {}

    static void serve(Options options) {
        var application = application(options, Platform::refuseToServe);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.addListeners((ApplicationListener<ApplicationReadyEvent>) Platform::tellAddresses);
        application.run(options.settings());
    }

    static void sweep(Options options) {
        if (Files.notExists(options.data())) {
            // An empty one made for the occasion would be found clean, night after night.
            throw new Refusal(
                    "There is no data folder %s: choose the one of the platform that is to be swept with --data DIR."
                            .formatted(options.data()));
        }
        withoutSites(
                options,
                platform -> SweepReport.print(
                        platform.getBean(RetentionSweep.class), options.has(Option.FOR_REAL), System.out));
    }

    static void addStaff(Options options) {
        var email = StaffReport.email(options, System.out, System.in);
        withoutSites(options, platform -> {
            var link = platform.getBean(StaffAccess.class)
                    .admit(options.get(Option.CONTROLLER), email, options.get(Option.ROLE));
            StaffReport.added(link, System.out);
        });
    }

    static void endStaff(Options options) {
        var email = StaffReport.email(options, System.out, System.in);
        withoutSites(options, platform -> {
            var erased = platform.getBean(StaffAccess.class).end(options.get(Option.CONTROLLER), email);
            StaffReport.ended(erased, System.out);
        });
    }

    static void rotateKeys(Options options) {
        withoutSites(options, platform -> FloorReport.rotate(platform.getBean(KeyRotation.class), System.out));
    }

    static void verifyEvidence(Options options) {
        withoutSites(options, platform -> FloorReport.verify(platform.getBean(EvidenceChain.class), System.out));
    }

    static void exportEvidence(Options options) {
        var email = StaffReport.email(options, System.out, System.in);
        withoutSites(options, platform -> {
            var person = platform.getBean(Registrations.class)
                    .personWith(options.get(Option.CONTROLLER), email)
                    .orElseThrow(() -> new Refusal("Nobody has an account with this address at this controller."));
            platform.getBean(EvidenceChain.class).seal();
            FloorReport.export(
                    platform.getBean(EvidenceExport.class), person.value(), file(options, Option.TO), System.out);
        });
    }

    static void backup(Options options) {
        withoutSites(options, platform -> {
            platform.getBean(EvidenceChain.class).seal();
            FloorReport.backup(new Backup(platform.getBean(DataSource.class)), file(options, Option.TO), System.out);
        });
    }

    /** Nobody is served meanwhile; and what the ledger knows beyond the backup is done again before anybody is. */
    static void restore(Options options) {
        withoutSites(options, Platform::refuseWhileServing, platform -> {
            FloorReport.restore(
                    new Backup(platform.getBean(DataSource.class)),
                    file(options, Option.FROM),
                    db -> {
                        Keys.refuseOthers(folder(platform, "belofte.keys"), db);
                        EvidenceChain.refuseOthers(folder(platform, "belofte.evidence"), db);
                        Ledger.refuseLost(folder(platform, "belofte.ledger"), db);
                    },
                    options.has(Option.FOR_REAL),
                    System.out);
            platform.getBean(Dossiers.class);
            FloorReport.verify(platform.getBean(EvidenceChain.class), System.out);
        });
    }

    private static Path folder(ApplicationContext platform, String setting) {
        return Path.of(platform.getEnvironment().getRequiredProperty(setting));
    }

    private static Path file(Options options, Option option) {
        return Path.of(options.get(option)).toAbsolutePath().normalize();
    }

    /** Only what the work needs: no pages, no jobs. It may be done beside a platform that serves. */
    private static void withoutSites(Options options, Consumer<ApplicationContext> work) {
        withoutSites(options, Platform::refuseWrongSettings, work);
    }

    private static void withoutSites(
            Options options, Consumer<PropertyResolver> refusals, Consumer<ApplicationContext> work) {
        var application = application(options, refusals);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLazyInitialization(true);
        try (var platform = application.run(options.settings())) {
            work.accept(platform);
            platform.getBean(EvidenceChain.class).seal();
        }
    }

    static void promises(Options options) {
        var home = Path.of(System.getProperty("belofte.home", "."));
        var controllers = Path.of(System.getenv().getOrDefault("BELOFTE_CONTROLLERS", home + "/controllers"));
        Promises.print(controllers, home.resolve("target/proofs.json"), options.has(Option.JSON), System.out);
    }

    /** Asks neither a database nor a data folder: it is for who gets a package, too. */
    static void checkPackage(Options options) {
        var good = PackageCheck.check(file(options, Option.FILE));
        System.out.printf(
                Locale.ROOT,
                "This package is whole, and as its manifest says. From: %s. Made at: %s. Files: %d. Dossiers: %d.%n",
                good.controller(),
                good.madeAt(),
                good.files(),
                good.rows());
    }

    static void checkConsent(Options options) {
        var key = Optional.of(options.get(Option.KEY)).filter(given -> !given.isEmpty());
        var good = ReceiptCheck.check(file(options, Option.FILE), key);
        System.out.printf(
                Locale.ROOT,
                "This receipt is as it was signed%s. For: %s. By: %s Then: %s, on %s. Signed with the key %s.%n",
                good.known() ? ", by the key that you expect" : "",
                good.purpose(),
                // A name may end with a full stop of its own.
                good.controller().endsWith(".") ? good.controller() : good.controller() + ".",
                good.state(),
                good.at(),
                good.fingerprint());
        if (!good.known()) {
            System.out.println(
                    "Whose key that is, the receipt does not show: anybody can sign one. Compare it with "
                            + Receipts.KEYS
                            + " of the provider's site, whose address you look up yourself, or give the one from there with --key.");
        }
    }

    /** @param refusals come before anything is started: the database begins as soon as the settings are known */
    private static SpringApplication application(Options options, Consumer<PropertyResolver> refusals) {
        var data = DataFolder.open(options.data());
        // Set before logging starts, since the log stands in the data folder.
        System.setProperty("belofte.data", data.path().toString());
        // A thread that dies of something unforeseen tells the log, not the terminal.
        var log = LoggerFactory.getLogger(Platform.class);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
                log.error("A thread ended: {}", failure.getClass().getSimpleName(), failure));
        var application = Belofte.application();
        application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>)
                prepared -> refusals.accept(prepared.getEnvironment()));
        var database = new EarlyStart();
        application.addListeners(database);
        application.addInitializers(database);
        return application;
    }

    private static void refuseWrongSettings(PropertyResolver settings) {
        Mode.of(settings);
        Setting.port(settings, "spring.mail.port", 1, 25);
    }

    private static void refuseWhileServing(PropertyResolver settings) {
        refuseWrongSettings(settings);
        Serving.begin(settings);
    }

    private static void refuseToServe(PropertyResolver settings) {
        refuseWrongSettings(settings);
        int port = Setting.port(settings, "server.port", 0, 8080);
        Serving.begin(settings);
        refuseBusyPort(settings, port);
    }

    /** The server itself comes last, when the database has been seen to. */
    private static void refuseBusyPort(PropertyResolver settings, int port) {
        try (var trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(new InetSocketAddress(settings.getProperty("server.address", "127.0.0.1"), port));
        } catch (IOException busy) {
            throw new Refusal(Failure.busy(port), busy);
        }
    }

    private static void tellAddresses(ApplicationReadyEvent ready) {
        var seconds = ready.getTimeTaken().toMillis() / 1000.0;
        System.out.printf(Locale.ROOT, "Belofte runs, after %.1f seconds. Ctrl-C stops it. Open:%n", seconds);
        addresses(ready.getApplicationContext()).forEach(address -> System.out.println("  " + address));
    }

    /** In trial the page that leads a newcomer comes first. */
    private static List<String> addresses(ApplicationContext platform) {
        var addresses = new ArrayList<String>();
        if (platform.getBean(Mode.class) == Mode.TRIAL) {
            addresses.add("http://localhost:" + platform.getEnvironment().getProperty("local.server.port"));
        }
        var all = platform.getBean(Addresses.class);
        platform.getBean(Sites.class).list().forEach(site -> addresses.add(all.of(site.host())));
        return addresses;
    }
}
