package nl.belofte.mail;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import org.springframework.stereotype.Component;

/** Makes of every letter the page that a mail program shows. */
@Component
public class LetterHtml {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    public String of(LetterPage page) {
        var html = new StringOutput();
        engine.render("mail/letter.jte", page, html);
        return html.toString();
    }
}
