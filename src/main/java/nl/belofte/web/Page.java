package nl.belofte.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/** A page to be shown: a template and the record that it shows. Controllers get one from {@link Pages}. */
public final class Page implements View {

    private final TemplateEngine engine;
    private final Pages pages;
    private final String template;
    private final Supplier<?> content;
    private final int status;
    private final Optional<String> keptAs;

    Page(
            TemplateEngine engine,
            Pages pages,
            String template,
            Supplier<?> content,
            int status,
            Optional<String> keptAs) {
        this.engine = engine;
        this.pages = pages;
        this.template = template;
        this.content = content;
        this.status = status;
        this.keptAs = keptAs;
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        var frame = pages.frame(request);
        response.setStatus(status);
        response.setContentType(getContentType());
        if (keptAs.isPresent()) {
            pages.kept(template + keptAs.get(), frame, bare -> html(bare).toByteArray())
                    .write(request, response);
            return;
        }
        var html = html(frame);
        response.setContentLength(html.getContentLength());
        html.writeTo(response.getOutputStream());
    }

    /** Rendered whole before the first byte leaves: a template that fails can still become a problem page. */
    private Utf8ByteOutput html(Frame frame) {
        var html = new Utf8ByteOutput();
        engine.render(template + ".jte", Map.of("frame", frame, "page", content.get()), html);
        return html;
    }
}
