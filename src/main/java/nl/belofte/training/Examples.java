package nl.belofte.training;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.file.Language;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.ticket.QuestionForm;
import nl.belofte.ticket.Ticket;
import nl.belofte.web.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which questions are examples, and whose person allows that. */
@Component
@Serves("CON-5")
public class Examples {

    private static final String CONTROL = "my-question";
    private static final int SHOWN = 100;

    private final JdbcClient db;
    private final Clock clock;
    private final Statements statements;
    private final Consents consents;
    private final Dossiers dossiers;
    private final Evidence evidence;

    Examples(
            JdbcClient db,
            Clock clock,
            Statements statements,
            Consents consents,
            Dossiers dossiers,
            Evidence evidence) {
        this.db = db;
        this.clock = clock;
        this.statements = statements;
        this.consents = consents;
        this.dossiers = dossiers;
        this.evidence = evidence;
    }

    /** The consent that is asked, in the words in which it is; empty where the statement has no such purpose. */
    public Optional<Shown> asked(String controller, Language language) {
        var statement = statements.current(controller);
        return statement
                .declaration(Purpose.TRAINING)
                .filter(declaration -> declaration.basis().equals(Optional.of(LegalBasis.CONSENT)))
                .map(declaration -> new Shown(
                        controller,
                        Purpose.TRAINING,
                        CONTROL,
                        language,
                        statement.version(),
                        words(statement, declaration, language)));
    }

    private static String words(Statement statement, Declaration declaration, Language language) {
        return Texts.in(language)
                .get(
                        "training.asked",
                        statement.contact().name(),
                        Wording.in(language).keep(statement, declaration));
    }

    public boolean allowed(Ticket ticket) {
        return consents.drawing(ticket.dossier(), Purpose.TRAINING).isPresent();
    }

    /** Its person says yes. */
    public void allow(Ticket ticket, Shown shown) {
        var content = dossiers.read(ticket.dossier(), new Use(Purpose.CONTACT, ticket.self()))
                .content();
        consents.giveFor(ticket.dossier(), ticket.person(), shown, QuestionForm.reach(content), ticket.self());
    }

    /** Its person takes that back: from now on nobody learns from it. */
    @Transactional
    public void refuse(Ticket ticket) {
        consents.drawing(ticket.dossier(), Purpose.TRAINING)
                .ifPresent(given -> consents.withdraw(given.proof(), ticket.self()));
        forget(ticket.dossier());
    }

    public boolean isExample(DossierId dossier) {
        return db.sql("select 1 from example where dossier = ?")
                .param(dossier.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** @return whether it was marked: not without the consent of its person */
    @Transactional
    public boolean mark(Ticket ticket, Actor actor) {
        // Whoever erases it or takes the consent back meanwhile waits, or was first.
        boolean living = db.sql("select 1 from dossier where id = ? and person is not null for no key update")
                .param(ticket.dossier().value())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!living || !allowed(ticket)) {
            return false;
        }
        int added = db.sql(
                        "insert into example (dossier, controller, marked_at) values (?, ?, ?) on conflict do nothing")
                .params(ticket.dossier().value(), ticket.controller(), OffsetDateTime.now(clock))
                .update();
        if (added == 1) {
            record(Deed.EXAMPLE_MARKED, ticket, actor);
        }
        return true;
    }

    @Transactional
    public void unmark(Ticket ticket, Actor actor) {
        if (forget(ticket.dossier())) {
            record(Deed.EXAMPLE_UNMARKED, ticket, actor);
        }
    }

    private boolean forget(DossierId dossier) {
        return db.sql("delete from example where dossier = ?")
                        .param(dossier.value())
                        .update()
                == 1;
    }

    private void record(Deed deed, Ticket ticket, Actor actor) {
        evidence.record(new Entry(
                ticket.controller(),
                deed,
                Purpose.TRAINING.id(),
                actor,
                ticket.person().value(),
                ticket.dossier().value(),
                ""));
    }

    /** The newest first. */
    List<DossierId> newest(String controller) {
        return db.sql("select dossier from example where controller = ? order by marked_at desc, dossier limit ?")
                .params(controller, SHOWN)
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }
}
