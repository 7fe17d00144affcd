package nl.belofte.rights;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Sites;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.file.Language;
import nl.belofte.form.WrittenOut;
import nl.belofte.mail.Letter;
import nl.belofte.mail.LetterWords;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What letters about a request say of it. */
@Component
public class RequestLetters implements LetterWords {

    /** Who has more to do than a letter can tell finds it at the desk. */
    private static final int TOLD = 20;

    private final RequestRows rows;
    private final RequestLinks links;
    private final RequestQueue queue;
    private final Statements statements;
    private final Sites sites;
    private final Addresses addresses;

    RequestLetters(
            RequestRows rows,
            RequestLinks links,
            RequestQueue queue,
            Statements statements,
            Sites sites,
            Addresses addresses) {
        this.sites = sites;
        this.addresses = addresses;
        this.rows = rows;
        this.links = links;
        this.queue = queue;
        this.statements = statements;
    }

    @Override
    public boolean isFor(Letter letter) {
        return letter.aboutRequest() || letter == Letter.REQUESTS_DUE;
    }

    /**
     * {@code {5}} the reference, {@code {6}} what was said, {@code {7}} the right, {@code {8}} the last day, {@code {9}} where
     * one complains. To staff: {@code {5}} the requests with their days, {@code {6}} where they are.
     */
    @Override
    public List<String> of(
            Letter letter, Dossier dossier, @Nullable UUID reference, Language language, String address) {
        if (letter == Letter.REQUESTS_DUE) {
            return List.of(due(dossier.controller(), language), address + "/balie/rechten");
        }
        var request = rows.find(dossier.id()).orElseThrow();
        var said = Optional.ofNullable(reference)
                .flatMap(links::event)
                .flatMap(event -> Course.in(dossier.content()).find(event));
        var text = said.map(Event::text).orElse("");
        return List.of(
                request.written(),
                switch (letter) {
                    case REQUEST_ANSWERED ->
                        answer(request, request.outcome(), dossier.content(), text, said.map(Event::id));
                    // Most say nothing yet but that it came.
                    case REQUEST_RECEIVED -> text.isEmpty() ? "" : "\n\n" + text;
                    default -> text;
                },
                Texts.in(language).get("right." + request.right().id()),
                Wording.in(language).date(request.answerBy()),
                complaint(request, language));
    }

    /**
     * What an answer says: what was decided, why in the words of who decided it, and what was done for it. So nobody has to copy
     * what stays and by which law.
     *
     * @param outcome empty where an earlier version wrote it
     * @param content the case
     * @param text what a member of staff wrote
     * @param event what was done until that; empty for until now
     */
    public String answer(
            RightsRequest request, Optional<Outcome> outcome, Content content, String text, Optional<UUID> event) {
        var texts = Texts.in(request.language());
        var decided = outcome.map(each -> texts.get("answer." + each.id())).filter(words -> !text.contains(words));
        var deeds = Course.in(content).deeds(event).stream()
                .filter(deed -> !text.contains(deed))
                .toList();
        var done = deeds.isEmpty() ? List.<String>of() : List.of(texts.get("answer.deeds"));
        return Stream.of(decided.stream(), Stream.of(text), done.stream(), deeds.stream())
                .flatMap(each -> each)
                .collect(Collectors.joining("\n\n"));
    }

    /** A letter before it goes. It never prints it. */
    public record Preview(String subject, String text) {
        @Override
        public String toString() {
            return "Preview";
        }
    }

    /**
     * A letter about a request as it will go, in the language of its person.
     *
     * @param who whom it greets, as the case holds it
     * @param text what a member of staff wrote of it
     * @param by the last day that it tells
     */
    public Preview preview(Letter letter, RightsRequest request, Content who, String text, LocalDate by) {
        var language = request.language();
        var texts = Texts.in(language);
        var key = "mail." + letter.id();
        var contact = statements.current(request.controller()).contact();
        var name = who.get(Category.NAME_AND_ADDRESS, Field.GIVEN_NAME)
                .map(given -> " " + given)
                .orElse("");
        var values = new Object[] {
            "",
            sites.get(request.host()).name(),
            texts.get("letter.link"),
            "",
            contact.name(),
            request.written(),
            text,
            texts.get("right." + request.right().id()),
            Wording.in(language).date(by),
            complaint(request, language)
        };
        return new Preview(
                texts.get(key + ".subject", values),
                texts.get("mail.frame", name, texts.get(key + ".text", values), contact.name()));
    }

    /** As {@link #preview}, for who gets it on paper: without a link. */
    public Preview onPaper(Letter letter, RightsRequest request, Content who, String text, LocalDate by) {
        var texts = Texts.in(request.language());
        var contact = statements.current(request.controller()).contact();
        var name = WrittenOut.name(who.get(Category.NAME_AND_ADDRESS));
        var own = "paper." + letter.id();
        var said = texts.get(
                texts.has(own) ? own : "paper.said",
                texts.get("paper.request", texts.get("right." + request.right().id()), request.written()),
                text,
                Wording.in(request.language()).date(by),
                complaint(request, request.language()));
        return new Preview(
                texts.get("mail." + letter.id() + ".subject", "", "", "", "", "", request.written()),
                texts.get("paper.letter", name.isEmpty() ? "" : " " + name, said, contact.name()));
    }

    /** COM-2: wherever a decision is told. */
    private String complaint(RightsRequest request, Language language) {
        var contact = statements.current(request.controller()).contact();
        return Texts.in(language)
                .get("request.complaint", contact.complaints(), contact.authority(), contact.authorityUrl());
    }

    private String due(String controller, Language language) {
        var today = statements.today(controller);
        return queue.until(controller, today.plusDays(Reminders.DAYS.getFirst()), TOLD).stream()
                .map(request -> "- %s: %s"
                        .formatted(
                                request.written(),
                                Texts.in(language)
                                        .get(
                                                request.overdue(today) ? "work.was-due" : "work.until",
                                                Wording.in(language).date(request.answerBy()))))
                .collect(Collectors.joining("\n"));
    }
}
