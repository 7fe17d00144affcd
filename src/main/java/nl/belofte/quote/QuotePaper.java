package nl.belofte.quote;

import nl.belofte.statement.Statement.Contact;

/**
 * A quote on paper.
 *
 * @param from whose quote it is
 * @param phone in national form
 * @param sent written out
 */
public record QuotePaper(QuotePage quote, Contact from, String phone, String sent, String language) {

    @Override
    public String toString() {
        return "QuotePaper";
    }
}
