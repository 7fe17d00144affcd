package nl.belofte.ticket;

import nl.belofte.dossier.Content;
import nl.belofte.form.WrittenOut;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;

/**
 * A ticket in a line. It never prints it.
 *
 * @param who how the person is called who asks
 * @param about what it is about, or how the last that this person said begins
 */
public record Gist(String who, String about) {

    private static final int BEGINNING = 140;

    public static Gist of(Content content) {
        return new Gist(
                WrittenOut.who(content),
                content.get(Category.SUBJECT, Field.SUBJECT).orElseGet(() -> lastSaid(content)));
    }

    private static String lastSaid(Content content) {
        return Conversation.in(content).all().stream()
                .filter(Said::isAsked)
                .reduce((_, later) -> later)
                .map(said -> beginning(said.text()))
                .orElse("");
    }

    private static String beginning(String text) {
        var line = text.replaceAll("\\s+", " ");
        return line.length() <= BEGINNING ? line : line.substring(0, BEGINNING).strip() + "…";
    }

    @Override
    public String toString() {
        return "Gist";
    }
}
