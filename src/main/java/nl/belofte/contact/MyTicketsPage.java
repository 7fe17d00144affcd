package nl.belofte.contact;

import java.util.List;
import nl.belofte.ticket.Status;
import nl.belofte.web.Moment;

/** The questions of a customer. */
public record MyTicketsPage(List<Row> rows) {

    /** @param about how the first that was said begins */
    public record Row(String reference, String written, String about, Status status, Moment since) {}

    @Override
    public String toString() {
        return "MyTicketsPage";
    }
}
