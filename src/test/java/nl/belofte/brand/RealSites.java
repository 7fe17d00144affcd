package nl.belofte.brand;

import java.nio.file.Path;
import org.springframework.mock.env.MockEnvironment;

/** The sites of the real controllers, as in production. */
public final class RealSites {

    public static final Addresses ADDRESSES = new Addresses(new MockEnvironment(), Mode.PRODUCTION);

    private static final Controllers CONTROLLERS = new Controllers(Path.of("controllers"));

    public static final Sites SITES = Sites.read(CONTROLLERS.folder(), CONTROLLERS.list(), ADDRESSES);

    private RealSites() {}
}
