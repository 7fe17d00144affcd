package nl.belofte.request;

import java.util.List;
import java.util.Optional;
import nl.belofte.form.Draft;
import nl.belofte.rights.Outcome;
import nl.belofte.rights.Right;
import nl.belofte.rights.Status;
import nl.belofte.statement.Statement;
import nl.belofte.ticket.Line;

/**
 * @param begun whether anything of what was asked was done already
 * @param atOnce whether there is anything that its person can do about it himself
 * @param done what was done just now
 */
public record MyRequestPage(
        String reference,
        String written,
        Right right,
        Status status,
        Optional<Outcome> outcome,
        Clock clock,
        List<Line> lines,
        boolean begun,
        boolean atOnce,
        Statement.Contact contact,
        Draft draft,
        Optional<String> done) {

    @Override
    public String toString() {
        return "MyRequestPage " + reference;
    }
}
