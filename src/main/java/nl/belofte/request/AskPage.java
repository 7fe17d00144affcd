package nl.belofte.request;

import nl.belofte.form.Draft;
import nl.belofte.rights.Right;
import nl.belofte.statement.Statement;

/** The form for what a human has to answer. */
public record AskPage(Right right, Statement.Contact contact, Draft draft) {}
