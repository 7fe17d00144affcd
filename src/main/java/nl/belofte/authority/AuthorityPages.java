package nl.belofte.authority;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.belofte.authority.AuthorityFormPage.Box;
import nl.belofte.authority.AuthorityPage.Concealed;
import nl.belofte.authority.AuthorityPage.May;
import nl.belofte.authority.AuthorityPage.Part;
import nl.belofte.authority.AuthorityPage.Value;
import nl.belofte.authority.AuthorityPage.Wrong;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Outlines;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.form.WrittenOut;
import nl.belofte.session.SignedIn;
import nl.belofte.staff.StaffNames;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.ticket.Line;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** Gathers what the desk shows of demands. What would go is opened for who decides on it, and for nobody else. */
@Component
class AuthorityPages {

    private static final int AT_MOST = 100;

    private final AuthorityRequests requests;
    private final Outlines outlines;
    private final Statements statements;
    private final StaffNames names;

    AuthorityPages(AuthorityRequests requests, Outlines outlines, Statements statements, StaffNames names) {
        this.requests = requests;
        this.outlines = outlines;
        this.statements = statements;
        this.names = names;
    }

    AuthorityListPage list(SignedIn who, Language language) {
        var rows = requests.list(who.controller(), AT_MOST).stream()
                .map(request -> row(request, language))
                .collect(Collectors.partitioningBy(row -> row.state().open()));
        return new AuthorityListPage(rows.getOrDefault(true, List.of()), rows.getOrDefault(false, List.of()));
    }

    private AuthorityListPage.Row row(AuthorityRequest request, Language language) {
        return new AuthorityListPage.Row(
                request.id().value(),
                Texts.in(language).get("authority.kind." + request.authority().id()),
                request.state(),
                Moment.of(request.at(), statements.current(request.controller()).zone(), language),
                Moment.of(request.until(), language));
    }

    AuthorityFormPage form(
            String controller, UUID customer, List<Dossier> held, AuthorityForm form, Language language) {
        var statement = statements.current(controller);
        var texts = Texts.in(language);
        var today = requests.today(controller);
        var last = today.plus(AuthorityRequests.CONCEALED_AT_MOST);
        return new AuthorityFormPage(
                customer,
                held.stream()
                        .map(dossier -> new AuthorityFormPage.Part(
                                Wording.in(language).purpose(dossier.purpose()),
                                Moment.of(dossier.openedOn(), language),
                                AuthorityForm.offered(dossier, statement).stream()
                                        .map(category -> new Box(
                                                AuthorityForm.box(dossier.id(), category),
                                                texts.get("category." + category.id()),
                                                form.ticked(dossier.id(), category)))
                                        .toList()))
                        .toList(),
                form.wrong(),
                form.typed(),
                today.plusDays(1).toString(),
                last.toString(),
                Wording.in(language).date(last));
    }

    AuthorityPage page(AuthorityRequest request, SignedIn who, Language language, Optional<Wrong> wrong) {
        var actor = (Actor.Staff) who.actor();
        var texts = Texts.in(language);
        var written = requests.written(request, actor);
        var zone = statements.current(request.controller()).zone();
        var today = requests.today(request.controller());
        var named = named(request, who);
        boolean decides = request.state() == State.ASKED && !request.isOf(who);
        return new AuthorityPage(
                request.id().value(),
                request.state(),
                texts.get("authority.kind." + request.authority().id()),
                written.name(),
                written.reference(),
                texts.get("authority.duty." + request.duty().id()),
                written.law(),
                written.what(),
                name(request.asks(), named, texts),
                Moment.of(request.at(), zone, language),
                Moment.of(request.until(), language),
                request.approves().map(second -> name(second, named, texts)),
                request.decidedAt().map(at -> Moment.of(at, zone, language)),
                written.refusal(),
                request.shownOn()
                        .map(day -> new Concealed(
                                Moment.of(day, language),
                                !today.isBefore(day),
                                written.silence(),
                                request.later()
                                        .map(later -> new AuthorityPage.Later(
                                                Moment.of(later.day(), language),
                                                name(later.asks(), named, texts),
                                                written.later(),
                                                later.asks()
                                                        .dossier()
                                                        .equals(who.dossier().value()))))),
                decides ? opened(requests.look(request, actor), request, language) : sealed(request, language),
                decides,
                new May(
                        decides,
                        request.state().open(),
                        request.state() == State.APPROVED && request.isOneOfTheTwo(who),
                        request.concealed(today) && request.later().isEmpty(),
                        later(request, today),
                        today.plus(AuthorityRequests.CONCEALED_AT_MOST).toString()),
                wrong);
    }

    private static String later(AuthorityRequest request, LocalDate today) {
        return request.shownOn().orElse(today).plusDays(1).toString();
    }

    private Map<UUID, String> named(AuthorityRequest request, SignedIn who) {
        var members = new HashSet<UUID>();
        members.add(request.asks().dossier());
        request.approves().ifPresent(second -> members.add(second.dossier()));
        request.later().ifPresent(later -> members.add(later.asks().dossier()));
        return names.of(members, who);
    }

    private static String name(Actor.Staff member, Map<UUID, String> named, Texts texts) {
        return named.getOrDefault(member.dossier(), texts.get("hold.colleague"));
    }

    /** What it asks, without what is held. */
    private List<Part> sealed(AuthorityRequest request, Language language) {
        var purposes = outlines.purposes(request.demanded().keySet());
        var parts = new ArrayList<Part>();
        request.demanded()
                .forEach((dossier, categories) -> Optional.ofNullable(purposes.get(dossier))
                        .ifPresent(purpose -> parts.add(new Part(
                                Wording.in(language).purpose(purpose),
                                categories.stream()
                                        .map(category -> new Value(label(category, language), List.of()))
                                        .toList()))));
        return parts;
    }

    /** @param found of its dossiers those that are there */
    List<Part> opened(List<Dossier> found, AuthorityRequest request, Language language) {
        return found.stream()
                .map(dossier -> new Part(
                        Wording.in(language).purpose(dossier.purpose()),
                        request.demanded().getOrDefault(dossier.id(), Set.of()).stream()
                                .map(category ->
                                        new Value(label(category, language), lines(dossier, category, language)))
                                .toList()))
                .toList();
    }

    private static String label(Category category, Language language) {
        return Texts.in(language).get("category." + category.id());
    }

    /** A conversation is told line by line, and every other value by itself. */
    List<String> lines(Dossier dossier, Category category, Language language) {
        return category == Category.MESSAGE && dossier.purpose() == Purpose.CONTACT
                ? Line.of(
                                dossier.content(),
                                Texts.in(language).get("authority.asker"),
                                statements.current(dossier.controller()).zone(),
                                language)
                        .stream()
                        .map(line ->
                                "%s, %s: %s".formatted(line.head(), line.at().written(), line.text()))
                        .toList()
                : WrittenOut.lines(category, dossier.content().get(category), language);
    }
}
