package nl.belofte.web;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A letter as a mail program shows it, for a frame in a page of ours. It has styles of its own, as letters must; it runs and loads
 * nothing, and where it leads leads the whole window.
 */
public final class FramedLetter {

    private static final String CONTENT = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; "
            + "sandbox allow-top-navigation-by-user-activation; frame-ancestors 'self'";

    private FramedLetter() {}

    public static ResponseEntity<byte[]> of(String html) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", CONTENT)
                .header("X-Frame-Options", "SAMEORIGIN")
                .body(html.replaceFirst("<head>", "<head><base target=\"_top\">")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
