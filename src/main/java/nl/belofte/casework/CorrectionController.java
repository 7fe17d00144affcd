package nl.belofte.casework;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.belofte.casework.CorrectionPage.Choice;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.LookReason;
import nl.belofte.dossier.Search;
import nl.belofte.dossier.Use;
import nl.belofte.erasure.ErasureWords;
import nl.belofte.evidence.Actor;
import nl.belofte.form.Answers;
import nl.belofte.form.FormPage;
import nl.belofte.form.Forms;
import nl.belofte.form.Question;
import nl.belofte.form.Seen;
import nl.belofte.form.WrittenOut;
import nl.belofte.person.PersonId;
import nl.belofte.rights.RightsRequest;
import nl.belofte.session.ForPurpose;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Missing;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Texts;
import nl.belofte.web.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Corrects a detail for somebody who asked it and is known to be who he says. Whoever received the old one is told. */
@Controller
@ForPurpose(Purpose.RIGHTS)
@Serves("RIG-3")
class CorrectionController {

    private static final String PATH = CaseQueueController.PATH + "/{reference}/verbetering";

    /** By these somebody shows who he is, so only he changes them, and what was said stays as it was said. */
    private static final Set<Category> NOT_HERE =
            EnumSet.of(Category.EMAIL, Category.USER_NAME, Category.MESSAGE, Category.IP_ADDRESS);

    private final Pages pages;
    private final CasePages casePages;
    private final Search search;
    private final Dossiers dossiers;
    private final Forms forms;
    private final Statements statements;
    private final ErasureWords words;
    private final CaseActs acts;

    CorrectionController(
            Pages pages,
            CasePages casePages,
            Search search,
            Dossiers dossiers,
            Forms forms,
            Statements statements,
            ErasureWords words,
            CaseActs acts) {
        this.pages = pages;
        this.casePages = casePages;
        this.search = search;
        this.dossiers = dossiers;
        this.forms = forms;
        this.statements = statements;
        this.words = words;
        this.acts = acts;
    }

    @GetMapping(PATH)
    Page ask(
            Visit visit,
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String dossier,
            @RequestParam(defaultValue = "") String gegeven) {
        var request = casePages.ready(visit, reference, Act.RECTIFY);
        return place(request, dossier, gegeven)
                .map(place -> {
                    var questions = questions(place, true);
                    return form(visit, request, place, questions, Seen.of(questions), HttpStatus.OK);
                })
                .orElseGet(() -> choices(visit, request));
    }

    @PostMapping(PATH)
    View correct(Visit visit, @PathVariable String reference, Submission submission) {
        var request = casePages.ready(visit, reference, Act.RECTIFY);
        var place = place(request, submission.get("dossier"), submission.get("gegeven"))
                .orElseThrow(Missing::new);
        var country = statements.current(request.controller()).country();
        var answers = forms.read(questions(place, false), submission::get, country);
        var seen = Seen.sent(submission.get(Seen.FIELD));
        if (!answers.good()) {
            return form(visit, request, place, answers.questions(), seen, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (isHeld(place, answers.content())) {
            var questions = unchanged(answers.questions());
            return form(visit, request, place, questions, seen, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return correct(visit, request, place, answers, seen);
        } catch (Meanwhile changed) {
            var now = Seen.meanwhile(
                    questions(place, true),
                    WrittenOut.lines(place.category(), held(place).get(place.category()), visit.language()));
            return form(visit, request, place, answers.questions(), now, HttpStatus.CONFLICT);
        }
    }

    /** Somebody else saved since this was seen. */
    private static final class Meanwhile extends RuntimeException {}

    private View correct(Visit visit, RightsRequest request, Place place, Answers answers, Seen seen) {
        return acts.done(visit, request, Act.RECTIFY, () -> {
            dossiers.lockAllOfItsPerson(place.dossier().id());
            if (seen.isOther(questions(place, true))) {
                throw new Meanwhile();
            }
            dossiers.rectify(
                    place.dossier().id(), place.category(), answers.content().get(place.category()), actor());
            var texts = Texts.in(request.language());
            var what = texts.get("category." + place.category().id());
            return texts.get("correction.note", what, words.title(place.dossier(), request.language()));
        });
    }

    /** A category of a dossier of the case's own person. */
    private record Place(Dossier dossier, Declaration about, Category category) {}

    private Optional<Place> place(RightsRequest request, String dossier, String category) {
        return correctable(request.person()).stream()
                .filter(found -> found.id().value().toString().equals(dossier))
                .findFirst()
                .flatMap(found -> Category.of(category)
                        .filter(asked -> correctable(found).contains(asked))
                        .map(asked -> new Place(found, about(found), asked)));
    }

    private Declaration about(Dossier dossier) {
        return statements
                .current(dossier.controller())
                .declaration(dossier.purpose())
                .orElseThrow(Missing::new);
    }

    private List<Dossier> correctable(PersonId person) {
        return search.of(person).stream()
                .filter(dossier -> dossier.happened().isEmpty())
                .filter(dossier -> dossier.purpose() != Purpose.RIGHTS && dossier.purpose() != Purpose.CONSENT_PROOF)
                .toList();
    }

    private List<Category> correctable(Dossier dossier) {
        return about(dossier).data().keySet().stream()
                .filter(category -> !NOT_HERE.contains(category))
                .toList();
    }

    /** Of what stands there: a question that was asked without an address gets none by this. */
    private List<Question> questions(Place place, boolean known) {
        var held = held(place);
        var fields = held.get(place.category()).keySet();
        return forms.questions(place.about(), List.of(place.category()), known ? held : Content.EMPTY).stream()
                .filter(question -> fields.isEmpty() || fields.contains(question.field()))
                .toList();
    }

    /** What is restricted is not shown, and can be corrected all the same: for that it may wait. */
    private Content held(Place place) {
        return held(place, new Use(place.dossier().purpose(), actor(), Optional.of(LookReason.REQUEST)))
                .orElse(Content.EMPTY);
    }

    private Optional<Content> held(Place place, Use use) {
        return dossiers.read(List.of(place.dossier().id()), use).stream()
                .map(Dossier::content)
                .findFirst();
    }

    /** What is restricted is opened for its person only: for him, whose request it is, it is. */
    private boolean isHeld(Place place, Content typed) {
        var self = new Use(
                place.dossier().purpose(),
                new Actor.Self(place.dossier().person().value()));
        return Optional.of(held(place))
                .filter(content -> !content.get(place.category()).isEmpty())
                .or(() -> held(place, self))
                .filter(content -> content.get(place.category()).equals(typed.get(place.category())))
                .isPresent();
    }

    private static List<Question> unchanged(List<Question> questions) {
        var first = questions.getFirst();
        return questions.stream()
                .map(question -> question == first
                        ? question.with(question.value(), Optional.of("error.nothing-changed"))
                        : question)
                .toList();
    }

    private Page choices(Visit visit, RightsRequest request) {
        var wording = Wording.in(visit.language());
        var choices = correctable(request.person()).stream()
                .flatMap(dossier -> correctable(dossier).stream()
                        .map(category -> new Choice(
                                dossier.id().value(),
                                words.title(dossier, visit.language()),
                                category,
                                wording.category(category))))
                .toList();
        return pages.page(
                "casework/correction",
                new CorrectionPage(
                        request.reference(),
                        request.written(),
                        choices,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private Page form(
            Visit visit, RightsRequest request, Place place, List<Question> questions, Seen seen, HttpStatus status) {
        var form = new FormPage(statements.current(request.controller()), place.about(), questions);
        var choice = new Choice(
                place.dossier().id().value(),
                words.title(place.dossier(), visit.language()),
                place.category(),
                Wording.in(visit.language()).category(place.category()));
        return pages.page(
                "casework/correction",
                new CorrectionPage(
                        request.reference(),
                        request.written(),
                        List.of(),
                        Optional.of(choice),
                        Optional.of(form),
                        Optional.of(seen)),
                status);
    }

    private static Actor.Staff actor() {
        return (Actor.Staff) SignedIn.now().actor();
    }
}
