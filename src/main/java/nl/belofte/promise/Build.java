package nl.belofte.promise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;

/** Tells builds apart: a proof of another one proves nothing of this one. */
public final class Build {

    private Build() {}

    /** Over the compiled product and what the controllers declare. In hexadecimal. */
    public static String digest(Path classes, Path controllers) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, classes, _ -> true);
            add(digest, controllers, file -> file.toString().endsWith(".yaml"));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each file's name and length go before its bytes, so that nothing can move from one file to the next unseen. */
    private static void add(MessageDigest digest, Path folder, Predicate<Path> counts) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(Files::isRegularFile).filter(counts).sorted().toList()) {
                var bytes = Files.readAllBytes(file);
                var name = folder.relativize(file).toString().replace('\\', '/');
                digest.update("%s\0%d\0".formatted(name, bytes.length).getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
