package nl.belofte;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.refusal.Refusal;
import nl.belofte.refusal.Setting;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.util.ClassUtils;

/** Turns whatever went wrong at the start into one sentence; what nobody foresaw goes to the log in full. */
final class Failure {
    private Failure() {}

    static String sentence(Throwable failure, Path data) {
        for (var cause : Stream.iterate(failure, Throwable::getCause)
                .takeWhile(c -> c != null)
                .toList()) {
            switch (cause) {
                case Refusal refusal -> {
                    return refusal.getMessage();
                }
                case PortInUseException busy -> {
                    return busy(busy.getPort());
                }
                case BindException wrong
                when wrong.getProperty() != null -> {
                    return wrong(
                            wrong.getProperty(), wrong.getTarget().getType().toClass());
                }
                default -> {}
            }
        }
        return unforeseen(failure, data);
    }

    static String busy(int port) {
        return port < 1024
                ? "Port %d is in use, or only root may open it: choose another port, such as --port 8080."
                        .formatted(port)
                : "Port %d is in use by another program: stop that, or choose another port, such as --port %d."
                        .formatted(port, port < 65_535 ? port + 1 : 8080);
    }

    /** Of Spring's own settings Spring knows the kind, and finds out whether the value is one of it. */
    private static String wrong(ConfigurationProperty setting, Class<?> kind) {
        String possible;
        if (kind.isEnum()) {
            possible = Stream.of(kind.getEnumConstants())
                    .map(each -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", ", "one of ", ""));
        } else if (kind == Boolean.class || kind == boolean.class) {
            possible = "true or false";
        } else {
            possible = Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(kind))
                    ? "a number"
                    : "a " + kind.getSimpleName();
        }
        return Setting.wrong(setting.getName().toString(), String.valueOf(setting.getValue()), possible)
                .getMessage();
    }

    private static String unforeseen(Throwable failure, Path data) {
        var log = data.resolve("belofte.log");
        var details = new StringWriter();
        failure.printStackTrace(new PrintWriter(details, true));
        try {
            Files.createDirectories(data);
            Files.writeString(log, details.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return "Belofte stops because something went wrong that it does not know; the details are in " + log + ".";
        } catch (IOException unwritable) {
            return "Belofte stops because something went wrong that it does not know (%s), and %s cannot be written."
                    .formatted(failure.getClass().getSimpleName(), log);
        }
    }
}
