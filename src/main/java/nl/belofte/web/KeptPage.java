package nl.belofte.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A page as bytes, and compressed once for the many browsers that take it so. */
record KeptPage(byte[] plain, byte[] gzipped) {

    static KeptPage of(byte[] html) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KeptPage(html, bytes.toByteArray());
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Vary", "Accept-Encoding");
        response.setHeader("Cache-Control", "private, no-cache");
        boolean compressed = Optional.ofNullable(request.getHeader("Accept-Encoding"))
                .orElse("")
                .contains("gzip");
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        var bytes = compressed ? gzipped : plain;
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
