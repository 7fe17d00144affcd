package nl.belofte.preference;

/**
 * Unsubscribing by a link: before the button, and behind it.
 *
 * @param token that the button sends
 * @param title of what one gets no more
 * @param onward the token that leads to all switches
 * @param done whether it is off
 */
public record UnsubscribePage(String token, String title, String onward, boolean done) {
    @Override
    public String toString() {
        return "UnsubscribePage";
    }
}
