package nl.belofte.authority;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.belofte.dossier.Dossier;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.paper.Papers;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Download;
import nl.belofte.web.Moment;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What an authority gets: once for reading and once for its machines, in one file that names nobody outside. */
@Component
class HandOver {

    private static final JsonMapper JSON = new JsonMapper();

    private final AuthorityRequests requests;
    private final AuthorityPages authorityPages;
    private final Statements statements;
    private final Papers papers;
    private final Clock clock;

    HandOver(
            AuthorityRequests requests,
            AuthorityPages authorityPages,
            Statements statements,
            Papers papers,
            Clock clock) {
        this.requests = requests;
        this.authorityPages = authorityPages;
        this.statements = statements;
        this.papers = papers;
        this.clock = clock;
    }

    /** Of the dossiers that hold something of it; made before it is written down that it left, or not at all. */
    Download of(AuthorityRequest request, List<Dossier> held, Actor.Staff actor, Language language) {
        var written = requests.written(request, actor);
        var statement = statements.current(request.controller());
        var duty = Texts.in(language).get("authority.duty." + request.duty().id());
        var law = written.law().isEmpty() ? duty : duty + ": " + written.law();
        var paper = papers.make(
                "authority/paper",
                new HandedOver(
                        statement.contact(),
                        written.name(),
                        written.reference(),
                        law,
                        Moment.of(clock.instant(), statement.zone(), language).written(),
                        authorityPages.opened(held, request, language),
                        language.tag()),
                language);
        var json = new LinkedHashMap<String, Object>();
        json.put("from", statement.contact().name());
        json.put("authority", written.name());
        json.put("reference", written.reference());
        json.put("law", law);
        json.put("at", clock.instant().toString());
        json.put(
                "dossiers",
                held.stream().map(dossier -> data(dossier, language)).toList());
        return new Download(
                "vordering.zip",
                "application/zip",
                zip(Map.of("gegevens.pdf", paper, "gegevens.json", JSON.writeValueAsBytes(json))));
    }

    private Map<String, Object> data(Dossier dossier, Language language) {
        var data = new LinkedHashMap<String, Object>();
        data.put("purpose", dossier.purpose().id());
        data.put("since", dossier.openedOn().toString());
        for (var category : dossier.content().categories()) {
            var fields = new LinkedHashMap<String, Object>();
            category.fields()
                    .forEach(field ->
                            dossier.content().get(category, field).ifPresent(value -> fields.put(field.id(), value)));
            data.put(
                    category.id(),
                    category == Category.MESSAGE && dossier.purpose() == Purpose.CONTACT
                            ? new ArrayList<>(authorityPages.lines(dossier, category, language))
                            : fields);
        }
        return data;
    }

    private static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
