package nl.belofte.brand;

import java.util.List;
import java.util.regex.Pattern;

/** The colours of a site for where its tokens mean nothing: mail programs, which know no variables. */
public record Colours(Shade paper, Shade surface, Shade ink, Shade soft, Shade accent, Shade accentInk) {

    /** By day, and in the dark. As CSS writes them. */
    public record Shade(String light, String dark) {}

    private static final Colours OWN = new Colours(
            new Shade("#f6f6f4", "#131417"),
            new Shade("#ffffff", "#1c1e22"),
            new Shade("#1b1d21", "#ecedee"),
            new Shade("#55585f", "#a9adb5"),
            new Shade("#1b1d21", "#ecedee"),
            new Shade("#ffffff", "#131417"));

    /** @param styles of the site; a later one goes before an earlier one, and what none says is the platform's */
    static Colours of(List<String> styles) {
        var colours = new Styles(String.join("\n", styles));
        return new Colours(
                colours.shade("paper", OWN.paper),
                colours.shade("surface", OWN.surface),
                colours.shade("ink", OWN.ink),
                colours.shade("ink-soft", OWN.soft),
                colours.shade("accent", OWN.accent),
                colours.shade("accent-ink", OWN.accentInk));
    }

    private record Styles(String text) {
        Shade shade(String token, Shade otherwise) {
            return Pattern.compile("--" + token + ":\\s*light-dark\\((#[0-9a-fA-F]{6}),\\s*(#[0-9a-fA-F]{6})\\)")
                    .matcher(text)
                    .results()
                    .reduce((_, last) -> last)
                    .map(found -> new Shade(found.group(1), found.group(2)))
                    .orElse(otherwise);
        }
    }
}
