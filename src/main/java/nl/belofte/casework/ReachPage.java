package nl.belofte.casework;

import nl.belofte.form.FormPage;

/** Where the answer to a request goes of who left no address when he asked. */
public record ReachPage(String reference, String written, FormPage form) {
    @Override
    public String toString() {
        return "ReachPage " + reference;
    }
}
