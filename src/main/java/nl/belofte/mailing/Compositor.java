package nl.belofte.mailing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Sites;
import nl.belofte.file.Language;
import nl.belofte.mail.Block;
import nl.belofte.mail.Block.Paragraph;
import nl.belofte.mail.Block.Span;
import nl.belofte.mail.Circular;
import nl.belofte.mail.LetterHtml;
import nl.belofte.mail.LetterPage;
import nl.belofte.mail.Tokens;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** Makes of a mailing what its readers get. */
@Component
class Compositor {

    private final Statements statements;
    private final Sites sites;
    private final Addresses addresses;
    private final Tokens tokens;
    private final MailingLinks links;
    private final CopyMarks marks;
    private final LetterHtml html;

    Compositor(
            Statements statements,
            Sites sites,
            Addresses addresses,
            Tokens tokens,
            MailingLinks links,
            CopyMarks marks,
            LetterHtml html) {
        this.statements = statements;
        this.sites = sites;
        this.addresses = addresses;
        this.tokens = tokens;
        this.links = links;
        this.marks = marks;
        this.html = html;
    }

    /** @param agreed whether it goes to who said yes to it */
    Composition of(Mailing mailing, Language language, boolean agreed) {
        return of(mailing, language, agreed, false);
    }

    /** As who makes it sees it: as it goes to who did not have to say yes, where it goes to such people. */
    Composition example(Mailing mailing, Language language, boolean test) {
        return of(mailing, language, false, test);
    }

    /** @param test whether it goes to who makes it, and says so */
    private Composition of(Mailing mailing, Language language, boolean agreed, boolean test) {
        var contact = statements.current(mailing.controller()).contact();
        var site = sites.get(mailing.host());
        var here = addresses.of(mailing.host());
        var address = here + language.prefix();
        var texts = Texts.in(language);
        var words = Body.of(mailing.words().body().in(language)).blocks();
        var numbers = links.numbers(mailing.id());
        var why = why(mailing, language, agreed);
        var subject = mailing.words().subject().in(language);
        if (test) {
            subject = texts.get("mailing.test.subject", subject);
            why = texts.get("mailing.test.why") + " " + why
                    + otherwise(mailing, language)
                            .map(other -> " " + texts.get("mailing.otherwise", other))
                            .orElse("");
        }
        var text = texts.get(
                "mailing.frame",
                texts.get("mailing.greeting", Circular.NAME),
                LetterText.of(led(words, to -> absolute(to, here))),
                contact.name(),
                why,
                Circular.WAY_OUT,
                Circular.SWITCHES,
                address + "/privacy",
                contact.address());
        var blocks = new ArrayList<Block>();
        blocks.add(paragraph(Span.of(texts.get("mailing.greeting", Circular.NAME))));
        blocks.addAll(words.stream()
                .map(block -> block.with(span -> counted(span, here, mailing, numbers)))
                .toList());
        blocks.add(paragraph(Span.of(texts.get("mailing.regards") + "\n" + contact.name())));
        var page = new LetterPage(
                texts,
                site,
                subject,
                blocks,
                List.of(
                        paragraph(Span.of(why)),
                        paragraph(new Span(texts.get("mailing.way-out"), Optional.of(Circular.WAY_OUT))),
                        paragraph(new Span(texts.get("mail.switches"), Optional.of(Circular.SWITCHES))),
                        paragraph(new Span(texts.get("mailing.privacy"), Optional.of(address + "/privacy"))),
                        paragraph(Span.of(contact.name() + ", " + contact.address()))));
        var circular = new Circular(
                mailing.purpose(),
                mailing.host(),
                contact.email(),
                contact.name(),
                language.tag(),
                subject,
                text,
                html.of(page));
        return new Composition(tokens, marks, address, language, circular, mailing.id());
    }

    private String why(Mailing mailing, Language language, boolean agreed) {
        // Only offers go to whom nobody asked for a yes.
        var unasked = mailing.purpose() == Purpose.ADVERTISING && !agreed ? ".customer" : "";
        return Texts.in(language)
                .get(
                        "mailing.why." + mailing.purpose().id() + unasked,
                        sites.get(mailing.host()).name());
    }

    /** Why those get it for whom it differs from the example. */
    Optional<String> otherwise(Mailing mailing, Language language) {
        return mailing.purpose() == Purpose.ADVERTISING ? Optional.of(why(mailing, language, true)) : Optional.empty();
    }

    private static Paragraph paragraph(Span span) {
        return new Paragraph(List.of(span));
    }

    private static List<Block> led(List<Block> blocks, UnaryOperator<String> where) {
        return blocks.stream()
                .map(block ->
                        block.with(span -> new Span(span.words(), span.address().map(where))))
                .toList();
    }

    private static String absolute(String to, String here) {
        return to.startsWith("/") ? here + to : to;
    }

    /** Past the page that counts; an address that its reader can read leads where it says. */
    private static Span counted(Span span, String here, Mailing mailing, Map<String, Integer> numbers) {
        return new Span(
                span.words(),
                span.address()
                        .map(to -> numbers.containsKey(to) && !span.words().equals(to)
                                ? "%s%s/%d/%d".formatted(here, LinkController.PATH, mailing.id(), numbers.get(to))
                                : absolute(to, here)));
    }
}
