package nl.belofte.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import nl.belofte.file.Language;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** Makes PDFs of templates that are XML, and the records that they show. */
@Component
public class Papers {

    /** Each takes some megabytes while it is made. Who comes third waits. */
    private static final int AT_ONCE = 2;

    /** XML cannot hold them, not even escaped. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Semaphore free = new Semaphore(AT_ONCE);

    Papers() {
        engine.setTrimControlStructures(true);
    }

    public byte[] make(String template, Object content, Language language) {
        var page = new StringOutput();
        engine.render(template + ".jte", Map.of("texts", Texts.in(language), "page", content), page);
        free.acquireUninterruptibly();
        try {
            return print(UNPRINTABLE.matcher(page.toString()).replaceAll(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            free.release();
        }
    }

    private static byte[] print(String page) throws IOException {
        // What it logs may quote the page.
        XRLog.setLoggingEnabled(false);
        var paper = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .useFastMode()
                .usePdfUaAccessibility(true)
                .useFont(() -> font("inter-regular.ttf"), "Inter", 400, FontStyle.NORMAL, true)
                .useFont(() -> font("inter-semibold.ttf"), "Inter", 600, FontStyle.NORMAL, true)
                // Whatever a page names, nothing is fetched: no address leads anywhere.
                .useUriResolver((_, _) -> null)
                .withProducer("Belofte")
                .withHtmlContent(page, null)
                .toStream(paper)
                .run();
        return paper.toByteArray();
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(Papers.class.getResourceAsStream("/paper/" + name));
    }
}
