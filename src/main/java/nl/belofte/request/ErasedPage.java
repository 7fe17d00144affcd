package nl.belofte.request;

import java.util.List;
import nl.belofte.statement.Statement;

/** What went, and exactly what stayed and why. */
public record ErasedPage(List<String> gone, List<ErasurePage.Row> stays, String request, Statement.Contact contact) {}
