package nl.belofte.preference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Search;
import nl.belofte.form.Forms;
import nl.belofte.permission.Approach;
import nl.belofte.person.PersonId;
import nl.belofte.preference.NoPage.Line;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Missing;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Whoever hears during a call that somebody wants no more of it writes that down at once, of a customer or of an address that
 * nobody here knows. Nobody at the desk takes a no back: for that the person says yes anew. ADV-4.
 */
@Controller
@ForPurpose({Purpose.NEWSLETTER, Purpose.ADVERTISING, Purpose.CONTACT, Purpose.RIGHTS})
@Serves({"ADV-3", "ADV-4", "RIG-8"})
class NoController {

    private final Pages pages;
    private final Preferences preferences;
    private final Statements statements;
    private final Search search;
    private final Forms forms;

    NoController(Pages pages, Preferences preferences, Statements statements, Search search, Forms forms) {
        this.pages = pages;
        this.preferences = preferences;
        this.statements = statements;
        this.search = search;
        this.forms = forms;
    }

    @GetMapping("/balie/nee")
    Page ask(
            Visit visit,
            @RequestParam(defaultValue = "") String klant,
            @RequestParam(defaultValue = "") String gedaan) {
        var customer = customer(klant);
        return page(visit, customer, List.of(), Map.of(), Map.of(), List.of(gedaan.split(",")), HttpStatus.OK);
    }

    @PostMapping("/balie/nee")
    View note(Visit visit, Submission submission) {
        var customer = customer(submission.get("klant"));
        var chosen =
                ways().stream().filter(way -> submission.has("weg-" + way.id())).toList();
        var typed = new HashMap<String, String>();
        NoPage.FIELDS.forEach(field -> typed.put(field, submission.get(field)));
        var wrong = new HashMap<String, String>();
        if (chosen.isEmpty()) {
            wrong.put("weg", "error.no-way");
        }
        var addresses = new ArrayList<Content>();
        if (customer.isEmpty()) {
            for (var way : chosen) {
                address(way.channel(), typed)
                        .ifPresentOrElse(
                                addresses::add,
                                () -> wrong.putIfAbsent(
                                        NoPage.field(way.channel()),
                                        "error.no-" + way.channel().id()));
            }
            NoPage.FIELDS.stream()
                    .filter(field -> !submission.get(field).isBlank())
                    .filter(field -> chosen.stream().noneMatch(way -> NoPage.uses(way.channel(), field)))
                    .forEach(field -> wrong.put(field, "error.no-tick"));
        }
        if (!wrong.isEmpty()) {
            return page(visit, customer, chosen, typed, wrong, List.of(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var actor = SignedIn.now().actor();
        for (int i = 0; i < chosen.size(); i++) {
            if (customer.isPresent()) {
                preferences.off(new PersonId(customer.get()), chosen.get(i), actor);
            } else {
                preferences.off(visit.controller(), addresses.get(i), chosen.get(i), actor);
            }
        }
        return visit.seeOther("/balie/nee?gedaan="
                + chosen.stream().map(Way::id).collect(Collectors.joining(","))
                + customer.map(id -> "&klant=" + id).orElse(""));
    }

    /** As far as the channel can be reached by what was typed. */
    private Optional<Content> address(Channel channel, Map<String, String> typed) {
        var all = Content.EMPTY;
        for (var field : List.of(Field.EMAIL, Field.PHONE)) {
            var value = kept(field, typed, field.id());
            if (value.isPresent()) {
                all = all.with(field == Field.EMAIL ? Category.EMAIL : Category.PHONE, Map.of(field, value.get()));
            }
        }
        var postcode = kept(Field.POSTCODE, typed, NoPage.POSTCODE);
        var number = kept(Field.HOUSE_NUMBER, typed, NoPage.HOUSE_NUMBER);
        if (postcode.isPresent() && number.isPresent()) {
            all = all.with(
                    Category.NAME_AND_ADDRESS,
                    Map.of(Field.POSTCODE, postcode.get(), Field.HOUSE_NUMBER, number.get()));
        }
        var reach = Approach.reach(channel, all);
        return reach.categories().isEmpty() ? Optional.empty() : Optional.of(reach);
    }

    private Optional<String> kept(Field field, Map<String, String> typed, String where) {
        var country = statements.current(SignedIn.now().controller()).country();
        return forms.kept(field, typed.getOrDefault(where, ""), country);
    }

    /** Those that this role has to do with; to who looks after rights one says anything. */
    private List<Way> ways() {
        var who = SignedIn.now();
        var access = statements.current(who.controller()).access();
        var role = who.staffRole().flatMap(Role::of);
        return preferences.refusable(who.controller()).stream()
                .filter(way -> role.stream()
                        .anyMatch(each -> !access.readable(way.purpose(), each, true)
                                        .isEmpty()
                                || !access.readable(Purpose.RIGHTS, each, false).isEmpty()))
                .toList();
    }

    private Optional<UUID> customer(String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        try {
            var id = UUID.fromString(typed);
            var controller = SignedIn.now().controller();
            if (search.of(new PersonId(id)).stream()
                    .anyMatch(dossier -> dossier.controller().equals(controller))) {
                return Optional.of(id);
            }
        } catch (IllegalArgumentException noId) {
            // Nobody's page leads here.
        }
        throw new Missing();
    }

    private Page page(
            Visit visit,
            Optional<UUID> customer,
            List<Way> chosen,
            Map<String, String> typed,
            Map<String, String> wrong,
            List<String> done,
            HttpStatus status) {
        var statement = statements.current(visit.controller());
        var lines = ways().stream()
                .map(way -> new Line(
                        way.id(),
                        Wording.in(visit.language()).title(statement, way.purpose()),
                        way.channel().id(),
                        chosen.contains(way)))
                .toList();
        return pages.page(
                "preference/no",
                new NoPage(
                        customer,
                        lines,
                        typed,
                        wrong,
                        lines.stream().filter(line -> done.contains(line.id())).toList()),
                status);
    }
}
