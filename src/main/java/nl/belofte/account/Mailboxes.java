package nl.belofte.account;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.dossier.Search;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import org.springframework.stereotype.Component;

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

    Mailboxes(Search search, Accounts accounts, Dossiers dossiers) {
        this.search = search;
        this.accounts = accounts;
        this.dossiers = dossiers;
    }

    /** To be called where somebody showed that he reads its mail, in the caller's transaction. Empty when nobody is known by it. */
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
                .forEach(person -> joinOne(person, into));
    }

    private void joinOne(PersonId person, PersonId into) {
        try {
            dossiers.merge(person, into, new Actor.Self(person.value()));
        } catch (NotPermitted already) {
            // Another page of his joined them at this moment, or what it was is gone.
        }
    }

    private List<PersonId> others(byte[] mailbox) {
        return search.allAt(mailbox).stream()
                .filter(person -> hasNoOther(search.of(person), mailbox))
                .toList();
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

    /**
     * Whether nothing shows that it is somebody else: the address of an account was proved, and of one that is closed it stays
     * what it was; and who has no account is known by no other address.
     */
    private boolean hasNoOther(List<Dossier> all, byte[] mailbox) {
        var accounts = accountsOf(all);
        return all.stream().noneMatch(dossier -> dossier.purpose() == Purpose.STAFF)
                && accounts.stream().allMatch(account -> account.happened().isPresent())
                && (accounts.isEmpty() ? all : accounts)
                        .stream()
                                .flatMap(dossier -> search.mailboxOf(dossier.id()).stream())
                                .allMatch(has -> Arrays.equals(has, mailbox));
    }

    private static List<Dossier> accountsOf(List<Dossier> all) {
        return all.stream()
                .filter(dossier -> dossier.purpose() == Purpose.ACCOUNT)
                .toList();
    }
}
