package nl.belofte.request;

import java.util.List;
import nl.belofte.statement.Purpose;

/** @param error a key of the message files; empty when nothing is wrong */
public record ObjectionPage(List<Use> uses, String error) {

    /** @param stopped whether its person said no to it already */
    public record Use(Purpose purpose, String title, boolean stopped) {}
}
