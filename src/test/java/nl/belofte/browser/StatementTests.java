package nl.belofte.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.Running;
import nl.belofte.Visitor;
import nl.belofte.brand.Site;
import nl.belofte.brand.Sites;
import nl.belofte.file.Language;
import nl.belofte.statement.Serves;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.json.JsonMapper;

/** The public statement on every site of both providers, in both languages. */
class StatementTests {

    private static final Running RUNNING = Running.trial();

    /** What each of them promises: subject and numbers. */
    private static final Map<String, String> PROMISED = Map.of("ipcall", """
            ACC 1 2 3 4 5 6, ORD 1 2 3 4 6, SUB 1 2 3 4, CON 1 2 3 4 5, NEW 1 2 3 4, ADV 1 3, LOC 1 2, SHA 1 2 3 4,
            STA 1, COO 1 3 4 5, RIG 1 2 3 4 5 6 7 8 9 10 11, SEC 1, CHA 1 2, COM 1 2""", "voipexpress", """
            ACC 1 2 3 4 5 6, ORD 1 2 3 4 5 6, SUB 1 2 3 4, POR 1 2 3 4 5, CON 1 2 3 4 6, ADV 1 2 3 4 5, SHA 1 2 3 4,
            COO 1 2 3 5, RIG 1 2 3 4 6 8 9 11, SEC 1 2 3 4, CHA 1 2, COM 2""");

    private static final Map<String, String> BY_LAW = Map.of("ipcall", "COO 6", "voipexpress", "RIG 5 7 10, COO 6");

    private static final Map<String, String> DATES = Map.of("ipcall", "2022-06-29", "voipexpress", "2018-05-24");

    private static final List<String> STATUTORY = List.of(
            "pending-registration",
            "pending-question",
            "pending-subscription",
            "pending-advertising",
            "email-change",
            "pending-request",
            "statutory-rights",
            "authority-request",
            "statutory-security",
            "evidence",
            "consent-proof",
            "suppression",
            "staff");

    static Stream<Named<Site>> sites() {
        return RUNNING.part(Sites.class).list().stream().map(site -> Named.of(site.host(), site));
    }

    @Test
    void thereAreNineSites() {
        assertThat(sites()).hasSize(9);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void theDateStandsOnTop(Site site) {
        for (var language : Language.values()) {
            var page = statement(site, language);
            assertThat(page.select("html").attr("lang")).isEqualTo(language.tag());
            var date = page.select("main h1 + .statement-date time");
            assertThat(date.attr("datetime")).isEqualTo(DATES.get(site.controller()));
            assertThat(date.text()).endsWith(DATES.get(site.controller()).substring(0, 4));
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void everyPromiseOfTheControllerHasItsPlaceAndNoOtherHas(Site site) {
        var own = ids(PROMISED.get(site.controller()));
        var law = ids(BY_LAW.get(site.controller()));
        for (var language : Language.values()) {
            var page = statement(site, language);
            var all = new TreeSet<>(own);
            all.addAll(law);
            assertThat(promises(page).stream().map(Element::id)).containsExactlyInAnyOrderElementsOf(all);
            assertThat(page.select(".promise:has(.promise-id):has(.badge-plain)")
                            .eachAttr("id"))
                    .containsExactlyInAnyOrderElementsOf(law);
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void howMuchLongerALawKeepsAnInvoiceStandsByTheBooksAsByLaw(Site site) {
        for (var language : Language.values()) {
            var books = statement(site, language).select("#bookkeeping");
            assertThat(books.select(".promise:has(.badge-plain)").eachAttr("id"))
                    .containsExactly("bookkeeping-be", "bookkeeping-one-stop-shop");
            assertThat(books.select(".purpose-card .because").text()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void whatTheLawGivesAndWhatThePlatformNeedsStandsThereToo(Site site) {
        for (var language : Language.values()) {
            var page = statement(site, language);
            assertThat(page.select("#statutory")).hasSize(1);
            assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
            assertThat(page.select("#statutory ~ .statement-part:not(#contact-us)")
                            .eachAttr("id"))
                    .containsExactlyElementsOf(STATUTORY.stream()
                            // Nothing waits to become a newsletter where there is none.
                            .filter(id -> !id.equals("pending-subscription")
                                    || site.controller().equals("ipcall"))
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void whatNoFeatureServesYetIsSaidToBeSo(Site site) {
        var served = served();
        assertThat(served).contains("ACC-4");
        for (var language : Language.values()) {
            for (var promise : promises(statement(site, language))) {
                boolean said = !promise.select(".badge:not(.badge-plain)").isEmpty()
                        || !promise.parent().select(".part-note").isEmpty();
                assertThat(said).as(promise.id()).isNotEqualTo(served.contains(promise.id()));
            }
        }
    }

    /** Looked up where the platform does not: among all classes, not only those that run. */
    private static Set<String> served() {
        var classes = new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new AnnotationTypeFilter(Serves.class));
        return classes.findCandidateComponents("nl.belofte").stream()
                .map(each -> ((AnnotatedBeanDefinition) each).getMetadata())
                .filter(each -> !each.getClassName().contains("Tests"))
                .map(each -> each.getAnnotationAttributes(Serves.class.getName()))
                .flatMap(attributes -> Stream.of((String[]) attributes.get("value")))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("sites")
    void machinesReadTheSameSentences(Site site) {
        var answer = at(site).get("/.well-known/privacy-statement");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        var json = new JsonMapper().readTree(answer.body());
        assertThat(json.path("version").asString()).isEqualTo(DATES.get(site.controller()));
        for (var language : Language.values()) {
            for (var promise : promises(statement(site, language))) {
                var text = json.path("promises").path(promise.id()).path("text").path(language.tag());
                assertThat(text.asString()).as(promise.id()).isEqualTo(promise.ownText());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void aVersionThatNeverWasIsNotFound(Site site) {
        var date = DATES.get(site.controller());
        assertThat(at(site).get("/privacy/" + date).status()).isEqualTo(200);
        for (var wrong : List.of("2017-01-01", "2022-06-30", "2022-13-45", "vandaag", date + "x")) {
            assertThat(at(site).get("/privacy/" + wrong).status()).as(wrong).isEqualTo(404);
        }
    }

    private static Visitor at(Site site) {
        return Visitor.at(RUNNING, site.host());
    }

    private static Document statement(Site site, Language language) {
        return at(site).get(language.prefix() + "/privacy").page();
    }

    private static List<Element> promises(Document page) {
        return page.getElementsByAttributeValueMatching("id", "^[A-Z]{3}-\\d+$");
    }

    private static List<String> ids(String listed) {
        return Stream.of(listed.split(",\\s*"))
                .flatMap(subject ->
                        Stream.of(subject.split(" ")).skip(1).map(number -> subject.substring(0, 3) + "-" + number))
                .toList();
    }
}
