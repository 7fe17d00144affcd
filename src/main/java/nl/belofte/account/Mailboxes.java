package nl.belofte.account;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import org.springframework.stereotype.Component;

/**
 * Whose a mailbox is that proved itself: all who asked something from it without logging in, and who had an account with it that
 * is closed, are one person from then on, with the account that has it. Whoever logs in is nobody else's by an address that was
 * typed somewhere: it may be another's.
 */
@Component
public class Mailboxes {

    private final Search search;
    private final Accounts accounts;
    private final Dossiers dossiers;

    Mailboxes(Search search, Accounts accounts, Dossiers dossiers) {
        this.search = search;
        this.accounts = accounts;
        this.dossiers = dossiers;
    }

    /** To be called where somebody showed that he reads its mail, in the caller's transaction. Empty when nobody is known by it. */
    public Optional<PersonId> personOf(String controller, String email) {
        var proved = search.withMailbox(controller, email, Purpose.ACCOUNT).stream()
                .map(Dossier::id)
                .collect(Collectors.toSet());
        var people = search.whoseMailbox(controller, email).stream()
                .filter(person -> hasNoOther(search.of(person), proved))
                .toList();
        var one = accounts.byEmail(controller, email)
                .map(Account::person)
                .or(() -> people.stream().findFirst());
        one.ifPresent(into -> people.stream()
                .filter(person -> !person.equals(into))
                .forEach(person -> dossiers.merge(person, into, new Actor.Self(person.value()))));
        return one;
    }

    /**
     * Who else is known by an address that somebody typed, of whom nothing but it tells who he is. Nobody is joined by asking.
     *
     * @param than who typed it, or for whom it was written down
     */
    public Optional<PersonId> other(String controller, String email, PersonId than) {
        return accountsOf(search.of(than)).isEmpty()
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
     * Whether it is still how this person is reached: not where the account has another by now, or had when it was closed. An
     * old mailbox may be another's.
     *
     * @param mailbox as {@link Search#mailboxOf} has it
     */
    public boolean isStill(PersonId person, byte[] mailbox) {
        var all = accountsOf(search.of(person));
        var open = all.stream().filter(account -> account.happened().isEmpty()).toList();
        return all.isEmpty()
                || (open.isEmpty() ? all : open)
                        .stream()
                                .flatMap(account -> search.mailboxOf(account.id()).stream())
                                .anyMatch(has -> Arrays.equals(has, mailbox));
    }

    /** The address of an account was proved, and of one that is closed it stays what it was. */
    private static boolean hasNoOther(List<Dossier> all, Set<DossierId> proved) {
        return all.stream().noneMatch(dossier -> dossier.purpose() == Purpose.STAFF)
                && accountsOf(all).stream()
                        .allMatch(account -> account.happened().isPresent() && proved.contains(account.id()));
    }

    private static List<Dossier> accountsOf(List<Dossier> all) {
        return all.stream()
                .filter(dossier -> dossier.purpose() == Purpose.ACCOUNT)
                .toList();
    }
}
