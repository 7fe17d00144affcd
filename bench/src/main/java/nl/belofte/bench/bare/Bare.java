package nl.belofte.bench.bare;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Spring Boot with nothing but the web, set as the product sets it. */
@SpringBootApplication
@RestController
public class Bare {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>Bare</title></head>
            <body><h1>A page that does nothing</h1></body>
            </html>
            """;

    static void main(String[] args) {
        var application = new SpringApplication(Bare.class);
        application.setDefaultProperties(Map.of(
                "spring.main.banner-mode", "off",
                "spring.main.log-startup-info", "false",
                "spring.threads.virtual.enabled", "true",
                "server.address", "127.0.0.1",
                "logging.level.root", "warn"));
        application.run(args);
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    String page() {
        return PAGE;
    }
}
