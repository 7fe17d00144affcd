package nl.belofte.account;

import java.util.List;
import java.util.Optional;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.form.Answers;
import nl.belofte.form.FormPage;
import nl.belofte.form.Forms;
import nl.belofte.form.Question;
import nl.belofte.form.Seen;
import nl.belofte.form.WrittenOut;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import nl.belofte.web.Page;
import nl.belofte.web.Pages;
import nl.belofte.web.Submission;
import nl.belofte.web.Visit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** A customer changes what the account holds, at any time and at once. The e-mail address has its own way. */
@Controller
@Serves({"ACC-5", "RIG-3"})
class DetailsController {

    private final Pages pages;
    private final Forms forms;
    private final Statements statements;
    private final Accounts accounts;
    private final Dossiers dossiers;
    private final TransactionTemplate transaction;

    DetailsController(
            Pages pages,
            Forms forms,
            Statements statements,
            Accounts accounts,
            Dossiers dossiers,
            TransactionTemplate transaction) {
        this.pages = pages;
        this.forms = forms;
        this.statements = statements;
        this.accounts = accounts;
        this.dossiers = dossiers;
        this.transaction = transaction;
    }

    @GetMapping("/mijn/gegevens/{id}")
    Page ask(Visit visit, @PathVariable String id) {
        var questions = questions(visit, category(visit, id));
        return form(visit, questions, Seen.of(questions), HttpStatus.OK);
    }

    @PostMapping("/mijn/gegevens/{id}")
    View change(Visit visit, @PathVariable String id, Submission submission) {
        var category = category(visit, id);
        var country = statements.current(visit.controller()).country();
        var answers = forms.read(questions(visit, category), submission::get, country);
        var seen = Seen.sent(submission.get(Seen.FIELD));
        if (!answers.good()) {
            return wrong(visit, answers, seen);
        }
        try {
            var meanwhile = transaction.execute(_ -> rectify(visit, category, answers, seen));
            if (meanwhile.isPresent()) {
                return form(visit, answers.questions(), meanwhile.get(), HttpStatus.CONFLICT);
            }
        } catch (DuplicateKeyException e) {
            return wrong(visit, answers.wrong(Field.USER_NAME, "error.user-name-taken"), seen);
        }
        return visit.seeOther("/mijn?gedaan=" + category.id());
    }

    /** @return what somebody else saved since this was seen: then nothing changed */
    private Optional<Seen> rectify(Visit visit, Category category, Answers answers, Seen seen) {
        var who = SignedIn.now();
        dossiers.lockAllOfItsPerson(who.dossier());
        var now = questions(visit, category);
        if (seen.isOther(now)) {
            return Optional.of(
                    Seen.meanwhile(now, WrittenOut.lines(category, known().get(category), visit.language())));
        }
        answers.content()
                .get(Category.USER_NAME, Field.USER_NAME)
                .ifPresent(name -> accounts.setUserName(visit.controller(), who.dossier(), name));
        dossiers.rectify(who.dossier(), category, answers.content().get(category), who.actor());
        return Optional.empty();
    }

    private Category category(Visit visit, String id) {
        return Category.of(id)
                .filter(category -> category != Category.EMAIL)
                .filter(accounts.declaration(visit.controller())::allows)
                .orElseThrow(Missing::new);
    }

    private List<Question> questions(Visit visit, Category category) {
        return forms.questions(accounts.declaration(visit.controller()), List.of(category), known());
    }

    private Content known() {
        var who = SignedIn.now();
        return dossiers.read(who.dossier(), new Use(Purpose.ACCOUNT, who.actor()))
                .content();
    }

    private Page wrong(Visit visit, Answers answers, Seen seen) {
        return form(visit, answers.questions(), seen, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Page form(Visit visit, List<Question> questions, Seen seen, HttpStatus status) {
        var statement = statements.current(visit.controller());
        var page = new FormPage(statement, accounts.declaration(visit.controller()), questions);
        return pages.page("account/details", new DetailsPage(page, seen), status);
    }
}
