package nl.belofte.mailing;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.function.UnaryOperator;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Sites;
import nl.belofte.file.Language;
import nl.belofte.mail.Tokens;
import nl.belofte.mailing.LetterPage.Sender;
import nl.belofte.statement.Statements;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** Makes of a mailing what its readers get. */
@Component
class Compositor {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Statements statements;
    private final Sites sites;
    private final Addresses addresses;
    private final Tokens tokens;
    private final MailingLinks links;
    private final CopyMarks marks;

    Compositor(
            Statements statements,
            Sites sites,
            Addresses addresses,
            Tokens tokens,
            MailingLinks links,
            CopyMarks marks) {
        this.statements = statements;
        this.sites = sites;
        this.addresses = addresses;
        this.tokens = tokens;
        this.links = links;
        this.marks = marks;
    }

    Composition of(Mailing mailing, Language language) {
        var contact = statements.current(mailing.controller()).contact();
        var site = sites.get(mailing.host());
        var address = addresses.of(mailing.host()) + language.prefix();
        var texts = Texts.in(language);
        var body = Body.of(mailing.words().body().in(language));
        var numbers = links.numbers(mailing.id());
        UnaryOperator<String> onward = to -> numbers.containsKey(to)
                ? "%s%s/%d/%d"
                        .formatted(addresses.of(mailing.host()), LinkController.PATH, mailing.id(), numbers.get(to))
                : to.startsWith("/") ? addresses.of(mailing.host()) + to : to;
        var page = new LetterPage(
                texts,
                mailing.words().subject().in(language),
                texts.get("mailing.greeting", Composition.NAME),
                body.blocks(),
                onward,
                new Sender(contact.name(), contact.address(), site.name()),
                texts.get("mailing.why." + mailing.purpose().id(), site.name()),
                Composition.WAY_OUT,
                Composition.SWITCHES,
                address + "/privacy");
        return new Composition(
                tokens,
                marks,
                mailing.purpose(),
                mailing.host(),
                address,
                contact.email(),
                contact.name(),
                language.tag(),
                page.subject(),
                text(page, body),
                html(page),
                mailing.id());
    }

    private static String text(LetterPage page, Body body) {
        return page.texts()
                .get(
                        "mailing.frame",
                        page.greeting(),
                        LetterText.of(body, page.links()),
                        page.sender().name(),
                        page.why(),
                        page.wayOut(),
                        page.switches(),
                        page.privacy(),
                        page.sender().address());
    }

    private String html(LetterPage page) {
        var html = new StringOutput();
        engine.render("mailing/letter.jte", page, html);
        return html.toString();
    }
}
