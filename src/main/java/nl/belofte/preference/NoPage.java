package nl.belofte.preference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import nl.belofte.web.Frame;

/**
 * Where staff write down that somebody wants no more of something.
 *
 * @param customer whose no it is; empty where only an address or a number is known
 * @param wrong by field, a key of the message files
 */
public record NoPage(
        Optional<UUID> customer,
        List<Line> lines,
        String email,
        String phone,
        Map<String, String> wrong,
        boolean done) {

    /** @param title of what it is for */
    public record Line(String id, String title, String channel, boolean chosen) {}

    /** All that is wrong, in the order of the form. */
    public SequencedMap<String, String> wrong(Frame frame) {
        var all = new LinkedHashMap<String, String>();
        for (var field : List.of("weg", "email", "phone")) {
            if (wrong.containsKey(field)) {
                all.put(field, frame.text(wrong.get(field)));
            }
        }
        return all;
    }

    public boolean asksFor(String channel) {
        return customer.isEmpty()
                && lines.stream().anyMatch(line -> line.channel().equals(channel));
    }

    @Override
    public String toString() {
        return "NoPage";
    }
}
