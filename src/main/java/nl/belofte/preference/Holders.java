package nl.belofte.preference;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.account.Mailboxes;
import nl.belofte.consent.Consents;
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
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
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
    private final Mailboxes mailboxes;
    private final Consents consents;

    Holders(JdbcClient db, Tokens tokens, Dossiers dossiers, Search search, Mailboxes mailboxes, Consents consents) {
        this.db = db;
        this.tokens = tokens;
        this.dossiers = dossiers;
        this.search = search;
        this.mailboxes = mailboxes;
        this.consents = consents;
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
            var holder = holder(
                    named.controller(),
                    new PersonId(named.person()),
                    named.dossier(),
                    named.purpose(),
                    Optional.of(token));
            return named.purpose() == Purpose.CONSENT_PROOF ? ledBy(holder) : new Led.To(holder);
        } catch (NotPermitted meanwhile) {
            return new Led.Gone();
        }
    }

    /**
     * To what stands on the consent; or when that is gone, to what its mailbox gets by a later one, which an older letter ends as
     * well. Where there is nothing, to the proof itself, and the way back: unless its person has another mailbox by now.
     */
    private Led ledBy(Holder proof) {
        var purpose =
                consents.provedBy(proof.dossier()).map(given -> given.shown().purpose());
        return standing(proof)
                .or(() -> purpose.flatMap(what -> later(proof, what)))
                .<Led>map(Led.To::new)
                .orElseGet(() -> isStill(proof) ? new Led.To(proof) : new Led.Gone());
    }

    private Optional<Holder> standing(Holder proof) {
        return db.sql("""
                        select d.id from ground g join dossier d on d.id = g.dossier
                        where g.proof = ? and d.person is not null""")
                .param(proof.dossier().value())
                .query(UUID.class)
                .optional()
                .flatMap(this::find)
                .map(named ->
                        holder(named.controller(), proof.person(), named.dossier(), named.purpose(), proof.token()));
    }

    private Optional<Holder> later(Holder proof, Purpose purpose) {
        return proof.onFile().get(Category.EMAIL, Field.EMAIL).stream()
                .flatMap(email -> search.withMailbox(proof.controller(), email, purpose).stream())
                .findFirst()
                .map(found -> holder(found.controller(), found.person(), found.id(), found.purpose(), proof.token()));
    }

    private boolean isStill(Holder proof) {
        return search.mailboxOf(proof.dossier())
                .filter(mailbox -> mailboxes.isStill(proof.person(), mailbox))
                .isPresent();
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
