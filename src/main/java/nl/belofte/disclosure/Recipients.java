package nl.belofte.disclosure;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.file.Block;
import nl.belofte.file.Mistakes;
import nl.belofte.statement.Statements;

/** How the recipients that the statements declare are reached; one without an address is not reached electronically. */
final class Recipients {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Map<List<String>, URI> addresses;
    private final Map<String, List<Receiver>> receivers;

    private Recipients(Map<List<String>, URI> addresses, Map<String, List<Receiver>> receivers) {
        this.addresses = addresses;
        this.receivers = receivers;
    }

    /**
     * Reads {@code <folder>/<controller>/recipients.yaml} of every controller that has one.
     *
     * @param onlyThisMachine leaves out every address elsewhere
     */
    static Recipients read(Path folder, Statements statements, boolean onlyThisMachine) {
        var mistakes = new Mistakes();
        var addresses = new HashMap<List<String>, URI>();
        var receivers = new HashMap<String, List<Receiver>>();
        for (var controller : statements.controllers()) {
            var path = folder.resolve(controller).resolve("recipients.yaml");
            if (Files.notExists(path)) {
                continue;
            }
            var known = statements.versions(controller).values().stream()
                    .flatMap(statement -> statement.recipients().keySet().stream())
                    .collect(Collectors.toSet());
            var file = Block.read(path, mistakes);
            var recipients = file.block("recipients");
            recipients.each().forEach((id, block) -> {
                recipients.known(id, id, known, word -> Optional.of(word).filter(known::contains));
                address(block)
                        .filter(address -> !onlyThisMachine || isThisMachine(address))
                        .ifPresent(address -> addresses.put(List.of(controller, id), address));
                block.finish();
            });
            if (file.has("receivers")) {
                var all = new ArrayList<Receiver>();
                file.block("receivers").each().forEach((id, block) -> {
                    var name = block.string("name");
                    address(block)
                            .filter(address -> !onlyThisMachine || isThisMachine(address))
                            .ifPresent(address -> all.add(new Receiver(id, name, address)));
                    block.finish();
                });
                receivers.put(controller, List.copyOf(all));
            }
            file.finish();
        }
        mistakes.refuseIfAny();
        return new Recipients(addresses, receivers);
    }

    private static Optional<URI> address(Block block) {
        var written = block.string("address");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        var address = address(written);
        if (address.isEmpty()) {
            block.mistake(
                    "address",
                    "'%s' is not an address to send to. Write it as https://server/path; http goes to this machine only."
                            .formatted(written));
        }
        return address;
    }

    private static Optional<URI> address(String written) {
        try {
            return Optional.of(new URI(written))
                    .filter(address -> address.getHost() != null
                            && address.getUserInfo() == null
                            && address.getQuery() == null
                            && address.getFragment() == null)
                    .filter(address -> "https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && isThisMachine(address));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isThisMachine(URI address) {
        return THIS_MACHINE.contains(address.getHost());
    }

    Optional<URI> address(String controller, String recipient) {
        return Optional.ofNullable(addresses.get(List.of(controller, recipient)));
    }

    /** In the order of the file. */
    List<Receiver> receivers(String controller) {
        return receivers.getOrDefault(controller, List.of());
    }

    /** Of recipients and receivers. */
    Collection<URI> addresses() {
        return Stream.concat(
                        addresses.values().stream(),
                        receivers.values().stream().flatMap(List::stream).map(Receiver::address))
                .toList();
    }
}
