package nl.belofte.casework;

import java.util.List;
import nl.belofte.statement.Statement;

/** A letter on paper. It never prints it elsewhere. */
public record CasePaper(
        String subject,
        List<String> lines,
        List<String> to,
        Statement.Contact from,
        String phone,
        String date,
        String language) {

    @Override
    public String toString() {
        return "CasePaper";
    }
}
