package nl.belofte.contact;

import java.util.List;
import nl.belofte.ticket.Status;
import nl.belofte.web.Moment;

/**
 * The questions of a customer.
 *
 * @param unclaimed how many more were asked from the same address by nobody that is known
 */
public record MyTicketsPage(List<Row> rows, long unclaimed) {

    /** @param about how the first that was said begins */
    public record Row(String reference, String written, String about, Status status, Moment since) {}

    @Override
    public String toString() {
        return "MyTicketsPage";
    }
}
