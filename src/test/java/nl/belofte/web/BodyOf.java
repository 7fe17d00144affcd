package nl.belofte.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import nl.belofte.Running;
import nl.belofte.Visitor;

/** A post whose body is of a kind that no form sends. */
final class BodyOf {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private BodyOf() {}

    static Visitor.Answer type(Running running, String site, String path, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + running.port() + path))
                .header("Host", "%s.localhost:%d".formatted(site, running.port()))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return new Visitor.Answer(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
