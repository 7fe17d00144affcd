package nl.belofte.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** An answer to give again: as bytes, and compressed once for the many browsers that take it so. */
record KeptPage(List<Header> headers, String contentType, String tag, byte[] plain, byte[] gzipped) {

    /** Told of each answer anew by whoever writes it. */
    private static final Set<String> NOT_KEPT =
            Set.of("connection", "content-length", "content-type", "date", "etag", "keep-alive", "transfer-encoding");

    record Header(String name, String value) {}

    /** @param response the answer as it left */
    static KeptPage of(byte[] html, HttpServletResponse response) {
        var headers = response.getHeaderNames().stream()
                .distinct()
                .filter(name -> !NOT_KEPT.contains(name.toLowerCase(Locale.ROOT)))
                .flatMap(name -> response.getHeaders(name).stream().map(value -> new Header(name, value)))
                .toList();
        return new KeptPage(headers, response.getContentType(), tag(html), html, gzip(html));
    }

    /** Weak, for the compressed page is the same page. */
    private static String tag(byte[] html) {
        return "W/\"%s\"".formatted(Assets.fingerprint(html));
    }

    private static byte[] gzip(byte[] html) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers.forEach(header -> response.addHeader(header.name, header.value));
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(contentType);
        var accepted = request.getHeader("Accept-Encoding");
        boolean compressed = accepted != null && accepted.contains("gzip");
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        var bytes = compressed ? gzipped : plain;
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
