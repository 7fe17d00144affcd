package nl.belofte.web;

/**
 * Asks for a press on a button, because opening a link from a mail changes nothing.
 *
 * @param key under which its words stand in the message files: {@code <key>.title}, {@code .text}, {@code .button}
 * @param about a key of the message files: what its text names; empty where it names nothing
 * @param action the path that the button posts to
 */
public record ConfirmPage(String key, String action, String token, String about) {

    public ConfirmPage(String key, String action, String token) {
        this(key, action, token, "");
    }
}
