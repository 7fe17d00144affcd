package nl.belofte.preference;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Search;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Tokens;
import nl.belofte.person.PersonId;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Purpose;
import nl.belofte.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows whose switches they are: by a log-in, or by a link that only one mailbox got. */
@Component
class Holders {

    private static final Set<Purpose> LEADS =
            Set.of(Purpose.ACCOUNT, Purpose.NEWSLETTER, Purpose.ADVERTISING, Purpose.CONSENT_PROOF);

    private final JdbcClient db;
    private final Tokens tokens;
    private final Dossiers dossiers;
    private final Search search;

    Holders(JdbcClient db, Tokens tokens, Dossiers dossiers, Search search) {
        this.search = search;
        this.db = db;
        this.tokens = tokens;
        this.dossiers = dossiers;
    }

    Holder signedIn() {
        var who = SignedIn.now();
        return holder(who.controller(), who.person(), who.dossier(), Purpose.ACCOUNT, Optional.empty());
    }

    /** What a link leads to. */
    sealed interface Led {

        record To(Holder holder) implements Led {}

        /** What it was about is erased. */
        record Gone() implements Led {}

        /** It was made by somebody else, or for somebody else's customers. */
        record Nowhere() implements Led {}
    }

    Led by(Visit visit, String token) {
        return tokens.read(Letter.PREFERENCES, token)
                .flatMap(this::find)
                .filter(named -> named.controller().equals(visit.controller()))
                .map(named -> led(named, token))
                .orElseGet(Led.Nowhere::new);
    }

    private Led led(Named named, String token) {
        if (named.person() == null) {
            return new Led.Gone();
        }
        try {
            return new Led.To(holder(
                    named.controller(),
                    new PersonId(named.person()),
                    named.dossier(),
                    named.purpose(),
                    Optional.of(token)));
        } catch (NotPermitted meanwhile) {
            return new Led.Gone();
        }
    }

    /**
     * The token of a link that leads to the same person, where what the first one named is erased; empty while it is there, or
     * nothing else is. The proof of a consent will do: it has the same mailbox.
     */
    Optional<String> another(Holder holder) {
        var held = search.of(holder.person());
        return held.stream().anyMatch(dossier -> dossier.id().equals(holder.dossier()))
                ? Optional.empty()
                : held.stream()
                        .filter(dossier -> LEADS.contains(dossier.purpose()))
                        .max(Comparator.comparing(dossier -> dossier.purpose() == Purpose.ACCOUNT))
                        .map(dossier ->
                                tokens.make(Letter.PREFERENCES, dossier.id().value()));
    }

    private Holder holder(
            String controller, PersonId person, DossierId dossier, Purpose purpose, Optional<String> token) {
        var onFile = dossiers.read(dossier, new Use(purpose, new Actor.Self(person.value())))
                .content();
        return new Holder(controller, person, dossier, purpose, onFile, token);
    }

    private record Named(
            DossierId dossier,
            String controller,
            Purpose purpose,
            @Nullable UUID person) {}

    private Optional<Named> find(UUID dossier) {
        return db.sql("""
                        select e.controller, e.purpose, d.person from dossier d join declaration e on e.id = d.declaration
                        where d.id = ?""")
                .param(dossier)
                .query((row, _) -> new Named(
                        new DossierId(dossier),
                        row.getString(1),
                        Purpose.of(row.getString(2)).orElseThrow(),
                        row.getObject(3, UUID.class)))
                .optional();
    }
}
