package nl.belofte.dossier;

import static nl.belofte.dossier.Step.When.NO;
import static nl.belofte.dossier.Step.When.ONLY;
import static nl.belofte.dossier.Step.When.YES;

import java.util.Optional;
import nl.belofte.evidence.Deed;
import nl.belofte.statement.Event;

/** What may be done with a dossier, in which of its stages, and the evidence that it leaves: the one table of its life. */
enum Step {
    // in order: while open, while its clock runs from the opening, once ended, while restricted, while held
    // spotless:off
    READ    (Deed.READ,       YES, YES, YES, YES,  YES),
    WRITE   (Deed.WRITTEN,    YES, YES, NO,  NO,   YES),
    RECTIFY (Deed.RECTIFIED,  YES, YES, NO,  YES,  YES),
    /** Art. 18 GDPR: from then on it is only kept. */
    RESTRICT(Deed.RESTRICTED, YES, YES, YES, NO,   YES),
    LIFT    (Deed.LIFTED,     YES, YES, YES, ONLY, YES),
    HOLD    (Deed.HELD,       YES, YES, YES, YES,  NO),
    RELEASE (Deed.RELEASED,   YES, YES, YES, YES,  ONLY),
    END     (Deed.ENDED,      YES, NO,  NO,  YES,  YES),
    REOPEN  (Deed.REOPENED,   NO,  NO,  YES, NO,   YES),
    /** What is restricted is kept while that lasts (Art. 18(2) GDPR), as is what a claim may need (Art. 17(3)(e)). */
    ERASE   (Deed.ERASED,     YES, YES, YES, NO,   NO);
    // spotless:on

    enum When {
        YES,
        NO,
        ONLY
    }

    final Deed leaves;
    private final When open;
    private final When running;
    private final When ended;
    private final When restricted;
    private final When held;

    Step(Deed leaves, When open, When running, When ended, When restricted, When held) {
        this.leaves = leaves;
        this.open = open;
        this.running = running;
        this.ended = ended;
        this.restricted = restricted;
        this.held = held;
    }

    /** How far a dossier is. What is erased is in no stage: nothing can be done with it any more. */
    record Stage(Clock clock, boolean restricted, boolean held) {
        /** Whatever its term says. */
        boolean kept() {
            return restricted || held;
        }
    }

    enum Clock {
        STANDS,
        RUNS_FROM_OPENING,
        RUNS_FROM_END;

        static Clock of(Optional<Event> happened) {
            return happened.map(event -> event == Event.OPENED ? RUNS_FROM_OPENING : RUNS_FROM_END)
                    .orElse(STANDS);
        }
    }

    boolean permittedAt(Stage stage) {
        var now = switch (stage.clock) {
            case STANDS -> open;
            case RUNS_FROM_OPENING -> running;
            case RUNS_FROM_END -> ended;
        };
        return now == YES && fits(restricted, stage.restricted) && fits(held, stage.held);
    }

    private static boolean fits(When when, boolean is) {
        return when != (is ? NO : ONLY);
    }
}
