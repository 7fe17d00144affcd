package nl.belofte.mailing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.file.Language;
import nl.belofte.mail.Carrier.Line;
import nl.belofte.mail.NotAccepted;
import nl.belofte.mail.NotMade;
import nl.belofte.mailing.Bundle.Copy;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.suppression.Suppressions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends a bundle over a line. In one transaction its dossiers are held and its noes shared, until the server has answered for
 * the last: a no waits for a bundle, which is no longer than {@link #PATIENCE} and one answer of the server.
 */
@Component
class Sending {

    static final Actor ACTOR = new Actor.Platform("mailing");

    /** Whoever says no waits no longer than this for what goes quickly. */
    static final Duration PATIENCE = Duration.ofMillis(500);

    /** After which the server has had its chance, as RFC 5321, 4.5.4.1 wants at least. */
    private static final Duration TRIED = Duration.ofDays(4);

    /** Of so many in a row it took none: then it is away, or wants no more of us now. */
    private static final int TROUBLE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Bundles bundles;
    private final Dossiers dossiers;
    private final Suppressions suppressions;
    private final Consents consents;

    Sending(
            TransactionTemplate transaction,
            Clock clock,
            Bundles bundles,
            Dossiers dossiers,
            Suppressions suppressions,
            Consents consents) {
        this.transaction = transaction;
        this.clock = clock;
        this.bundles = bundles;
        this.dossiers = dossiers;
        this.suppressions = suppressions;
        this.consents = consents;
    }

    /** As it stands in the log of its reader. */
    static String detail(int mailing) {
        return "mailing-" + mailing;
    }

    /**
     * In which words a copy is.
     *
     * @param agreed whether its reader said yes to it, or is a customer who did not refuse it
     */
    record Why(Language language, boolean agreed) {}

    /**
     * @param tried how many the server was asked to take
     * @param trouble whether it took none of the last few
     * @param late whether it took so long that not all were tried
     */
    record Went(int tried, boolean trouble, boolean late) {}

    /** @param going whether more may go */
    Went send(Bundle bundle, Line line, Notes notes, Function<Why, Composition> words, BooleanSupplier going) {
        return transaction.execute(_ -> {
            if (!bundles.hold(bundle)) {
                return new Went(0, false, false);
            }
            var run = new Run(bundle, line, notes, words);
            dossiers.open(
                    bundle.copies().stream().map(Copy::dossier).toList(),
                    new Use(bundle.mailing().purpose(), ACTOR),
                    held -> run.go(held, going));
            // Last, for all lines count at the same place, and wait there for each other's end.
            bundles.end(bundle, run.sent());
            return run.went();
        });
    }

    private final class Run {

        private final Bundle bundle;
        private final Line line;
        private final Notes notes;
        private final Function<Why, Composition> words;
        private final Map<DossierId, Dossier> held = new HashMap<>();
        private final Map<DossierId, DossierId> proofs = new HashMap<>();
        private final List<Dossier> sent = new ArrayList<>();
        private final List<Dossier> doubted = new ArrayList<>();
        private final List<Dossier> notSent = new ArrayList<>();
        private int tried;
        private int inARow;
        private boolean late;

        Run(Bundle bundle, Line line, Notes notes, Function<Why, Composition> words) {
            this.bundle = bundle;
            this.line = line;
            this.notes = notes;
            this.words = words;
        }

        Went went() {
            return new Went(tried, inARow >= TROUBLE, late);
        }

        List<DossierId> sent() {
            return sent.stream().map(Dossier::id).toList();
        }

        /** @return what became of each that was opened */
        List<Entry> go(List<Dossier> opened, BooleanSupplier going) {
            var mailing = bundle.mailing();
            var addresses = new HashMap<DossierId, Content>();
            for (var dossier : opened) {
                if (address(dossier).isPresent()) {
                    held.put(dossier.id(), dossier);
                    addresses.put(dossier.id(), dossier.content().only(Category.EMAIL));
                }
            }
            var free = suppressions.share(mailing.controller(), mailing.purpose(), Channel.EMAIL, addresses);
            giveUp(free);
            proofs.putAll(consents.proofsUnder(free));
            long begun = System.nanoTime();
            for (int place = 0; place < bundle.copies().size() && inARow < TROUBLE; place++) {
                var copy = bundle.copies().get(place);
                if (!free.contains(copy.dossier())) {
                    continue;
                }
                late = System.nanoTime() - begun > PATIENCE.toNanos();
                if (late || !going.getAsBoolean()) {
                    break;
                }
                carry(copy, place);
            }
            return entries();
        }

        /** Before anything goes: what stands before the copy that is handed over counts as sent. */
        private void giveUp(Set<DossierId> free) {
            var up = bundle.copies().stream()
                    .map(Copy::dossier)
                    .filter(id -> !free.contains(id))
                    .toList();
            if (!up.isEmpty()) {
                notes.givenUp(bundle, up);
                up.forEach(id -> Optional.ofNullable(held.get(id)).ifPresent(notSent::add));
            }
        }

        private void carry(Copy copy, int place) {
            var dossier = Objects.requireNonNull(held.get(copy.dossier()));
            var noted = notes.handing(bundle, place);
            var proof = Optional.ofNullable(proofs.get(dossier.id()));
            var message = words.apply(new Why(copy.language(), proof.isPresent()))
                    .to(
                            dossier.id(),
                            proof.orElse(dossier.id()),
                            address(dossier).orElseThrow(),
                            name(dossier));
            tried++;
            try {
                line.carry(message, noted);
                sent.add(dossier);
                inARow = 0;
            } catch (Notes.NotHeld lost) {
                throw lost;
            } catch (NotMade ours) {
                // Nothing of its reader: it would be the same with the next, and may be mended.
                LOG.error(
                        "A copy of mailing {} could not be made: {}",
                        bundle.mailing().id(),
                        String.valueOf(ours.getMessage()));
                later(copy, dossier);
            } catch (NotAccepted refused) {
                if (refused.never()) {
                    notes.refused(bundle, copy);
                    notSent.add(dossier);
                    inARow = 0;
                } else {
                    LOG.warn(
                            "A copy of mailing {} was not taken: {}",
                            bundle.mailing().id(),
                            refused.getMessage());
                    later(copy, dossier);
                }
            } catch (RuntimeException unknown) {
                LOG.warn(
                        "Of a copy of mailing {} nobody knows whether it was taken: {}",
                        bundle.mailing().id(),
                        unknown.getClass().getName());
                notes.doubtful(bundle, copy);
                doubted.add(dossier);
                inARow++;
            }
        }

        private void later(Copy copy, Dossier dossier) {
            inARow++;
            if (isOver()) {
                notes.notTaken(bundle, copy);
                notSent.add(dossier);
            } else {
                notes.tryLater(bundle, copy);
            }
        }

        private boolean isOver() {
            return bundle.mailing()
                    .begun()
                    .map(begun -> begun.plus(TRIED).isBefore(clock.instant()))
                    .orElse(false);
        }

        private List<Entry> entries() {
            var entries = new ArrayList<Entry>();
            sent.forEach(dossier -> entries.add(entry(dossier, Deed.MAILED)));
            // It may have arrived, and its reader finds it in the log.
            doubted.forEach(dossier -> entries.add(entry(dossier, Deed.MAILED)));
            notSent.forEach(dossier -> entries.add(entry(dossier, Deed.NOT_MAILED)));
            return entries;
        }

        private Entry entry(Dossier dossier, Deed deed) {
            return new Entry(
                    dossier.controller(),
                    deed,
                    bundle.mailing().purpose().id(),
                    ACTOR,
                    dossier.person().value(),
                    dossier.id().value(),
                    detail(bundle.mailing().id()));
        }
    }

    private static Optional<String> address(Dossier dossier) {
        return dossier.content().get(Category.EMAIL, Field.EMAIL);
    }

    private static String name(Dossier dossier) {
        return dossier.content()
                .get(Category.NAME_AND_ADDRESS, Field.GIVEN_NAME)
                .orElse("");
    }
}
