package nl.belofte.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import nl.belofte.brand.Addresses;
import nl.belofte.file.Sha256;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** The one cookie by which a browser is known again, until it closes: a random token, of which only the hash is stored. */
@Component
class SessionCookie {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Addresses addresses;

    SessionCookie(Addresses addresses) {
        this.addresses = addresses;
    }

    static String newToken() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String token) {
        return Sha256.of(token);
    }

    /** Of the token that this browser carries; empty when it carries none. */
    Optional<byte[]> hash(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name()))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst()
                        .map(SessionCookie::hash);
    }

    void write(String token, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(token).build().toString());
    }

    void clear(HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE, cookie("").maxAge(Duration.ZERO).build().toString());
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(name(), value)
                .path("/")
                .httpOnly(true)
                .secure(addresses.encrypted())
                .sameSite("Lax");
    }

    private String name() {
        return addresses.encrypted() ? "__Host-session" : "session";
    }
}
