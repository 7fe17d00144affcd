package nl.belofte.brand;

import java.util.List;
import nl.belofte.file.Text;

/**
 * One site of a controller.
 *
 * @param host its own name, as in {@code example.nl}
 * @param portal whether it is where customers manage their service, not where one comes to buy
 * @param illustration the drawing of its first page, as SVG to be put into the page
 */
public record Site(
        String host,
        String controller,
        boolean portal,
        String name,
        Text title,
        Text lead,
        List<Point> points,
        String illustration,
        Colours colours) {

    public record Point(Text title, Text text) {}
}
