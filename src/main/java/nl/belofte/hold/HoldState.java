package nl.belofte.hold;

import nl.belofte.web.Moment;

/** Whether a dossier is kept past its term, for who watches over that; with names, for he may know them. */
public sealed interface HoldState {

    record None() implements HoldState {}

    /** @param until the last day on which somebody can agree */
    record Asked(String reason, String by, Moment until) implements HoldState {
        @Override
        public String toString() {
            return "Asked";
        }
    }

    record Held(String reason, String askedBy, String approvedBy) implements HoldState {
        @Override
        public String toString() {
            return "Held";
        }
    }
}
