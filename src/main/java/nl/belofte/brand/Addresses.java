package nl.belofte.brand;

import java.net.URI;
import org.springframework.core.env.Environment;

/** How a site is reached: in production under its own name, in trial with {@code .localhost} behind it. */
public final class Addresses {

    private final Environment settings;
    private final String pattern;

    Addresses(Environment settings, Mode mode) {
        this.settings = settings;
        this.pattern = settings.getProperty(
                "belofte.address", mode == Mode.TRIAL ? "http://{site}.localhost:{port}" : "https://{site}");
    }

    /** Without a slash behind it. */
    public String of(String site) {
        return pattern.replace("{site}", site).replace("{port}", port());
    }

    /** The host name under which a site is asked for. */
    String hostOf(String site) {
        return URI.create(pattern.replace("{site}", site).replace("{port}", "80"))
                .getHost();
    }

    public boolean encrypted() {
        return pattern.startsWith("https:");
    }

    private String port() {
        return settings.getProperty("local.server.port", settings.getProperty("server.port", "8080"));
    }
}
