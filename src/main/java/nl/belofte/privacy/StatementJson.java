package nl.belofte.privacy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.statement.Access;
import nl.belofte.statement.Access.Readable;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statement.Recipient;
import nl.belofte.statement.Term;
import nl.belofte.statement.Wording;

/** The statement for machines: the same facts and the same sentences. Terms are ISO 8601 periods after an event. */
record StatementJson(
        String controller,
        LocalDate version,
        String sha256,
        List<String> languages,
        Statement.Contact contact,
        Map<String, PurposeJson> purposes,
        Map<String, RecipientJson> recipients,
        Map<String, CookieJson> cookies,
        Map<String, PromiseJson> promises) {

    record PurposeJson(
            Map<String, String> title,
            boolean statutory,
            List<String> data,
            String legalBasis,
            List<TermJson> keep,
            String keptWith,
            List<String> recipients,
            List<String> sources,
            List<String> drawsOn,
            Map<String, ReadableJson> readableBy,
            List<String> notNamedInStatement) {}

    /** Categories; {@code withReason}: what opens besides for who gives a reason. */
    record ReadableJson(List<String> always, List<String> withReason) {}

    record TermJson(String period, String after) {}

    record RecipientJson(
            Map<String, String> name, String role, String country, boolean agreementRequired, List<String> data) {}

    record CookieJson(String provider, String lifetime, boolean consentRequired, Map<String, String> why) {}

    record PromiseJson(Map<String, String> text, boolean byLaw) {}

    static StatementJson of(Statement statement) {
        var purposes = new LinkedHashMap<String, PurposeJson>();
        statement
                .declarations()
                .forEach(declaration ->
                        purposes.put(declaration.purpose().id(), purpose(declaration, statement.access())));
        var recipients = new LinkedHashMap<String, RecipientJson>();
        statement.recipients().forEach((id, recipient) -> recipients.put(id, recipient(recipient)));
        var cookies = new LinkedHashMap<String, CookieJson>();
        statement
                .cookies()
                .forEach((id, cookie) -> cookies.put(
                        id,
                        new CookieJson(cookie.provider(), cookie.lifetime(), cookie.consent(), texts(cookie.why()))));
        var promises = new LinkedHashMap<String, PromiseJson>();
        statement
                .chapters()
                .forEach(chapter -> chapter.says().forEach(promise -> {
                    var said = new LinkedHashMap<String, String>();
                    for (var language : Language.values()) {
                        said.put(language.tag(), Wording.in(language).say(promise.text(), statement, chapter.about()));
                    }
                    promises.put(promise.id(), new PromiseJson(said, promise.byLaw()));
                }));
        return new StatementJson(
                statement.controller(),
                statement.version(),
                statement.sha256(),
                statement.languages().stream().map(Language::tag).toList(),
                statement.contact(),
                purposes,
                recipients,
                cookies,
                promises);
    }

    private static PurposeJson purpose(Declaration declaration, Access access) {
        return new PurposeJson(
                texts(declaration.title()),
                declaration.purpose().statutory(),
                ids(List.copyOf(declaration.data().keySet())),
                declaration.basis().map(basis -> "eu-gdpr:" + basis.article()).orElse(""),
                declaration.keep().stream().map(StatementJson::term).toList(),
                declaration.keptWith().map(purpose -> purpose.id()).orElse(""),
                declaration.recipients(),
                declaration.sources(),
                declaration.drawsOn().stream().map(purpose -> purpose.id()).toList(),
                readableBy(access.of(declaration.purpose())),
                declaration.notNamed().stream().sorted().toList());
    }

    private static Map<String, ReadableJson> readableBy(Map<Role, Readable> roles) {
        var readableBy = new LinkedHashMap<String, ReadableJson>();
        roles.forEach((role, readable) -> readableBy.put(
                role.id(),
                new ReadableJson(ids(List.copyOf(readable.always())), ids(List.copyOf(readable.onlyWithReason())))));
        return readableBy;
    }

    private static TermJson term(Term term) {
        return new TermJson(term.period().toString(), term.event().id());
    }

    private static RecipientJson recipient(Recipient recipient) {
        return new RecipientJson(
                texts(recipient.name()),
                recipient.processor() ? "processor" : "controller",
                recipient.country().orElse("not-named"),
                recipient.agreementRequired(),
                ids(recipient.data()));
    }

    private static List<String> ids(List<Category> categories) {
        return categories.stream().map(Category::id).toList();
    }

    private static Map<String, String> texts(Text text) {
        var texts = new LinkedHashMap<String, String>();
        for (var language : Language.values()) {
            texts.put(language.tag(), text.in(language));
        }
        return texts;
    }
}
