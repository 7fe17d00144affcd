package nl.belofte.preference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.belofte.dossier.Channel;
import nl.belofte.statement.Field;
import nl.belofte.web.Frame;

/**
 * Where staff write down that somebody wants no more of something.
 *
 * @param customer whose no it is; empty where only an address or a number is known
 * @param typed by field
 * @param wrong by field, a key of the message files
 * @param done what was noted just now
 */
public record NoPage(
        Optional<UUID> customer,
        List<Line> lines,
        Map<String, String> typed,
        Map<String, String> wrong,
        List<Line> done) {

    static final String POSTCODE = "postcode";
    static final String HOUSE_NUMBER = "huisnummer";

    /** Where somebody unknown is reached, in the order of the form. */
    static final List<String> FIELDS = List.of(Field.EMAIL.id(), Field.PHONE.id(), POSTCODE, HOUSE_NUMBER);

    /** The one beside which it is said that a channel cannot be told by what was typed. */
    static String field(Channel channel) {
        return switch (channel) {
            case EMAIL, SOCIAL -> Field.EMAIL.id();
            case PHONE -> Field.PHONE.id();
            case POST -> POSTCODE;
        };
    }

    /** Whether a no to the channel counts what is typed there. */
    static boolean uses(Channel channel, String field) {
        return switch (channel) {
            case EMAIL -> field.equals(Field.EMAIL.id());
            case PHONE -> field.equals(Field.PHONE.id());
            case SOCIAL -> field.equals(Field.EMAIL.id()) || field.equals(Field.PHONE.id());
            case POST -> field.equals(POSTCODE) || field.equals(HOUSE_NUMBER);
        };
    }

    /** @param title of what it is for */
    public record Line(String id, String title, String channel, boolean chosen) {}

    /** All that is wrong, in the order of the form. */
    public SequencedMap<String, String> wrong(Frame frame) {
        var all = new LinkedHashMap<String, String>();
        for (var field : Stream.concat(Stream.of("weg"), FIELDS.stream()).toList()) {
            if (wrong.containsKey(field)) {
                all.put(field, frame.text(wrong.get(field)));
            }
        }
        return all;
    }

    public boolean asksForAddress(String channel) {
        return customer.isEmpty() && lines.stream().anyMatch(line -> channel.equals(line.channel()));
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    @Override
    public String toString() {
        return "NoPage";
    }
}
