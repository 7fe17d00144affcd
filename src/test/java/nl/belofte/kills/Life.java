package nl.belofte.kills;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;

/**
 * What may be true of a dossier, in the simplest words: all the states that it can be in, more than one while nobody knows
 * whether a deed was done.
 */
final class Life {

    /** @param ended what started its clock, if anything did */
    record State(String address, Optional<LocalDate> ended, boolean restricted, boolean gone) {

        State withAddress(String other) {
            return new State(other, ended, restricted, gone);
        }

        State withEnded(Optional<LocalDate> day) {
            return new State(address, day, restricted, gone);
        }

        State withRestricted(boolean is) {
            return new State(address, ended, is, gone);
        }

        /** Whatever it was. */
        static State erased() {
            return new State("", Optional.empty(), false, true);
        }
    }

    final UUID id;
    final Person person;
    final Purpose purpose;
    private Set<State> states;

    /** A no that may stand in the ledger without having been committed: a start may bring it about at its time. */
    private final Set<Optional<LocalDate>> clockNoes = new HashSet<>();

    private final Set<Boolean> restrictionNoes = new HashSet<>();
    private boolean erasedNo;

    private final List<String> history = new ArrayList<>();

    /** How many entries of reads it has, at least and at most. */
    private int readsAtLeast;

    private int readsAtMost;

    Life(UUID id, Person person, Purpose purpose, String address) {
        this.id = id;
        this.person = person;
        this.purpose = purpose;
        this.states = Set.of(new State(address, Optional.empty(), false, false));
    }

    /** What was done to it, for whoever looks for a fault. */
    synchronized void tell(String deed) {
        history.add(deed);
    }

    private Life(Life other) {
        this.id = other.id;
        this.person = other.person;
        this.purpose = other.purpose;
        this.states = other.states;
        this.readsAtLeast = other.readsAtLeast;
        this.readsAtMost = other.readsAtMost;
    }

    synchronized Life copy() {
        return new Life(this);
    }

    Event event() {
        return purpose == Purpose.ACCOUNT ? Event.CLOSED : Event.COMPLETED;
    }

    /** The first day on which it must be gone; far away while nothing has started its clock. */
    LocalDate due(State state) {
        return state.ended
                .map(day -> day.plusDays(purpose == Purpose.ACCOUNT ? 3 : 2))
                .orElse(LocalDate.MAX);
    }

    boolean isDue(State state, LocalDate today) {
        return !state.gone && !state.restricted && !due(state).isAfter(today);
    }

    /** With what sweeps of this day may have taken, and starts brought about. */
    private void letHappen(LocalDate today) {
        var more = new HashSet<>(states);
        for (var each : states) {
            if (!each.gone) {
                clockNoes.forEach(day -> more.add(each.withEnded(day)));
            }
        }
        for (var each : Set.copyOf(more)) {
            if (!each.gone) {
                restrictionNoes.forEach(is -> more.add(each.withRestricted(is)));
            }
        }
        if (erasedNo || more.stream().anyMatch(each -> isDue(each, today))) {
            more.add(State.erased());
        }
        states = more;
    }

    /** A deed was answered; it is possible in these states and does this to them. */
    synchronized void answered(Answer answer, LocalDate today, Predicate<State> may, UnaryOperator<State> done) {
        letHappen(today);
        var was = states;
        var next = new HashSet<State>();
        for (var each : was) {
            // What is past its day is not there, whether a sweep came by or not.
            boolean possible = !each.gone && !isDue(each, today) && may.test(each);
            if (possible && answer.kind() != Answer.Kind.NO) {
                next.add(done.apply(each));
            }
            if (answer.kind() == Answer.Kind.UNKNOWN || answer.kind() == Answer.Kind.NO && !possible) {
                next.add(each);
            }
        }
        become(next, was + " answered " + answer);
    }

    private void become(Set<State> next, String why) {
        if (next.isEmpty()) {
            throw fault(why);
        }
        states = next;
    }

    private AssertionError fault(String what) {
        var last = history.subList(Math.max(0, history.size() - 40), history.size());
        return new AssertionError(
                "dossier %s for %s: %s%n%s".formatted(id, purpose.id(), what, String.join("\n", last)));
    }

    /** Behind a no about the clock that was answered no older one counts; one without an answer may count later. */
    synchronized void clockNo(Answer answer, Optional<LocalDate> day) {
        note(clockNoes, answer, day);
    }

    synchronized void restrictionNo(Answer answer, boolean is) {
        note(restrictionNoes, answer, is);
    }

    private static <T> void note(Set<T> noes, Answer answer, T no) {
        if (answer.ok()) {
            noes.clear();
        } else if (answer.kind() == Answer.Kind.UNKNOWN) {
            noes.add(no);
        }
    }

    /** A sweep of this day was done, or may have been: what it wrote into the ledger counts, even if it died then. */
    synchronized void maySweep(LocalDate today) {
        letHappen(today);
        erasedNo |= states.stream().anyMatch(each -> isDue(each, today));
    }

    /** It was read as it is now, or may have been. */
    synchronized void read(Answer answer) {
        readsAtLeast += answer.ok() ? 1 : 0;
        readsAtMost += answer.ok() || answer.kind() == Answer.Kind.UNKNOWN ? 1 : 0;
    }

    /** This is how it truly is. */
    synchronized void seen(State state, int reads, LocalDate today) {
        letHappen(today);
        if (!states.contains(state)) {
            throw fault("is %s and can only be %s on %s".formatted(state, states, today));
        }
        states = Set.of(state);
        if (!state.gone && (reads < readsAtLeast || reads > readsAtMost)) {
            throw fault("has %d entries of reads, and not %d to %d".formatted(reads, readsAtLeast, readsAtMost));
        }
        readsAtLeast = reads;
        readsAtMost = reads;
    }

    /** After a sweep that ended while nothing else was done. */
    synchronized void swept(LocalDate today) {
        letHappen(today);
        var next = new HashSet<>(states);
        next.removeIf(each -> isDue(each, today));
        become(next, states + " after the sweep of " + today);
    }

    /** Its content is as it was in the backup; each no since stands. */
    synchronized void restored(Life backup) {
        var next = new HashSet<State>();
        for (var then : backup.states) {
            for (var now : states) {
                next.add(then.gone || now.gone ? State.erased() : now.withAddress(then.address));
            }
        }
        states = next;
        readsAtLeast = backup.readsAtLeast;
        readsAtMost = backup.readsAtMost;
    }

    synchronized boolean mayBeGone(LocalDate today) {
        letHappen(today);
        return states.stream().anyMatch(State::gone);
    }

    synchronized boolean isGone() {
        return states.stream().allMatch(State::gone);
    }
}
