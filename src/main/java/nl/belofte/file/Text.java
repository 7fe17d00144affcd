package nl.belofte.file;

import java.util.Map;

/** A text for people, in every language that its file declares. */
public record Text(Map<Language, String> in) {

    public static final Text NONE = new Text(Map.of());

    public Text {
        in = Map.copyOf(in);
    }

    public String in(Language language) {
        return in.getOrDefault(language, "");
    }
}
