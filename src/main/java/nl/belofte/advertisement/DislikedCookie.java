package nl.belofte.advertisement;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.brand.Addresses;
import nl.belofte.statement.Statements;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The numbers of the advertisements that somebody dislikes, in his own browser until it closes, and nowhere with us. It comes to
 * be when he says so and has no number of its own, so by it nobody is known again.
 */
@Component
class DislikedCookie {

    /** As it is called in the statement. */
    private static final String NAME = "disliked";

    /** The oldest go first; a browser keeps four thousand characters. */
    private static final int AT_MOST = 100;

    private static final Pattern NUMBERS = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9}){0,%d}".formatted(AT_MOST - 1));

    private final Addresses addresses;
    private final Statements statements;

    DislikedCookie(Addresses addresses, Statements statements) {
        this.addresses = addresses;
        this.statements = statements;
    }

    /** Nothing of a cookie that we did not write. */
    SequencedSet<Integer> read(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name()))
                .map(Cookie::getValue)
                .filter(value -> NUMBERS.matcher(value).matches())
                .limit(1)
                .flatMap(value -> Stream.of(value.split("\\.")))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where the statement declares no such cookie, nothing is placed. */
    void add(Advertisement advertisement, HttpServletRequest request, HttpServletResponse response) {
        if (!statements.current(advertisement.controller()).cookies().containsKey(NAME)) {
            return;
        }
        var numbers = read(request);
        numbers.addLast(advertisement.id());
        var value = numbers.stream()
                .skip(Math.max(0, numbers.size() - AT_MOST))
                .map(String::valueOf)
                .collect(Collectors.joining("."));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(addresses.encrypted())
                        .sameSite("Lax")
                        .build()
                        .toString());
    }

    private String name() {
        return addresses.encrypted() ? "__Host-" + NAME : NAME;
    }
}
