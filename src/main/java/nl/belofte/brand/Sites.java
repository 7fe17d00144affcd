package nl.belofte.brand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.belofte.brand.Site.Point;
import nl.belofte.file.Block;
import nl.belofte.file.Language;
import nl.belofte.file.Mistakes;

/** All sites of all controllers, found by the host name that a visitor asks for. */
public final class Sites {

    private final Map<String, Site> byHost;
    private final Map<String, Site> byName;

    private Sites(Map<String, Site> byHost, Map<String, Site> byName) {
        this.byHost = byHost;
        this.byName = byName;
    }

    /** Reads {@code <folder>/<controller>/sites.yaml} of every controller. */
    static Sites read(Path folder, Collection<String> controllers, Addresses addresses) {
        var mistakes = new Mistakes();
        var layout = new Controllers(folder);
        var byHost = new LinkedHashMap<String, Site>();
        var byName = new LinkedHashMap<String, Site>();
        for (var controller : controllers) {
            var home = folder.resolve(controller);
            var file = Block.read(home.resolve("sites.yaml"), mistakes);
            file.block("sites").each().forEach((host, block) -> {
                var site = site(host, controller, block, home, layout.styles(controller, host));
                if (byName.put(host, site) != null) {
                    block.mistake("", "'%s' is a site of two controllers. Keep it with one.".formatted(host));
                }
                byHost.put(addresses.hostOf(host), site);
            });
            file.finish();
        }
        mistakes.refuseIfAny();
        return new Sites(byHost, byName);
    }

    private static Site site(String host, String controller, Block block, Path home, List<Path> styles) {
        var languages = EnumSet.allOf(Language.class);
        var points = new ArrayList<Point>();
        for (var point : block.blocks("points")) {
            points.add(new Point(point.text("title", languages), point.text("text", languages)));
            point.finish();
        }
        var site = new Site(
                host,
                controller,
                block.word("kind", List.of("shop", "portal")).equals("portal"),
                block.string("name"),
                block.text("title", languages),
                block.text("lead", languages),
                List.copyOf(points),
                illustration(block, home),
                Colours.of(styles.stream().map(Sites::read).toList()));
        block.finish();
        return site;
    }

    private static String read(Path style) {
        try {
            return Files.readString(style);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String illustration(Block block, Path home) {
        var name = block.string("illustration");
        var own = home.resolve("look").resolve(name);
        // The platform has a few drawings of its own that any site may show.
        try (var drawing =
                Files.exists(own) ? Files.newInputStream(own) : Sites.class.getResourceAsStream("/web/" + name)) {
            if (drawing != null) {
                return new String(drawing.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            // Told below, as if it were not there.
        }
        block.mistake("illustration", "there is no look/%s in the controller's folder. Add it.".formatted(name));
        return "";
    }

    /** {@code host} as in the request's Host header, without its port. */
    public Optional<Site> find(String host) {
        return Optional.ofNullable(byHost.get(host.toLowerCase(Locale.ROOT)));
    }

    /** By its own name. */
    public Site get(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("Not a site: " + name));
    }

    public Collection<Site> list() {
        return byName.values();
    }

    /** The first site of a controller where one comes in from outside; its portal where it has no other. */
    public Site entrance(String controller) {
        return of(controller).stream()
                .filter(site -> !site.portal())
                .findFirst()
                .or(() -> of(controller).stream().findFirst())
                .orElseThrow();
    }

    public Collection<Site> of(String controller) {
        return byName.values().stream()
                .filter(site -> site.controller().equals(controller))
                .toList();
    }
}
