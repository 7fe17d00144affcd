package nl.belofte.web;

import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/**
 * A page that leaves while it is made, because it may be too long to hold: what it shows may be read while the template asks
 * for it. One that fails halfway breaks off, and the browser says so.
 */
public final class LongPage implements View {

    private final TemplateEngine engine;
    private final Pages pages;
    private final String template;
    private final Object content;

    LongPage(TemplateEngine engine, Pages pages, String template, Object content) {
        this.engine = engine;
        this.pages = pages;
        this.template = template;
        this.content = content;
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var frame = pages.frame(request, true);
        response.setLocale(Locale.forLanguageTag(frame.language().tag()));
        response.setContentType(getContentType());
        response.setHeader("Cache-Control", "no-store");
        var writer = new Flushing(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        try {
            engine.render(template + ".jte", Map.of("frame", frame, "page", content), new WriterOutput(writer));
        } catch (RuntimeException failure) {
            throw Streamed.bare(failure);
        }
        writer.flush();
    }

    /** Sends on what there is every so often: who waits sees that it goes on. */
    private static final class Flushing extends FilterWriter {

        private static final int OFTEN = 16 * 1024;

        private int waiting;

        Flushing(Writer out) {
            super(out);
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            super.write(text, offset, length);
            waiting += length;
            if (waiting >= OFTEN) {
                flush();
            }
        }

        @Override
        public void flush() throws IOException {
            waiting = 0;
            super.flush();
        }
    }
}
