package nl.belofte.brand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.env.StandardEnvironment;

/** One site of one controller; it stands here because only this package may make it. */
public final class BenchSites {

    public static final String SITE = "voorbeeld.example";
    public static final Addresses ADDRESSES = new Addresses(new StandardEnvironment(), Mode.PRODUCTION);

    private static final String FILE = """
            sites:
              %s:
                kind: shop
                name: Voorbeeld
                title: { nl: t, en: t }
                lead: { nl: t, en: t }
                points: []
                illustration: clock.svg
            """.formatted(SITE);

    private BenchSites() {}

    public static Sites of(Path controllers, String controller) {
        try {
            Files.writeString(controllers.resolve(controller).resolve("sites.yaml"), FILE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Sites.read(controllers, List.of(controller), ADDRESSES);
    }
}
