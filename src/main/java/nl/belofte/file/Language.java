package nl.belofte.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that people are spoken to in. The first one is what a visitor gets who asks for neither. */
public enum Language {
    NL,
    EN;

    /** The BCP 47 tag, as in files, addresses and the {@code lang} attribute. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.of(tag(), "NL");
    }

    /** What stands before a path in this language: nothing for Dutch, {@code /en} for English. */
    public String prefix() {
        return this == NL ? "" : "/" + tag();
    }

    public Language other() {
        return this == NL ? EN : NL;
    }

    public static Optional<Language> of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }
}
