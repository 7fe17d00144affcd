package nl.belofte.portal;

import java.util.Optional;
import nl.belofte.dossier.Outlines;
import nl.belofte.evidence.Evidence;
import nl.belofte.file.Language;
import nl.belofte.report.LogLines;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Statements;
import org.springframework.stereotype.Component;

/** Tells a customer what was done with what is held, and by whom: the evidence in words. */
@Component
class MyLog {

    private static final int DEEDS_A_PAGE = 100;

    private final Outlines outlines;
    private final Statements statements;
    private final Evidence evidence;

    MyLog(Outlines outlines, Statements statements, Evidence evidence) {
        this.outlines = outlines;
        this.statements = statements;
        this.evidence = evidence;
    }

    /** @param before the number of a deed, all of the page came before it */
    LogPage page(SignedIn who, Language language, long before) {
        var statement = statements.current(who.controller());
        var purposes = outlines.purposesOf(who.person());
        var deeds = evidence.about(who.person().value(), purposes.keySet(), before, DEEDS_A_PAGE);
        return new LogPage(
                LogLines.of(deeds, purposes, statement, language),
                deeds.size() < DEEDS_A_PAGE
                        ? Optional.empty()
                        : Optional.of(deeds.getLast().id()));
    }
}
