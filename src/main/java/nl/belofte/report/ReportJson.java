package nl.belofte.report;

import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import nl.belofte.consent.Consents;
import nl.belofte.disclosure.Received;
import nl.belofte.evidence.Recorded;
import nl.belofte.file.Language;
import nl.belofte.report.Report.Held;
import nl.belofte.statement.Category;
import nl.belofte.statement.Statement.Recipient;
import nl.belofte.statement.Wording;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report for machines, as {@code access-report-1.schema.json} describes it: values as they are held, ids of the statement,
 * times with their distance to UTC. The log is written as it is read, so that nothing long is held.
 */
final class ReportJson {

    static final String FORMAT = "belofte-access-report/1";
    static final String SCHEMA = "/schema/access-report-1.schema.json";

    private static final JsonMapper JSON = new JsonMapper();

    private final Report report;
    private final Wording wording;
    private final Language language;
    private final ZoneId zone;
    private final JsonGenerator out;

    private ReportJson(Report report, Language language, JsonGenerator out) {
        this.report = report;
        this.language = language;
        this.wording = Wording.in(language);
        this.zone = report.statement().zone();
        this.out = out;
    }

    static void write(Report report, Language language, OutputStream to) {
        // Closed only when it is whole: closing writes every bracket that is still open.
        var out = JSON.writerWithDefaultPrettyPrinter().createGenerator(to);
        new ReportJson(report, language, out).all();
        out.close();
    }

    private void all() {
        out.writeStartObject();
        text("format", FORMAT);
        text("schema", SCHEMA);
        text("language", language.tag());
        text("madeAt", time(report.at()));
        controller();
        text("person", report.person().value().toString());
        report.customerNumber().ifPresent(number -> text("customerNumber", number));
        out.writeBooleanProperty("automatedDecisions", false);
        array("recipientsDeclared", report.statement().recipients().values(), this::recipient);
        array("dossiers", report.held(), this::held);
        array("consents", report.consents(), this::consent);
        array("objections", report.objections(), no -> {
            text("purpose", no.purpose().id());
            text("on", no.on().toString());
        });
        array("disclosures", report.disclosures(), this::disclosure);
        out.writeNumberProperty("logEntries", report.log().count());
        out.writeArrayPropertyStart("log");
        for (var piece : report.log()) {
            piece.forEach(deed -> object(() -> deed(deed)));
            out.flush();
        }
        out.writeEndArray();
        // The last of all: who finds it has everything.
        out.writeBooleanProperty("complete", true);
        out.writeEndObject();
    }

    private void controller() {
        var statement = report.statement();
        var contact = statement.contact();
        out.writeObjectPropertyStart("controller");
        text("id", statement.controller());
        text("name", contact.name());
        text("address", contact.address());
        text("email", contact.email());
        text("phone", contact.phone());
        text("tradeRegister", contact.tradeRegister());
        text("complaints", contact.complaints());
        text("supervisoryAuthority", contact.authority());
        text("supervisoryAuthorityUrl", contact.authorityUrl());
        text("statementVersion", statement.version().toString());
        text("statementSha256", statement.sha256());
        array("rights", report.sentences("rights", language));
        out.writeEndObject();
    }

    private void recipient(Recipient recipient) {
        text("id", recipient.id());
        text("name", recipient.name().in(language));
        text("role", recipient.processor() ? "processor" : "controller");
        recipient.country().ifPresent(country -> text("country", country));
        array("data", recipient.data().stream().map(Category::id).toList());
    }

    private void held(Held held) {
        var dossier = held.dossier();
        var about = held.about();
        text("id", dossier.id().value().toString());
        text("purpose", dossier.purpose().id());
        text("title", about.title().in(language));
        array(
                "why",
                about.says().stream()
                        .map(promise -> wording.say(promise.text(), held.statement(), Optional.of(about)))
                        .toList());
        text("statementVersion", dossier.version().toString());
        text("legalBasis", dossier.basis().id());
        text("legalBasisArticle", "eu-gdpr:" + dossier.basis().article());
        text("openedOn", dossier.openedOn().toString());
        dossier.happened().ifPresent(happened -> {
            out.writeObjectPropertyStart("ended");
            text("event", happened.event().id());
            text("on", happened.on().toString());
            out.writeEndObject();
        });
        text("term", wording.keep(held.statement(), about));
        array("terms", about.keep(), term -> {
            text("period", term.period().toString());
            text("after", term.event().id());
        });
        held.due().ifPresent(day -> text("erasedOn", day.toString()));
        out.writeBooleanProperty("kept", dossier.kept());
        out.writeBooleanProperty("restricted", held.restricted());
        held.hold().ifPresent(hold -> text("heldFor", hold.reason().told()));
        array("recipients", about.recipients());
        array("sources", about.sources());
        out.writeObjectPropertyStart("data");
        var said = Values.said(dossier, Category.MESSAGE, zone, language);
        for (var category : dossier.content().categories()) {
            if (category == Category.MESSAGE && said.isPresent()) {
                continue;
            }
            out.writeObjectPropertyStart(category.id());
            category.fields()
                    .forEach(field ->
                            dossier.content().get(category, field).ifPresent(value -> text(field.id(), value)));
            out.writeEndObject();
        }
        out.writeEndObject();
        said.ifPresent(lines -> array("said", lines, line -> {
            text("at", line.at().iso());
            text("what", line.head());
            text("text", line.text());
        }));
        array("goesWith", held.with(), row -> {
            text("table", row.table());
            out.writeObjectPropertyStart("facts");
            row.facts()
                    .forEach((name, value) ->
                            text(name, Report.time(value).map(this::time).orElse(value)));
            out.writeEndObject();
        });
    }

    private void consent(Consents.Course course) {
        var given = course.given();
        var shown = given.shown();
        text("proof", given.proof().value().toString());
        text("purpose", shown.purpose().id());
        text("control", shown.control());
        text("language", shown.language().tag());
        text("statementVersion", shown.version().toString());
        text("text", shown.text());
        text("givenAt", time(given.at()));
        course.over().ifPresent(over -> text(course.withdrawn() ? "withdrawnAt" : "expiredAt", time(over)));
    }

    private void disclosure(Received.Disclosure disclosure) {
        text("reference", disclosure.reference().toString());
        text("dossier", disclosure.dossier().value().toString());
        text("recipient", disclosure.recipient());
        disclosure.chosen().ifPresent(name -> text("chosenReceiver", name));
        array("categories", disclosure.categories().stream().map(Category::id).toList());
        text("purpose", disclosure.purpose().id());
        text("outcome", disclosure.outcome().id());
        text("at", time(disclosure.at()));
        disclosure.duty().ifPresent(duty -> text("duty", duty));
    }

    /** Staff by their role: names of colleagues are not the person's own data (CJEU C-579/21). */
    private void deed(Recorded deed) {
        out.writeNumberProperty("entry", deed.id());
        text("at", time(deed.at()));
        text("deed", deed.deed().id());
        text("purpose", deed.purpose());
        text("by", deed.actor());
        if (deed.dossier() != null) {
            text("dossier", deed.dossier().toString());
        }
        text("detail", deed.detail());
    }

    private String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
    }

    private void text(String name, String value) {
        out.writeStringProperty(name, value);
    }

    private void object(Runnable properties) {
        out.writeStartObject();
        properties.run();
        out.writeEndObject();
    }

    private <T> void array(String name, Collection<T> all, Consumer<T> properties) {
        out.writeArrayPropertyStart(name);
        all.forEach(each -> object(() -> properties.accept(each)));
        out.writeEndArray();
    }

    private void array(String name, Collection<String> all) {
        out.writeArrayPropertyStart(name);
        all.forEach(out::writeString);
        out.writeEndArray();
    }
}
