package nl.belofte.account;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.belofte.database.Turns;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.person.Persons;
import nl.belofte.statement.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whose a mailbox is that proved itself: all who asked something from it without logging in, and who had an account with it that
 * is closed, are one person from then on, with the account that has it; and what comes under it later joins when he is here
 * again. Whoever has an account of his own is nobody else's by an address that he typed somewhere: it may be another's.
 */
@Component
public class Mailboxes {

    private final Search search;
    private final Accounts accounts;
    private final Dossiers dossiers;
    private final Persons persons;
    private final JdbcClient db;
    private final TransactionTemplate transaction;

    Mailboxes(
            Search search,
            Accounts accounts,
            Dossiers dossiers,
            Persons persons,
            JdbcClient db,
            TransactionTemplate transaction) {
        this.search = search;
        this.accounts = accounts;
        this.dossiers = dossiers;
        this.persons = persons;
        this.db = db;
        this.transaction = transaction;
    }

    /**
     * Who shows twice at once that a mailbox is his waits for himself: who joins several locks a second one's dossiers when he
     * holds the first one. In the caller's transaction, before it locks anything.
     *
     * @param under what waits for its proof, or was proved
     */
    public void oneAtATime(DossierId under) {
        search.mailboxOf(under)
                .ifPresent(mailbox -> Turns.take(db, "mailbox " + HexFormat.of().formatHex(mailbox)));
    }

    /** As {@link #oneAtATime}, of what is confirmed now: all that its person has is locked, in the order of everybody. */
    public void hold(DossierId waiting) {
        oneAtATime(waiting);
        dossiers.lockAllOfItsPerson(waiting);
    }

    /**
     * What waits for the proof of a mailbox becomes what it is for, once, now that somebody showed it.
     *
     * @param find what waits, by a statement that this is the end of; its table is {@code q} there
     * @param become in the transaction in which it is held
     * @return empty when it was before, or is gone
     */
    public <W, T> Optional<T> confirm(
            Function<String, Optional<W>> find, Function<W, DossierId> dossier, Function<W, Optional<T>> become) {
        try {
            return transaction.execute(_ -> {
                find.apply("").map(dossier).ifPresent(this::hold);
                return find.apply(" for update of q").flatMap(become);
            });
        } catch (NotPermitted gone) {
            return Optional.empty();
        }
    }

    /** To be called where somebody showed that he reads its mail, after {@link #oneAtATime}. Empty when nobody is known by it. */
    public Optional<PersonId> personOf(String controller, String email) {
        var mailbox = search.mailbox(controller, email).orElseThrow();
        var others = others(mailbox);
        var one = accounts.byEmail(controller, email)
                .map(Account::person)
                .or(() -> others.stream().findFirst());
        one.ifPresent(into -> others.stream()
                .filter(person -> !person.equals(into))
                .forEach(person -> dossiers.merge(person, into, new Actor.Self(person.value()))));
        return one;
    }

    /**
     * As {@link #personOf}, for who showed before that the mailbox is his: what came under it since comes too.
     *
     * @param by his account, or the request by whose letter he came in
     */
    public void join(PersonId into, DossierId by) {
        search
                .mailboxOf(by)
                .filter(mailbox -> search.allAt(mailbox).stream().anyMatch(person -> !person.equals(into)))
                .filter(mailbox -> isStill(into, mailbox))
                .map(this::others)
                .orElse(List.of())
                .stream()
                .filter(person -> !person.equals(into))
                .forEach(person -> joinOne(person, into, by));
    }

    private void joinOne(PersonId person, PersonId into, DossierId by) {
        try {
            transaction.executeWithoutResult(_ -> {
                oneAtATime(by);
                dossiers.merge(person, into, new Actor.Self(person.value()));
            });
        } catch (NotPermitted already) {
            // Another page of his joined them at this moment, or what it was is gone.
        }
    }

    private List<PersonId> others(byte[] mailbox) {
        return search.allAt(mailbox).stream()
                .filter(person -> hasNoOther(person, mailbox))
                .toList();
    }

    /**
     * Who else is known by an address that somebody typed, of whom nothing but it tells who he is. Nobody is joined by asking.
     *
     * @param than who typed it, or for whom it was written down
     */
    public Optional<PersonId> other(String controller, String email, PersonId than) {
        return persons.mailbox(than).isEmpty()
                ? accounts.byEmail(controller, email)
                        .map(Account::person)
                        .or(() -> search.whoseMailbox(controller, email).stream()
                                .filter(person -> !person.equals(than))
                                .filter(person -> search.of(person).stream()
                                        .anyMatch(dossier -> dossier.purpose() != Purpose.RIGHTS))
                                .findFirst())
                        .filter(person -> !person.equals(than))
                : Optional.empty();
    }

    /**
     * Whether it is still how this person is reached: not where his account has another by now, or had when it was closed. An
     * old mailbox may be another's.
     *
     * @param mailbox as {@link Search#mailboxOf} has it
     */
    public boolean isStill(PersonId person, byte[] mailbox) {
        return persons.mailbox(person).map(has -> Arrays.equals(has, mailbox)).orElse(true);
    }

    /** Whether nothing shows that it is somebody else. Who is here with an account of his own joins nobody by an address. */
    private boolean hasNoOther(PersonId person, byte[] mailbox) {
        return search.of(person).stream()
                        .noneMatch(dossier -> dossier.purpose() == Purpose.STAFF || isOpenAccount(dossier))
                && search.isOwnMailbox(person, mailbox);
    }

    private static boolean isOpenAccount(Dossier dossier) {
        return dossier.purpose() == Purpose.ACCOUNT && dossier.happened().isEmpty();
    }
}
