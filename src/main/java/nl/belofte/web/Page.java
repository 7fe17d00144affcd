package nl.belofte.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/** A page to be shown: a template and the record that it shows. Controllers get one from {@link Pages}. */
public final class Page implements View {

    private final TemplateEngine engine;
    private final Pages pages;
    private final String template;
    private final Object content;
    private final int status;
    private final boolean kept;

    Page(TemplateEngine engine, Pages pages, String template, Object content, int status, boolean kept) {
        this.engine = engine;
        this.pages = pages;
        this.template = template;
        this.content = content;
        this.status = status;
        this.kept = kept;
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        response.setStatus(status);
        // Who is signed in stands in the database, which may be what is gone.
        boolean askWho = status != HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        var frame = pages.frame(request, askWho);
        // Spring says the language that the browser asked for, which is not always that of the page.
        response.setLocale(Locale.forLanguageTag(frame.language().tag()));
        response.setContentType(getContentType());
        var html = html(frame);
        if (kept) {
            response.setHeader("Vary", "Accept-Encoding");
            response.setHeader("Cache-Control", "private, no-cache");
            KeptPages.keep(request, html.toByteArray());
        }
        response.setContentLength(html.getContentLength());
        html.writeTo(response.getOutputStream());
    }

    /** Rendered whole before the first byte leaves: a template that fails can still become a problem page. */
    private Utf8ByteOutput html(Frame frame) {
        var html = new Utf8ByteOutput();
        engine.render(template + ".jte", Map.of("frame", frame, "page", content), html);
        return html;
    }
}
