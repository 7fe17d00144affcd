package nl.belofte.rights;

import java.util.List;
import java.util.Optional;
import nl.belofte.brand.Sites;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/** The requests of people about their own data, as they stand. */
@Component
@Serves({"RIG-9", "RIG-10", "RIG-11"})
public class RightsRequests {

    private final RequestRows rows;
    private final Statements statements;
    private final Dossiers dossiers;
    private final Sites sites;

    RightsRequests(RequestRows rows, Statements statements, Dossiers dossiers, Sites sites) {
        this.rows = rows;
        this.statements = statements;
        this.dossiers = dossiers;
        this.sites = sites;
    }

    public Optional<RightsRequest> find(DossierId dossier) {
        return rows.find(dossier);
    }

    /** @param typed a reference as people write it: in small letters, with blanks and hyphens */
    public Optional<RightsRequest> find(String controller, String typed) {
        return rows.find(controller, typed);
    }

    /** Those of a person, the newest first. */
    public List<RightsRequest> of(PersonId person) {
        return rows.of(person);
    }

    /** Whether it is not clear of a request of this person who asks it. */
    public boolean doubts(PersonId person) {
        return of(person).stream().anyMatch(RightsRequest::inDoubt);
    }

    /** What happened to it. Looking is itself recorded. */
    public Course course(RightsRequest request, Actor actor) {
        return Course.in(content(request, actor));
    }

    /** Who asks, and where the answer goes. */
    public Content content(RightsRequest request, Actor actor) {
        return dossiers.read(request.dossier(), new Use(Purpose.RIGHTS, actor)).content();
    }

    /** Whether an answer can go nowhere: neither by mail nor by post. */
    public static boolean unreachable(Content content) {
        return content.get(Category.EMAIL, Field.EMAIL).isEmpty()
                && content.get(Category.NAME_AND_ADDRESS, Field.TOWN).isEmpty();
    }

    /** How its last day came about. */
    public LegalClock clock(RightsRequest request) {
        return LegalClock.of(request, statements.today(request.controller()));
    }

    public Visit visit(RightsRequest request) {
        return new Visit(sites.get(request.host()), request.language(), "/");
    }
}
