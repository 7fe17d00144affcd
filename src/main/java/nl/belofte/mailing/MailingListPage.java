package nl.belofte.mailing;

import java.util.List;
import java.util.Optional;
import nl.belofte.web.Moment;

/** @param mayMake whether there is a purpose for which one may be made */
public record MailingListPage(List<Row> rows, boolean mayMake) {

    /**
     * @param state the end of a key of the message files
     * @param when it began, or is to begin
     * @param doubtful copies of which nobody knows whether they arrived
     */
    public record Row(
            int number,
            String subject,
            String purpose,
            String state,
            Optional<Moment> when,
            int planned,
            int sent,
            int doubtful) {}
}
