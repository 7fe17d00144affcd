package nl.belofte.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/**
 * A file for one person, which nothing on the way keeps.
 *
 * @param name of the file; it tells nothing of anybody
 */
public record Download(String name, String type, byte[] bytes) implements View {

    public Download(String name, byte[] pdf) {
        this(name, "application/pdf", pdf);
    }

    @Override
    public String getContentType() {
        return type;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // Spring's default, which bytes have none of.
        response.setCharacterEncoding((String) null);
        response.setContentType(getContentType());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    @Override
    public String toString() {
        return "Download";
    }
}
