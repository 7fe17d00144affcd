package nl.belofte.desk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.belofte.Customers;
import nl.belofte.Questions;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.dossier.Floor;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.file.Language;
import nl.belofte.retention.RetentionSweep;
import nl.belofte.staff.Staff;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statements;
import nl.belofte.web.Texts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the desk's first page says there is to do. In a trial of its own, whose clock is turned. */
class DeskWorkTests {

    private static final Running RUNNING = Running.start();
    private static final String SITE = "ipcall.me";

    @AfterAll
    static void stop() {
        RUNNING.close();
    }

    private static Visitor staff(String email, String password) {
        var visitor = Visitor.at(RUNNING, SITE);
        assertThat(visitor.post("/balie/inloggen", "email", email, "password", password)
                        .location())
                .isEqualTo("/balie");
        return visitor;
    }

    /** @return where it stands at the desk */
    private static String asked() {
        RUNNING.letADayPass();
        var noted = Questions.dirk(RUNNING, SITE)
                .post(
                        "/balie/vragen/nieuw",
                        Questions.answers(
                                Customers.newAddress(), "", "bron", "telephone", "tekst", "Mijn geheime vraag"));
        return noted.location().replaceFirst("\\?.*", "");
    }

    @ParameterizedTest
    @CsvSource({"2, false", "3, false", "4, true"})
    void aQuestionStandsThereByItsReferenceUntilItIsAnsweredAndIsLateAfterThreeDays(int days, boolean late) {
        var path = asked();
        RUNNING.turnTo(RUNNING.today().plusDays(days));
        var dirk = Questions.dirk(RUNNING, SITE);

        var page = dirk.get("/balie").page();
        var row = page.select(".work li:has(a[href=" + path + "])");
        assertThat(row.select(".queue-wait").text()).isEqualTo(days + " dagen");
        assertThat(row.hasClass("late")).isEqualTo(late);
        assertThat(row.select(".badge").text()).startsWith(late ? "te laat" : "uiterlijk");
        assertThat(page.select("main").text()).doesNotContain("geheime", "Anna");

        dirk.post(path + "/antwoord", "antwoord", "Tien euro.", "gezien", "1");
        assertThat(dirk.get("/balie").page().select(".work a[href=" + path + "]"))
                .isEmpty();
    }

    @Test
    void whoDoesNotAnswerQuestionsIsNotToldOfThem() {
        asked();
        for (var page : new org.jsoup.nodes.Document[] {
            staff("femke@voorbeeld.example", "vier ronde gewone woorden")
                    .get("/balie")
                    .page(),
            staff("gijs@voorbeeld.example", "vier nieuwe gewone woorden")
                    .get("/balie")
                    .page()
        }) {
            assertThat(page.select(".tiles").text()).doesNotContain("Vragen");
            assertThat(page.select("main").text()).contains("Er ligt niets").doesNotContain("Vraag");
        }
    }

    private static Visitor esra() {
        return staff("esra@voorbeeld.example", "vier stille gewone woorden");
    }

    private static Visitor administrator() {
        var address = "dirk." + Customers.newAddress();
        RUNNING.part(Staff.class).add("ipcall", Floor.email(address), Role.ADMINISTRATOR, "vier andere gewone woorden");
        return staff(address, "vier andere gewone woorden");
    }

    private static List<String> alarms(Visitor visitor) {
        return visitor.get("/balie").page().select(".alarm").eachText();
    }

    private static void set(String sql, Object... params) {
        RUNNING.part(JdbcClient.class).sql(sql).params(params).update();
    }

    /** By the platform's clock. */
    private static OffsetDateTime ago(Duration time) {
        return OffsetDateTime.now(RUNNING.part(Clock.class)).minus(time);
    }

    @Test
    void whereAllIsWellThereIsNoAlarmAndOnlyTheseTwoRolesAreTold() {
        assertThat(alarms(esra())).isEmpty();
        assertThat(esra().get("/balie")
                        .page()
                        .select(".tiles .stat:contains(Storingen) dd")
                        .first()
                        .text())
                .isEqualTo("0");
        assertThat(administrator().get("/balie").page().select(".tiles").text()).contains("Storingen");
        assertThat(Questions.dirk(RUNNING, SITE)
                        .get("/balie")
                        .page()
                        .select(".tiles")
                        .text())
                .doesNotContain("Storingen");
    }

    @ParameterizedTest
    @CsvSource({"59, false", "60, true", "61, true"})
    void aJobThatFailedAlarmsWhenItDidNotSucceedForAnHour(int minutes, boolean alarm) {
        // Beside the job itself, which may run and succeed at any moment.
        set("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,
                          consecutive_failures, last_success)
                        values ('tidy-consents', 'another', ?, false, 1, 2, ?)""", ago(Duration.ofDays(-999)), ago(Duration.ofMinutes(minutes)));
        try {
            assertThat(alarms(esra()).toString().contains("bewijs van toestemming opruimen. Het mislukte 2 keer"))
                    .isEqualTo(alarm);
            assertThat(alarms(administrator()).isEmpty()).isEqualTo(!alarm);
            assertThat(alarms(Questions.dirk(RUNNING, SITE))).isEmpty();
        } finally {
            set("delete from scheduled_tasks where task_instance = 'another'");
        }
    }

    @Test
    void everyJobHasANameThatPeopleRead() {
        var names = RUNNING.part(JdbcClient.class)
                .sql("select task_name from scheduled_tasks")
                .query(String.class)
                .list();
        assertThat(names).isNotEmpty().allMatch(name -> Texts.in(Language.NL).has("job." + name));
    }

    @Test
    void evidenceThatNoChainTakesUpAlarmsAfterAnHour() {
        var chain = RUNNING.part(EvidenceChain.class);
        // The jobs write meanwhile.
        Customers.await(() -> {
            chain.seal();
            return chain.waitingSince().isEmpty();
        });
        var alarm = new EvidenceAlarm(chain, RUNNING.part(Statements.class), RUNNING.part(Clock.class));
        RUNNING.part(TransactionTemplate.class).executeWithoutResult(status -> {
            // Before all others, and seen by nobody else: a sealing takes up what is committed.
            set(
                    "insert into evidence_waiting (entry, at, commitment) values (0, ?, '\\x00')",
                    ago(EvidenceAlarm.ALARMING).plusMinutes(1));
            assertThat(alarm.raised("ipcall", Language.NL)).isEmpty();
            set("update evidence_waiting set at = ? where entry = 0", ago(EvidenceAlarm.ALARMING));
            assertThat(alarm.raised("ipcall", Language.NL))
                    .singleElement()
                    .satisfies(task -> assertThat(task.text()).contains("staat nog in geen keten"));
            status.setRollbackOnly();
        });
    }

    @Test
    void whatShouldHaveBeenErasedAlarms() {
        RUNNING.letADayPass();
        var customer = Customers.signedIn(RUNNING, SITE, Customers.newAddress());
        customer.post("/mijn/opheffing", "password", Customers.PASSWORD);
        var closed = RUNNING.part(JdbcClient.class).sql("""
                        select dossier from account a join dossier d on d.id = a.dossier
                        where a.controller = 'ipcall' and d.event = 'closed' limit 1""").query(UUID.class).single();
        RUNNING.part(TransactionTemplate.class).executeWithoutResult(status -> {
            set("update dossier set event_on = date '2020-01-01' where id = ?", closed);
            var alarm = new OverdueAlarm(RUNNING.part(RetentionSweep.class), RUNNING.part(Clock.class));
            assertThat(alarm.raised("ipcall", Language.NL)).hasSize(1);
            assertThat(alarm.raised("voipexpress", Language.NL)).isEmpty();
            status.setRollbackOnly();
        });
    }

    /** In the threads of pages: jobs and mail ask in theirs. */
    private static List<String> statementsOf(Visitor visitor) {
        var asked = new ListAppender<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent line) {
                line.prepareForDeferredProcessing(); // else its thread is that of who asks for it later
                super.append(line);
            }
        };
        var log = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        asked.start();
        log.addAppender(asked);
        log.setLevel(Level.DEBUG);
        log.setAdditive(false);
        try {
            assertThat(visitor.get("/balie").status()).isEqualTo(200);
        } finally {
            log.setLevel(null);
            log.setAdditive(true);
            log.detachAppender(asked);
        }
        return asked.list.stream()
                .filter(line -> line.getThreadName().startsWith("tomcat-handler"))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.startsWith("Executing prepared SQL statement") || line.startsWith("Executing SQL"))
                .toList();
    }

    @Test
    void thePageAsksTheDatabaseAFewTimesHoweverMuchWaits() {
        asked();
        asked();
        // Who asks, what the sweeps did, and one for each kind of work and each alarm.
        assertThat(statementsOf(Questions.dirk(RUNNING, SITE))).hasSizeBetween(1, 7);
        assertThat(statementsOf(esra())).hasSizeBetween(1, 19);
    }
}
