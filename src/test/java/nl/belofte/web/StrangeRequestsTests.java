package nl.belofte.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.belofte.Running;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only somebody with a telnet sends: hosts, paths, methods and headers that are no such thing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangeRequestsTests {

    private final Running running = Running.trial();
    private final Traces traces = new Traces(running);
    private final String host = "ipcall.me.localhost:" + running.port();

    private record Strange(String what, String request) {
        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"hosts", "paths", "methods", "headers"})
    void isRefusedInAFewWords(Strange strange) {
        var before = traces.now();

        var reply = Wire.bytes(running.port(), strange.request());

        assertThat(reply.status())
                .as(strange.what())
                .matches(status -> status == 0 || status >= 400 && status < 500 || status == 501 || status == 505);
        Refusals.assertPlain(reply.body(), Jsoup.parse(reply.body()), host.replace(".", ""));
        assertThat(reply.header("Server")).isEmpty();
        assertThat(reply.body()).doesNotContain("<x-bad");
        assertThat(traces.now()).as(strange.what()).isEqualTo(before);
    }

    private Stream<Strange> hosts() {
        return Stream.of(
                        "evil.example",
                        "evil.example:" + running.port(),
                        "ipcall.me",
                        "www.ipcall.me.localhost",
                        "ipcall.me.localhost.",
                        "ipcall.me.localhost.evil.example",
                        "evil.example#ipcall.me.localhost",
                        "anna@" + host,
                        "anna:x@" + host,
                        "ipcall.me.localhost:abc",
                        "ipcall.me.localhost:99999999999",
                        "[::1]",
                        "[ipcall.me.localhost]",
                        "0",
                        "2130706433",
                        "127.1",
                        "localhost.",
                        "localhost.evil.example",
                        "ipcall.me.localhost, voipexpress.nl.localhost",
                        "<x-bad>",
                        "ipcall\tme.localhost",
                        "%69pcall.me.localhost",
                        "ipcall.me.localhost/privacy",
                        "",
                        "a".repeat(300) + ".localhost",
                        "ipcall_me.localhost",
                        "ipcall\u00adme.localhost")
                .map(name -> new Strange("the host " + name, get("/", "Host: " + name)));
    }

    private Stream<Strange> paths() {
        return Stream.of(
                        "//",
                        "//evil.example",
                        "//evil.example/%2e%2e",
                        "/en//evil.example",
                        "/%2fmijn",
                        "/mijn%2f",
                        "/mijn;x=1",
                        "/mijn/;/x",
                        "/;/mijn",
                        "/mijn%3b",
                        "/.",
                        "/..",
                        "/../",
                        "/./mijn",
                        "/privacy/../mijn",
                        "/en/../mijn",
                        "/mijn%00",
                        "/%00",
                        "/%",
                        "/%zz",
                        "/%u0041",
                        "/%c0%ae%c0%ae/",
                        "/look/..%2f..%2fsites.yaml",
                        "/look/../sites.yaml",
                        "/look/%2e%2e/sites.yaml",
                        "/look/..\\sites.yaml",
                        "/look/%252e%252e%252fsites.yaml",
                        "/look/%5c..%5csites.yaml",
                        "/look/..",
                        "/look/.",
                        "/look//look.css",
                        "/assets/../application.properties",
                        "/assets/%2e%2e/application.properties",
                        "/assets/..%2fapplication.properties",
                        "/assets/....//x.css",
                        "/assets/fonts/../belofte.css/..",
                        "/assets/%00.css",
                        "/<x-bad>",
                        "/\"><x-bad>",
                        "/%3Cx-bad%3E",
                        "/privacy/%3Cx-bad%3E",
                        "/privacy%0d%0aX-Evil:%20yes",
                        "/\\evil.example",
                        "/nergens?%zz",
                        "/nergens?a=%00",
                        "/mijn\u00e9",
                        "/" + "a".repeat(20_000),
                        "http://evil.example/",
                        "http://",
                        "*",
                        "mijn")
                .map(path -> new Strange("the path %.40s".formatted(path), get(path, "Host: " + host)));
    }

    private Stream<Strange> methods() {
        var rows = new ArrayList<Strange>();
        for (var method : List.of("PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "BREW", "get", "")) {
            rows.add(new Strange(
                    "the method " + method,
                    "%s / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(method, host)));
        }
        for (var method : List.of("PUT", "PATCH", "DELETE")) {
            rows.add(new Strange(
                    method + " of a form",
                    "%s /registreren HTTP/1.1\r\nHost: %s\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b"
                            .formatted(method, host)));
        }
        rows.add(new Strange("HTTP/9.9", "GET / HTTP/9.9\r\nHost: %s\r\n\r\n".formatted(host)));
        rows.add(new Strange(
                "a form over HTTP/1.0 without a host", "POST /registreren HTTP/1.0\r\nContent-Length: 3\r\n\r\na=b"));
        rows.add(new Strange("no request at all", "\0\0\0\0\r\n\r\n"));
        rows.add(new Strange("a greeting of TLS", "\u0016\u0003\u0001\u0000\u0005hello\r\n\r\n"));
        rows.add(new Strange(
                "a method override",
                "POST /mijn HTTP/1.1\r\nHost: %s\r\nX-HTTP-Method-Override: GET\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\nConnection: close\r\n\r\n_method=GET"
                        .formatted(host)
                        .replace("/mijn", "/privacy")));
        return rows.stream();
    }

    private Stream<Strange> headers() {
        var rows = new ArrayList<Strange>();
        rows.add(new Strange("no host", get("/")));
        rows.add(new Strange(
                "two hosts", get("/", "Host: " + host, "Host: voipexpress.nl.localhost:" + running.port())));
        rows.add(new Strange("the same host twice", get("/", "Host: " + host, "Host: " + host)));
        rows.add(new Strange("a header of 20 kB", get("/", "Host: " + host, "X-Long: " + "a".repeat(20_000))));
        rows.add(new Strange("cookies of 20 kB", get("/", "Host: " + host, "Cookie: session=" + "a".repeat(20_000))));
        rows.add(new Strange(
                "five hundred headers",
                get(
                        "/",
                        Stream.concat(
                                        Stream.of("Host: " + host),
                                        Stream.iterate(0, i -> i + 1).limit(500).map(i -> "X-" + i + ": a"))
                                .toArray(String[]::new))));
        rows.add(new Strange("a header with a NUL", get("/", "Host: " + host, "Cookie: session=\0")));
        rows.add(new Strange(
                "a forwarded host of nobody",
                get("/", "Host: evil.example", "X-Forwarded-Host: " + host, "Forwarded: host=" + host)));
        for (var length : List.of("-1", "abc", "99999999999999999999", "3, 4")) {
            rows.add(new Strange("the length " + length, post("Content-Length: " + length, "a=b")));
        }
        rows.add(new Strange("two lengths", post("Content-Length: 3\r\nContent-Length: 5", "a=b")));
        rows.add(new Strange(
                "a length and chunks", post("Content-Length: 3\r\nTransfer-Encoding: chunked", "zz\r\na=b\r\n")));
        rows.add(new Strange("broken chunks", post("Transfer-Encoding: chunked", "zz\r\na=b\r\n0\r\n\r\n")));
        rows.add(new Strange("an unknown encoding", post("Transfer-Encoding: rot13", "a=b")));
        rows.add(new Strange(
                "a body of three megabytes", post("Content-Length: 3000002", "a=" + "b".repeat(3_000_000))));
        rows.add(new Strange("an unkept expectation", post("Content-Length: 3\r\nExpect: miracles", "a=b")));
        return rows.stream();
    }

    private String post(String headers, String body) {
        return "POST /registreren HTTP/1.1\r\nHost: %s\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n%s\r\n\r\n%s"
                .formatted(host, headers, body);
    }

    private static String get(String path, String... headers) {
        return "GET %s HTTP/1.1\r\n%sConnection: close\r\n\r\n"
                .formatted(path, headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n");
    }

    @Test
    void knowsASiteInCapitalsToo() {
        assertThat(Wire.bytes(running.port(), get("/", "Host: IPCALL.ME.LocalHost:" + running.port()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void believesNobodyWhoSaysWhereARequestCameFrom() {
        var reply = Wire.bytes(
                running.port(),
                get(
                        "/privacy",
                        "Host: " + host,
                        "X-Forwarded-Host: voipexpress.nl.localhost",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-For: 192.0.2.1",
                        "X-Forwarded-Prefix: /evil",
                        "Forwarded: host=voipexpress.nl.localhost;proto=https",
                        "X-Original-URL: /balie",
                        "X-Rewrite-URL: /balie"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).doesNotContain("VoIP Express", "https://ipcall", "/evil");
        assertThat(reply.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void takesCookiesThatAreNoneForNobody() {
        for (var cookies : List.of(
                "session=",
                "session=x; session=y",
                "session=%%%",
                "session=\"",
                "=;;;=",
                "session=" + "a".repeat(10_000),
                "__Host-session=x",
                "$Version=1; session=x",
                "session=' or 1=1 --")) {
            var reply = Wire.bytes(running.port(), get("/mijn", "Host: " + host, "Cookie: " + cookies));

            assertThat(reply.status()).as("Cookie: %.40s", cookies).isEqualTo(303);
            assertThat(reply.header("Location")).isEqualTo("/inloggen");
        }
    }

    @Test
    void tellsTheWayToLogInWithoutNamingAHost() {
        for (var path : List.of("/mijn", "/mijn/opheffing", "/balie", "/en/mijn", "/en/balie/bewijs")) {
            var reply = Wire.bytes(running.port(), get(path, "Host: " + host));

            assertThat(reply.status()).as(path).isEqualTo(303);
            assertThat(reply.header("Location"))
                    .as(path)
                    .isEqualTo((path.startsWith("/en") ? "/en" : "") + (path.contains("balie") ? "/balie" : "")
                            + "/inloggen");
        }
    }
}
