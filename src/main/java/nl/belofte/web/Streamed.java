package nl.belofte.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/**
 * A file for one person that leaves while it is made, and that nothing on the way keeps. One that fails halfway breaks off, so
 * that the browser does not take it for whole.
 *
 * @param name of the file; it tells nothing of anybody
 */
public record Streamed(String name, String type, Body body) implements View {

    /** Writes the file. */
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    @Override
    public String getContentType() {
        return type;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setCharacterEncoding((String) null);
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        var out = response.getOutputStream();
        try {
            body.writeTo(out);
        } catch (RuntimeException failure) {
            throw bare(failure);
        }
        out.flush();
    }

    /**
     * Who writes for us wraps what went wrong with the connection. Tomcat must see it bare, to know that somebody only went
     * away.
     */
    static RuntimeException bare(RuntimeException failure) throws IOException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException connection) {
                throw connection;
            }
        }
        return failure;
    }

    @Override
    public String toString() {
        return "Streamed";
    }
}
