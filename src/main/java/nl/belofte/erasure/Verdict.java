package nl.belofte.erasure;

import java.time.LocalDate;
import java.util.Optional;
import nl.belofte.dossier.HoldReason;

/** What becomes of one dossier when its person wants it erased. Art. 17 GDPR. */
public sealed interface Verdict {

    /** It goes at once: nothing needs it any more. */
    record Now() implements Verdict {}

    /**
     * A law has it kept. Art. 17(3)(b).
     *
     * @param law the article; empty where the statement names none
     * @param until the day on which its term ends; empty while nothing has started its clock
     */
    record Kept(Optional<String> law, Optional<LocalDate> until) implements Verdict {}

    /** A contract runs, or somebody works here: that must end first. Art. 17(1)(a). */
    record EndFirst() implements Verdict {}

    /** Somebody's claim or a law may need it for longer, which a human has to judge. Art. 17(3)(b) and (e). */
    record Human(HoldReason why) implements Verdict {}
}
