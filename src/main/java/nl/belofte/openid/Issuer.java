package nl.belofte.openid;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.refusal.Refusal;
import nl.belofte.refusal.Setting;
import org.springframework.core.env.PropertyResolver;

/**
 * Who vouches for the staff of one controller, as the settings {@code belofte.openid.<controller>} declare him.
 *
 * @param id exactly as he calls himself
 * @param name as staff know him
 * @param servers all that are asked on his behalf: his own, and those that a setting adds
 */
record Issuer(String id, String name, String client, String secret, Set<URI> servers) {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * Empty when this controller has none.
     *
     * @param onlyThisMachine whether one elsewhere is refused
     * @throws Refusal when half of it is declared, or an address is none
     */
    static Optional<Issuer> read(PropertyResolver settings, String controller, boolean onlyThisMachine) {
        var prefix = "belofte.openid." + controller + ".";
        var id = settings.getProperty(prefix + "issuer", "").strip();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var address = server(prefix + "issuer", id, onlyThisMachine);
        var more = Arrays.stream(settings.getProperty(prefix + "servers", "").split(","))
                .map(String::strip)
                .filter(server -> !server.isEmpty())
                .map(server -> server(prefix + "servers", server, onlyThisMachine));
        return Optional.of(new Issuer(
                id,
                settings.getProperty(prefix + "name", address.getHost()).strip(),
                required(settings, prefix + "client"),
                required(settings, prefix + "secret"),
                Stream.concat(Stream.of(address), more).collect(Collectors.toUnmodifiableSet())));
    }

    private static String required(PropertyResolver settings, String name) {
        return Optional.ofNullable(settings.getProperty(name))
                .filter(written -> !written.isBlank())
                .orElseThrow(() -> new Refusal(
                        "The setting %s is missing: an issuer needs issuer, client and secret.".formatted(name)));
    }

    private static URI server(String setting, String written, boolean onlyThisMachine) {
        var address = secure(written)
                .filter(server -> server.getQuery() == null && server.getFragment() == null)
                .orElseThrow(() -> Setting.wrong(
                        setting, written, "an address like https://server; http goes to this machine only"));
        if (onlyThisMachine && !THIS_MACHINE.contains(address.getHost())) {
            throw new Refusal("In trial nothing leaves this machine: leave out %s.".formatted(setting));
        }
        return address;
    }

    /** An address where what is sent can be read by nobody in between. */
    static Optional<URI> secure(String written) {
        try {
            return Optional.of(new URI(written))
                    .filter(address -> address.getHost() != null && address.getUserInfo() == null)
                    .filter(address -> "https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Issuer " + id;
    }
}
