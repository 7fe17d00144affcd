package nl.belofte.casework;

import java.util.SequencedMap;
import nl.belofte.form.FormPage;
import nl.belofte.web.Frame;

/** @param form what is asked about who asks; nothing where that is on file */
public record RecordPage(FormPage form, Typed typed) {

    /**
     * What was typed. It never prints it.
     *
     * @param customer whose request it is; empty for somebody who is not known yet
     * @param ticket the reference of the question that it was at first; empty where it was none
     * @param form tells it apart from all others, so that who presses twice asks once
     * @param received a day, as in {@code 2026-11-26}
     */
    public record Typed(
            String customer,
            String ticket,
            String right,
            String source,
            String received,
            String text,
            String language,
            String form) {

        public boolean known() {
            return !customer.isEmpty() || !ticket.isEmpty();
        }

        @Override
        public String toString() {
            return "Typed";
        }
    }

    public SequencedMap<String, String> wrong(Frame frame) {
        return form.wrong(frame);
    }
}
