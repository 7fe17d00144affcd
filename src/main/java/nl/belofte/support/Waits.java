package nl.belofte.support;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import nl.belofte.statement.Statements;
import nl.belofte.ticket.Patience;
import nl.belofte.ticket.Status;
import nl.belofte.ticket.Ticket;
import org.springframework.stereotype.Component;

/** How long somebody waits, in days of the controller's calendar. */
@Component
class Waits {

    private final Statements statements;

    Waits(Statements statements) {
        this.statements = statements;
    }

    long days(Ticket ticket) {
        return ChronoUnit.DAYS.between(since(ticket), statements.today(ticket.controller()));
    }

    boolean late(Ticket ticket) {
        return ticket.status() == Status.WAITING && lastDay(ticket).isBefore(statements.today(ticket.controller()));
    }

    /** On which an answer is not late. */
    LocalDate lastDay(Ticket ticket) {
        return since(ticket).plus(Patience.LATE);
    }

    ZoneId zone(Ticket ticket) {
        return statements.current(ticket.controller()).zone();
    }

    private LocalDate since(Ticket ticket) {
        return ticket.since().atZone(zone(ticket)).toLocalDate();
    }
}
