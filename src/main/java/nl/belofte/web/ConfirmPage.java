package nl.belofte.web;

/**
 * Asks for a press on a button, because opening a link from a mail changes nothing.
 *
 * @param key under which its words stand in the message files: {@code <key>.title}, {@code .text}, {@code .button}
 * @param action the path that the button posts to
 */
public record ConfirmPage(String key, String action, String token) {}
