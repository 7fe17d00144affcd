package nl.belofte.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The answer where there is no site whose look a page could have: one line, and nothing about who is here. */
final class PlainProblem {

    private PlainProblem() {}

    static void notFound(HttpServletResponse response) throws IOException {
        write(response, HttpServletResponse.SC_NOT_FOUND, "Hier is geen site. There is no site here.");
    }

    static void write(HttpServletResponse response, int status, String line) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
