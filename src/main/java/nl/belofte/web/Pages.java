package nl.belofte.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import nl.belofte.brand.Mode;
import nl.belofte.file.Language;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes pages of templates and the records that they show. */
@Component
public class Pages {

    private static final Company NO_COMPANY = new Company("Belofte", false, false, false, false);

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Assets assets;
    private final WhoIsSignedIn whoIsSignedIn;
    private final Companies companies;
    private final Mode mode;

    Pages(Assets assets, WhoIsSignedIn whoIsSignedIn, Companies companies, Mode mode) {
        this.assets = assets;
        this.whoIsSignedIn = whoIsSignedIn;
        this.companies = companies;
        this.mode = mode;
        engine.setTrimControlStructures(true);
    }

    /** Told by the module above that knows who is signed in. */
    public interface WhoIsSignedIn extends Function<HttpServletRequest, Frame.Who> {}

    /** Told by the module above that knows the statements: which company is behind a controller's id. */
    public interface Companies extends Function<String, Company> {}

    /**
     * @param accounts whether one can have an account with it
     * @param contact whether one can ask it something
     * @param newsletter whether one can have its newsletter
     * @param advertising whether people are approached for advertising
     */
    public record Company(
            String legalName, boolean accounts, boolean contact, boolean newsletter, boolean advertising) {}

    public Page page(String template, Object content) {
        return page(template, content, HttpStatus.OK);
    }

    /** A form that was not accepted is shown again with 422, a problem with its own status. */
    public Page page(String template, Object content, HttpStatus status) {
        return new Page(engine, this, template, content, status.value(), false);
    }

    /** A page that is the same for everybody who is not signed in: {@link KeptPages} gives it again without asking for it. */
    public Page kept(String template, Object content) {
        return new Page(engine, this, template, content, HttpStatus.OK.value(), true);
    }

    /** A page that may be too long to hold: it leaves while it is made. */
    public LongPage streamed(String template, Object content) {
        return new LongPage(engine, this, template, content);
    }

    Frame frame(HttpServletRequest request, boolean askWho) {
        var visit = Optional.ofNullable(Visit.of(request));
        var trial = Optional.ofNullable(TrialVisit.of(request));
        var who = askWho ? whoIsSignedIn.apply(request) : Frame.Who.NOBODY;
        var company = visit.map(Visit::controller).map(companies).orElse(NO_COMPANY);
        return new Frame(
                visit.map(Visit::site),
                visit.map(Visit::language)
                        .or(() -> trial.map(TrialVisit::language))
                        .orElse(Language.NL),
                visit.map(Visit::path).or(() -> trial.map(TrialVisit::path)).orElse("/"),
                Optional.ofNullable(request.getQueryString())
                        .map(query -> "?" + query)
                        .orElse(""),
                who.role(),
                visit.flatMap(Visit::along),
                who.opens(),
                company.legalName(),
                company.accounts(),
                company.contact(),
                company.newsletter(),
                company.advertising(),
                // Not the port that was asked for: anybody can write anything there, and the page may be kept for
                // others.
                Optional.of("http://localhost:" + request.getLocalPort()).filter(_ -> mode == Mode.TRIAL),
                assets.versions(visit.map(Visit::site)));
    }
}
