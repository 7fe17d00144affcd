package nl.belofte.ticket;

import java.sql.Date;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.belofte.dossier.DossierId;
import nl.belofte.evidence.Actor;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.Said.Author;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Goes on with tickets about which nobody says anything, as {@link Patience} tells. Safe on every node at once, to kill at
 * any moment and to run twice: what is due is looked at again when nobody else can change it.
 */
@Component
public class Unanswered {

    private static final Logger LOG = LoggerFactory.getLogger(Unanswered.class);
    private static final Actor ACTOR = new Actor.Platform("tickets");

    private final JdbcClient db;
    private final Statements statements;
    private final Tickets tickets;
    private final TicketRows rows;
    private final Mail mail;

    Unanswered(JdbcClient db, Statements statements, Tickets tickets, TicketRows rows, Mail mail) {
        this.db = db;
        this.statements = statements;
        this.tickets = tickets;
        this.rows = rows;
        this.mail = mail;
    }

    public void goOn() {
        for (var controller : statements.controllers()) {
            followDossiers(controller);
            due(controller).forEach(dossier -> goOn(controller, dossier));
        }
    }

    /**
     * A restored database knows what a ledger tells of a dossier: that its clock runs, or does no more. The ticket's row is
     * as old as the backup, and follows.
     */
    private void followDossiers(String controller) {
        db.sql("""
                        update ticket t set status = case when d.event is null then 'waiting' else 'satisfied' end,
                          reminded_on = null, closes_on = null
                        from dossier d where d.id = t.dossier and t.controller = ? and d.person is not null
                          and (d.event is null) = (t.status = 'satisfied')""").param(controller).update();
    }

    private void goOn(String controller, DossierId dossier) {
        var zone = zone(controller);
        var today = statements.today(controller);
        try {
            rows.find(dossier)
                    .flatMap(ticket -> Patience.next(ticket, zone))
                    .filter(next -> !next.on().isAfter(today))
                    .ifPresent(next -> tickets.with(dossier, next.step(), now -> {
                        if (Patience.next(now, zone).equals(Optional.of(next))) {
                            take(next.step(), now, today);
                        } else {
                            throw new NotNow("somebody said something meanwhile");
                        }
                    }));
        } catch (NotNow meanwhile) {
            // It is looked at again when it is its turn.
        } catch (RuntimeException e) {
            LOG.warn("A ticket could not go on: {}", e.getClass().getName());
        }
    }

    private void take(Step step, Ticket now, LocalDate today) {
        switch (step) {
            case REMIND -> {
                var said = tickets.say(now, Author.PLATFORM, Way.REMINDED, "", ACTOR);
                rows.reminded(now.dossier(), today);
                mail.send(Letter.QUESTION_REMINDER, tickets.visit(now), now.dossier(), said.id());
            }
            case PROPOSE -> {
                var day = today.plus(Patience.NOTICE);
                var said = tickets.say(now, Author.PLATFORM, Way.CLOSING, day.toString(), ACTOR);
                rows.closesOn(now.dossier(), day);
                mail.send(Letter.CLOSING_PROPOSED, tickets.visit(now), now.dossier(), said.id());
            }
            case SATISFY -> tickets.satisfy(now, Reason.SILENT, ACTOR);
            default -> throw new IllegalStateException("The platform does no " + step + " by itself.");
        }
    }

    /** What is restricted or held waits until it is not. */
    private List<DossierId> due(String controller) {
        var today = statements.today(controller);
        return db.sql("""
                        select t.dossier from ticket t join dossier d on d.id = t.dossier and d.kept_on is null
                        where t.controller = :controller and t.status <> 'satisfied'
                          and case
                            when t.closes_on is not null then t.closes_on <= :today
                            when t.status = 'waiting' then t.since < :ours
                            when t.reminded_on is not null then t.reminded_on <= :proposal
                            else t.since < :reminder end
                        order by t.since""")
                .param("controller", controller)
                .param("today", Date.valueOf(today))
                .param("ours", endOf(today.minus(Patience.OURS), controller))
                .param("proposal", Date.valueOf(today.minus(Patience.PROPOSAL)))
                .param("reminder", endOf(today.minus(Patience.REMINDER), controller))
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }

    private OffsetDateTime endOf(LocalDate day, String controller) {
        return day.plusDays(1).atStartOfDay(zone(controller)).toOffsetDateTime();
    }

    private ZoneId zone(String controller) {
        return statements.current(controller).zone();
    }

    /** The next day on which something happens by itself, if nobody says anything before. */
    public Optional<LocalDate> nextDay() {
        return statements.controllers().stream().flatMap(this::days).min(LocalDate::compareTo);
    }

    private Stream<LocalDate> days(String controller) {
        var zone = zone(controller);
        var today = statements.today(controller);
        return db
                .sql("""
                        select distinct on (t.status, t.closes_on, t.reminded_on) t.dossier
                        from ticket t join dossier d on d.id = t.dossier and d.kept_on is null
                        where t.controller = ? and t.status <> 'satisfied'
                        order by t.status, t.closes_on, t.reminded_on, t.since""")
                .param(controller)
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .flatMap(dossier -> rows.find(dossier).stream())
                .flatMap(ticket -> Patience.next(ticket, zone).stream())
                .map(Patience.Next::on)
                .filter(today::isBefore);
    }
}
