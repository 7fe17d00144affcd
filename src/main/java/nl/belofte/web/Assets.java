package nl.belofte.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import nl.belofte.brand.Controllers;
import nl.belofte.brand.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Style, script, fonts and drawings: the platform's own, and those of the controller's look. Pages name them with their
 * digest, so that a browser keeps them for a year and never has an old one.
 */
@Controller
public class Assets {

    private static final Map<String, MediaType> TYPES = Map.of(
            "css", MediaType.valueOf("text/css;charset=UTF-8"),
            "js", MediaType.valueOf("text/javascript;charset=UTF-8"),
            "svg", MediaType.valueOf("image/svg+xml"),
            "woff2", MediaType.valueOf("font/woff2"));

    private final Controllers controllers;
    private final Map<String, Asset> kept = new ConcurrentHashMap<>();

    Assets(Controllers controllers) {
        this.controllers = controllers;
    }

    private record Asset(byte[] bytes, MediaType type, String digest) {}

    /** The digests that go behind the names in a page. */
    public record Versions(String style, String script, String look, boolean hasLook) {}

    Versions versions(Optional<Site> site) {
        return new Versions(
                own("belofte.css").map(Asset::digest).orElse(""),
                own("belofte.js").map(Asset::digest).orElse(""),
                site.flatMap(this::look).map(Asset::digest).orElse(""),
                site.isPresent());
    }

    @GetMapping("/assets/{file}")
    ResponseEntity<byte[]> asset(@PathVariable String file, @RequestParam(defaultValue = "") String v) {
        return answer(own(file), v);
    }

    @GetMapping("/assets/fonts/{file}")
    ResponseEntity<byte[]> font(@PathVariable String file, @RequestParam(defaultValue = "") String v) {
        return answer(own("fonts/" + file), v);
    }

    @GetMapping("/look/{file}")
    ResponseEntity<byte[]> look(
            HttpServletRequest request, @PathVariable String file, @RequestParam(defaultValue = "") String v) {
        var site = Optional.ofNullable(Visit.of(request)).map(Visit::site);
        return answer(site.flatMap(here -> file.equals("look.css") ? look(here) : looked(here, file)), v);
    }

    @GetMapping("/favicon.ico")
    ResponseEntity<byte[]> favicon(HttpServletRequest request) {
        var site = Optional.ofNullable(Visit.of(request)).map(Visit::site);
        return answer(site.flatMap(here -> looked(here, "favicon.svg")).or(() -> own("favicon.svg")), "");
    }

    private ResponseEntity<byte[]> answer(Optional<Asset> asset, @Nullable String version) {
        if (asset.isEmpty()) {
            throw new Missing();
        }
        boolean exact = asset.get().digest().equals(version);
        return ResponseEntity.ok()
                .contentType(asset.get().type())
                .eTag(asset.get().digest())
                .cacheControl(
                        exact
                                ? CacheControl.maxAge(java.time.Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable()
                                : CacheControl.maxAge(java.time.Duration.ofHours(1))
                                        .cachePublic())
                .body(asset.get().bytes());
    }

    private Optional<Asset> own(String name) {
        return kept(name, () -> {
            var resource = new ClassPathResource("web/" + name);
            return name.contains("..") || !resource.exists() ? Optional.empty() : asset(name, read(resource));
        });
    }

    private Optional<Asset> look(Site site) {
        return kept("look of " + site.host(), () -> {
            var style = new ByteArrayOutputStream();
            for (var file : controllers.styles(site.controller(), site.host())) {
                style.writeBytes(read(file));
                style.write('\n');
            }
            return asset("look.css", style.toByteArray());
        });
    }

    private Optional<Asset> looked(Site site, String name) {
        return kept("look of " + site.controller() + "/" + name, () -> {
            var file = controllers.look(site.controller()).resolve(name);
            return name.contains("..") || !Files.isRegularFile(file) ? Optional.empty() : asset(name, read(file));
        });
    }

    /** Only what there is: names that are not ours would fill the memory. */
    private Optional<Asset> kept(String key, Supplier<Optional<Asset>> read) {
        return Optional.ofNullable(kept.get(key)).or(() -> {
            var asset = read.get();
            asset.ifPresent(known -> kept.put(key, known));
            return asset;
        });
    }

    private static Optional<Asset> asset(String name, byte[] bytes) {
        return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .map(type -> new Asset(bytes, type, fingerprint(bytes)));
    }

    /** Other bytes have another one. */
    static String fingerprint(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(ClassPathResource resource) {
        try {
            return resource.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
