package nl.belofte;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Somebody with a browser at one host, without the browser: keeps cookies, sends forms, follows no redirects by itself. */
public final class Visitor {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Visitor::run)
            .build();

    private final int port;
    private final String host;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Here, so that who records connections knows a test's own by this class. */
    private static void run(Runnable task) {
        Thread.ofVirtual().start(() -> task.run());
    }

    private Visitor(int port, String host) {
        this.port = port;
        this.host = host;
    }

    /** At a site under its trial name. */
    public static Visitor at(Running running, String site) {
        return at(running.port(), site);
    }

    static Visitor at(int port, String site) {
        return new Visitor(port, "%s.localhost:%d".formatted(site, port));
    }

    /** At any host, as the Host header says. */
    public static Visitor atHost(Running running, String host) {
        return new Visitor(running.port(), host);
    }

    /** At the trial's own pages. */
    public static Visitor atTrial(Running running) {
        return new Visitor(running.port(), "localhost:" + running.port());
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** As the form of a page of this very site would send it: name, value, name, value ... */
    public Answer post(String path, String... namesAndValues) {
        return postWith(List.of("Sec-Fetch-Site", "same-origin"), path, namesAndValues);
    }

    public Answer postWith(List<String> headers, String path, String... namesAndValues) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            pairs.add(encode(namesAndValues[i]) + "=" + encode(namesAndValues[i + 1]));
        }
        return postBody(headers, path, String.join("&", pairs));
    }

    public Answer postBody(List<String> headers, String path, String body) {
        return postBody("application/x-www-form-urlencoded", headers, path, body);
    }

    public Answer postBody(String type, List<String> headers, String path, String body) {
        var request = request(path, headers.toArray(String[]::new))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        return send(request);
    }

    /** What a form gives as a file. */
    public byte[] download(String path) {
        return file(request(path).POST(BodyPublishers.noBody()));
    }

    /** What a link gives as a file. */
    public byte[] file(String path) {
        return file(request(path).GET());
    }

    private static byte[] file(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var uri = path.startsWith("http") ? URI.create(path).getRawPath() + query(path) : path;
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + uri))
                .header("Host", host);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private static String query(String address) {
        var query = URI.create(address).getRawQuery();
        return query == null ? "" : "?" + query;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            for (var cookie : response.headers().allValues("Set-Cookie")) {
                var name = cookie.substring(0, cookie.indexOf('='));
                var value = cookie.substring(cookie.indexOf('=') + 1).split(";", 2)[0];
                if (value.isEmpty()) {
                    cookies.remove(name);
                } else {
                    cookies.put(name, value);
                }
            }
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public Document page() {
            return Jsoup.parse(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Where a redirect leads; empty when it is none. */
        public String location() {
            return header("Location");
        }
    }
}
