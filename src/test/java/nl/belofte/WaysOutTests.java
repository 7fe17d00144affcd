package nl.belofte;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing leaves unseen: of our own code only these classes could connect to anything, each with its reason. */
class WaysOutTests {

    /** What a class may use, and why. What is here and not in the class is a mistake too. */
    private record Exempt(String because, Set<String> ways) {

        static Exempt as(String because, String... ways) {
            return new Exempt(because, Set.of(ways));
        }
    }

    private static final Map<String, Exempt> EXEMPT = Map.ofEntries(
            entry(
                    "nl.belofte.disclosure.Outlet",
                    Exempt.as(
                            "it is the way out",
                            "java.net.http",
                            "javax.net",
                            "java.net.Socket",
                            "java.net.InetSocketAddress.<init>",
                            "java.net.ProxySelector",
                            "nl.belofte.disclosure.Outlet")),
            entry(
                    "nl.belofte.disclosure.Disclosures",
                    Exempt.as("it sends what the gate let pass", "nl.belofte.disclosure.Outlet")),
            entry(
                    "nl.belofte.disclosure.JointDisclosures",
                    Exempt.as("it sends what the gate let pass, of many in one file", "nl.belofte.disclosure.Outlet")),
            entry(
                    "nl.belofte.disclosure.Notices",
                    Exempt.as("it tells past recipients, through the same gate", "nl.belofte.disclosure.Outlet")),
            entry(
                    "nl.belofte.disclosure.DisclosureConfiguration",
                    Exempt.as("it gives the outlet the declared addresses", "nl.belofte.disclosure.Outlet")),
            entry(
                    "nl.belofte.mail.MailConfiguration",
                    Exempt.as(
                            "it makes the mail server's client on the outlet's sockets",
                            "nl.belofte.disclosure.Outlet",
                            "org.springframework.mail",
                            "javax.net")),
            entry(
                    "nl.belofte.mail.SmtpCarrier",
                    Exempt.as(
                            "it gives that client what it waits for and what its library is made with, and no letter",
                            "org.springframework.mail",
                            "org.eclipse.angus.mail",
                            "jakarta.mail",
                            "\"jakarta.mail\"")),
            entry(
                    "nl.belofte.mail.SmtpLine",
                    Exempt.as(
                            "it hands letters to that client, over a connection that stays open for many",
                            "org.springframework.mail",
                            "org.eclipse.angus.mail",
                            "jakarta.mail")),
            entry("nl.belofte.mail.MimeLetters", Exempt.as("it makes what that client sends", "jakarta.mail")),
            entry("nl.belofte.mail.CircularBytes", Exempt.as("it encodes what that client sends", "jakarta.mail")),
            entry("nl.belofte.mail.DkimKey", Exempt.as("it signs what that client sends", "jakarta.mail")),
            entry(
                    "nl.belofte.inbox.ImapMailbox",
                    Exempt.as(
                            "it reads a mailbox of the settings on the outlet's sockets",
                            "nl.belofte.disclosure.Outlet",
                            "jakarta.mail",
                            "org.eclipse.angus.mail",
                            "javax.net")),
            entry(
                    "nl.belofte.openid.Provider",
                    Exempt.as(
                            "it asks who vouches for staff, and brings a code that he made himself",
                            "nl.belofte.disclosure.Outlet")),
            entry(
                    "nl.belofte.Platform",
                    Exempt.as(
                            "it tries whether the port is free, on this machine, and takes no call",
                            "java.net.ServerSocket",
                            "java.net.InetSocketAddress.<init>")),
            entry(
                    "nl.belofte.database.EmbeddedPostgres",
                    Exempt.as("it looks for a free port on this machine, and takes no call", "java.net.ServerSocket")),
            entry(
                    "nl.belofte.database.Database",
                    Exempt.as("the pool is the database's connections", "com.zaxxer.hikari")),
            entry(
                    "nl.belofte.database.DatabaseConfiguration",
                    Exempt.as("it gives the others that pool, as a bean", "com.zaxxer.hikari")),
            entry(
                    "nl.belofte.database.DatabaseAddress",
                    Exempt.as("one connection to the database, before there is a pool", "java.sql.DriverManager")),
            entry(
                    "nl.belofte.database.Backup",
                    Exempt.as(
                            "it copies tables over the database's connection",
                            "org.postgresql.PGConnection",
                            "org.postgresql.copy.CopyManager",
                            "org.springframework.jdbc.datasource.SingleConnectionDataSource")),
            entry("nl.belofte.database.Migrations", Exempt.as("it brings the tables up to date", "org.flywaydb")),
            entry(
                    "nl.belofte.database.Program",
                    Exempt.as("it runs PostgreSQL's own programs", "java.lang.ProcessBuilder")),
            entry(
                    "nl.belofte.database.PostgresBinaries",
                    Exempt.as(
                            "it looks into a jar of the class path for PostgreSQL's own programs",
                            "java.net.URL",
                            "java.net.URLConnection",
                            "java.net.JarURLConnection")),
            entry(
                    "nl.belofte.web.Assets",
                    Exempt.as("it reads files of the class path", "org.springframework.core.io.ClassPathResource")));

    @Test
    void areInTheNamedClassesOnlyAndInEachOfThem() {
        var allowed = new TreeMap<String, Set<String>>();
        EXEMPT.forEach((type, exempt) -> {
            assertThat(exempt.because()).as("why %s may", type).hasSizeGreaterThan(10);
            allowed.put(type, exempt.ways());
        });

        assertThat(WaysOut.in(Path.of("target/classes"))).isEqualTo(allowed);
    }

    /** The build writes classes of its own, which are passed over by their names. */
    @Test
    void hideInNoSourceThatIsNamedLikeWhatTheBuildWrites() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(WaysOut::isWrittenByTheBuild)).isEmpty();
        }
    }

    static Set<String> breaches() {
        return Arrays.stream(Breaches.class.getDeclaredClasses())
                .map(Class::getSimpleName)
                .filter(name -> !name.equals("None"))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void areSeenHoweverTheyAreHidden(String breach) {
        assertThat(WaysOut.of(fixture(breach))).as(breach).isNotEmpty();
    }

    @Test
    void areNotSeenWhereThereAreNone() {
        assertThat(WaysOut.of(fixture("None"))).isEmpty();
    }

    @Test
    void areToldWithTheClassThatBreaksTheLaw() {
        var found = WaysOut.in(Path.of("target/test-classes"));

        assertThat(EXEMPT).doesNotContainKey("nl.belofte.Breaches");
        assertThat(found.get("nl.belofte.Breaches")).contains("java.net.Socket", "java.net.http");
    }

    private static Path fixture(String name) {
        return Path.of("target/test-classes/nl/belofte/Breaches$%s.class".formatted(name));
    }
}
