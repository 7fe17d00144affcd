package nl.belofte.advertisement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The drawings among which one is chosen: our own, without a colour of their own, so that each takes that of its site. */
public enum Illustration {
    NUMBER,
    FORWARDING,
    HOURS,
    HEADSET,
    COLLEAGUES,
    VOICEMAIL;

    private final String drawing;

    Illustration() {
        var file = "/advertisement/%s.svg".formatted(id());
        try (var stream = Illustration.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("The platform's own " + file + " is missing from the build.");
            }
            drawing = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As SVG to be put into the page. */
    public String drawing() {
        return drawing;
    }

    public static Optional<Illustration> of(String id) {
        return Arrays.stream(values())
                .filter(illustration -> illustration.id().equals(id))
                .findFirst();
    }
}
