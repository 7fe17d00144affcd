package nl.belofte.advertisement;

import java.util.Optional;
import nl.belofte.file.Language;

/**
 * Where an advertisement stands on a page.
 *
 * @param shown empty where there is none to show
 * @param said what its visitor just said of one, which stands there in its place
 */
public record Spot(Place place, Optional<Shown> shown, Optional<Opinion> said) {

    /** The pages with room for one. They are kept for nobody else, so each visitor may see another one. */
    public enum Place {
        HOME("/"),
        MY_DATA("/mijn");

        private final String path;

        Place(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }

        /** The one with this path; that of who sends another path is the first page. */
        static Place of(String path) {
            return path.equals(MY_DATA.path) ? MY_DATA : HOME;
        }
    }

    /** @param href where it leads, in this language */
    public record Shown(int id, String title, String line, String href, String drawing) {

        static Shown of(Advertisement advertisement, String href, Language language) {
            var content = advertisement.content();
            return new Shown(
                    advertisement.id(),
                    content.title().in(language),
                    content.line().in(language),
                    href,
                    content.illustration().drawing());
        }
    }
}
