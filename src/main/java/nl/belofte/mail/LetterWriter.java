package nl.belofte.mail;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Sites;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Search;
import nl.belofte.file.Language;
import nl.belofte.mail.Block.Paragraph;
import nl.belofte.mail.Block.Span;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** Makes of a letter that waits what its reader gets. */
@Component
class LetterWriter {

    /** Its place among the values of a text. */
    private static final int LINK = 2;

    private final Statements statements;
    private final Dossiers dossiers;
    private final Search search;
    private final Tokens tokens;
    private final Sites sites;
    private final Addresses addresses;
    private final LetterHtml html;
    private final List<LetterWords> words;
    private final ReplyMarks replyMarks;

    LetterWriter(
            Statements statements,
            Dossiers dossiers,
            Search search,
            Tokens tokens,
            Sites sites,
            Addresses addresses,
            LetterHtml html,
            List<LetterWords> words,
            ReplyMarks replyMarks) {
        this.statements = statements;
        this.dossiers = dossiers;
        this.search = search;
        this.tokens = tokens;
        this.sites = sites;
        this.addresses = addresses;
        this.html = html;
        this.words = words;
        this.replyMarks = replyMarks;
    }

    /** What kind of letter it is its template says, and nobody who sends one. */
    Message write(QueuedLetter letter, Dossier dossier) {
        var contact = statements.current(letter.controller()).contact();
        var texts = Texts.in(letter.language());
        var site = sites.get(letter.host());
        var key = "mail." + letter.letter().id();
        var address = addresses.of(letter.host()) + letter.language().prefix();
        var values = new ArrayList<>(List.of(
                greeted(letter, dossier),
                site.name(),
                link(letter, address),
                dueOn(dossier, letter.language()),
                contact.name()));
        var ways = new HashMap<String, String>();
        ways.put(values.get(LINK), button(key + ".button", address, texts));
        words.stream()
                .filter(more -> more.isFor(letter.letter()))
                .map(more -> more.of(letter.letter(), dossier, letter.reference(), letter.language(), address))
                .forEach(more -> {
                    values.addAll(more);
                    ways.put(more.getLast(), button(key + ".button-more", address, texts));
                });
        ways.keySet().removeIf(way -> !way.startsWith(address + "/"));
        var subject = texts.get(key + ".subject", values.toArray());
        var text = texts.get(
                "mail.frame",
                values.getFirst().isEmpty() ? "" : " " + values.getFirst(),
                texts.get(key + ".text", values.toArray()),
                contact.name());
        var foot = foot(letter, dossier, texts, address);
        return new Message(
                letter.letter().kind(),
                contact.email(),
                contact.name(),
                dossier.content().get(Category.EMAIL, Field.EMAIL).orElseThrow(),
                subject,
                text
                        + foot.stream()
                                .map(way -> "\n\n%s:\n\n%s"
                                        .formatted(way.words(), way.address().orElseThrow()))
                                .collect(Collectors.joining()),
                Optional.of(html.of(new LetterPage(
                        texts,
                        site,
                        subject,
                        PlainText.blocks(text, ways),
                        foot.stream()
                                .map(way -> (Block) new Paragraph(List.of(way)))
                                .toList()))),
                letter.language().tag(),
                Optional.of(id(letter, contact.email())),
                letter.letter().automatic(),
                headers(letter, address, contact.email()));
    }

    /** What it does, where the letter has more than one; else where it leads. */
    private static String button(String own, String address, Texts texts) {
        return texts.has(own)
                ? texts.get(own)
                : texts.get("mail.way", URI.create(address).getAuthority());
    }

    /**
     * Where all of them lead. To the switches only whom the mailbox is by which he is reached: with any other address they would be
     * shown to whoever reads its mail.
     */
    private List<Span> foot(QueuedLetter letter, Dossier dossier, Texts texts, String address) {
        var privacy = new Span(texts.get("mail.privacy"), Optional.of(address + "/privacy"));
        return letter.letter().leadsToSwitches() && isOwn(dossier)
                ? List.of(
                        new Span(
                                texts.get("mail.switches"),
                                Optional.of(WayOut.of(tokens, dossier.id().value(), address)
                                        .page())),
                        privacy)
                : List.of(privacy);
    }

    private boolean isOwn(Dossier dossier) {
        return search.mailboxOf(dossier.id())
                .filter(mailbox -> search.isOwnMailbox(dossier.person(), mailbox))
                .isPresent();
    }

    /** What can be said no to says so to mail programs too. */
    private Map<String, String> headers(QueuedLetter letter, String address, String owner) {
        return letter.letter().kind() == LetterKind.MARKETING
                ? WayOut.of(tokens, Objects.requireNonNull(letter.reference()), address)
                        .headers(letter.letter().purpose(), letter.host(), owner)
                : Map.of();
    }

    /**
     * Different for each letter, as RFC 5322 wants, and the same each time that it is tried. A reply to one about a question names
     * it, and so finds the dossier again.
     */
    private String id(QueuedLetter letter, String from) {
        var mark = letter.letter().aboutQuestion()
                ? replyMarks.of(letter.dossier(), letter.id())
                : letter.id().toString();
        return mark + from.substring(from.lastIndexOf('@'));
    }

    private static String greeted(QueuedLetter letter, Dossier dossier) {
        return letter.letter().greets()
                ? dossier.content()
                        .get(Category.NAME_AND_ADDRESS, Field.GIVEN_NAME)
                        .orElse("")
                : "";
    }

    private String link(QueuedLetter letter, String address) {
        var proves = letter.letter().leadsToQuestion() ? letter.dossier().value() : letter.reference();
        return letter.letter()
                .path()
                .map(path -> address + path + "?bewijs=" + tokens.make(letter.letter(), Objects.requireNonNull(proves)))
                .orElse("");
    }

    private String dueOn(Dossier dossier, Language language) {
        return Texts.in(language).erased(dossiers.toldDueOn(dossier).map(Wording.in(language)::date));
    }
}
