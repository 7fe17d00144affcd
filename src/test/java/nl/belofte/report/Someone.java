package nl.belofte.report;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.belofte.account.NumbersOn;
import nl.belofte.consent.Consents;
import nl.belofte.consent.GivenConsents;
import nl.belofte.consent.Shown;
import nl.belofte.disclosure.ReceivedOn;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Everywhere;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.Ground;
import nl.belofte.dossier.Opening;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Field;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody with a dossier of every purpose that holds every category, and a row in every table. New ones join by themselves. */
public final class Someone {

    public final Floor floor;
    final String controller;
    final String name;
    public final PersonId person;
    final Consents consents;
    public final Map<Purpose, DossierId> dossiers = new EnumMap<>(Purpose.class);
    final Set<String> values = new LinkedHashSet<>();

    private Someone(Floor floor, String controller, String name) {
        this.floor = floor;
        this.controller = controller;
        this.name = name;
        this.person = floor.person(controller);
        this.consents = GivenConsents.on(floor);
    }

    public static Someone everywhere(Floor floor, String controller, String name) {
        var someone = new Someone(floor, controller, name);
        var statement = floor.statements.current(controller);
        // Before the dossiers are there: it ends what is kept until he objects.
        floor.dossiers.object(someone.person, Purpose.ADVERTISING, Floor.self(someone.person));
        statement.declarations().stream()
                .filter(Declaration::hasDossiers)
                .filter(about -> about.purpose() != Purpose.CONSENT_PROOF)
                .forEach(someone::open);
        someone.rows();
        return someone;
    }

    private void open(Declaration about) {
        var opening = new Opening(controller, person, about.purpose(), content(about));
        var ground = about.basis().filter(basis -> basis == LegalBasis.CONSENT).map(_ -> consent(about.purpose()));
        dossiers.put(
                about.purpose(),
                floor.dossiers
                        .open(List.of(opening.on(ground)), Floor.self(person))
                        .getFirst());
    }

    private Ground consent(Purpose purpose) {
        var statement = floor.statements.current(controller);
        var by = content(statement.declaration(Purpose.CONSENT_PROOF).orElseThrow());
        return consents.give(
                person,
                new Shown(controller, purpose, "form", Language.NL, statement.version(), "Ja, voor " + purpose.id()),
                by,
                Floor.self(person));
    }

    /** As long as a form takes it, and nobody else's. */
    private Content content(Declaration about) {
        var all = new EnumMap<Category, Map<Field, String>>(Category.class);
        for (var category : Category.values()) {
            if (about.allows(category)) {
                var fields = new EnumMap<Field, String>(Field.class);
                category.fields().forEach(field -> fields.put(field, value(about.purpose(), category, field)));
                all.put(category, fields);
            }
        }
        return new Content(all);
    }

    private String value(Purpose purpose, Category category, Field field) {
        var value = switch (field) {
            case GENDER -> "f";
            case COUNTRY -> "NL";
            case BIRTH_DATE -> "1990-02-03";
            case IBAN -> "NL91ABNA0417164300";
            case PHONE -> "+31612345678";
            case MESSAGE ->
                purpose == Purpose.CONTACT
                        ? """
                            [{"id":"%s","at":"2026-03-02T09:00:00Z","by":"PERSON","way":"SITE","text":"%s vroeg dit"},\
                            {"id":"%s","at":"2026-03-02T10:00:00Z","by":"STAFF","way":"MAIL","text":"ons antwoord"},\
                            {"id":"%s","at":"2026-03-02T11:00:00Z","by":"STAFF","way":"NOTE","text":"onze aantekening"}]""".formatted(id(1), name, id(2), id(3))
                        : purpose == Purpose.RIGHTS ? """
                            [{"id":"%s","at":"2026-03-02T09:00:00Z","kind":"ASKED","text":"%s vroeg dit"},\
                            {"id":"%s","at":"2026-03-02T10:00:00Z","kind":"NOTED","text":"onze aantekening"}]""".formatted(id(1), name, id(2)) : own(purpose, category, field);
            default -> own(purpose, category, field);
        };
        if (value.startsWith(name)) {
            values.add(value);
        }
        return value;
    }

    private UUID id(int number) {
        return UUID.nameUUIDFromBytes((name + number).getBytes(StandardCharsets.UTF_8));
    }

    private String own(Purpose purpose, Category category, Field field) {
        return "%s-%s-%s-%s".formatted(name, purpose.id(), category.id(), field.id());
    }

    /** What says something must be right; the rest is made from the schema. */
    private void rows() {
        var account = dossiers.get(Purpose.ACCOUNT);
        var recipient = floor.statements
                .current(controller)
                .recipients()
                .keySet()
                .iterator()
                .next();
        floor.db
                .sql("insert into legal_hold (dossier, reason, asked_by, approved_by) values (?, 'claim', ?, ?)")
                .params(account.value(), UUID.randomUUID(), UUID.randomUUID())
                .update();
        floor.dossiers.restrict(account, RestrictionGround.ACCURACY, new Actor.Platform("test"));
        floor.db
                .sql("""
                        insert into disclosure (reference, dossier, controller, recipient, categories, purpose, outcome, disclosed_at)
                        values (?, ?, ?, ?, '{email}', 'account', 'delivered', ?)""")
                .params(UUID.randomUUID(), account.value(), controller, recipient)
                .param(Timestamp.from(floor.clock.instant()))
                .update();
        dossiers.values().forEach(id -> {
            if (id.equals(account)) {
                Everywhere.rowsOf(floor, id);
            }
        });
    }

    Report report() {
        return reports(floor).of(controller, person);
    }

    static Reports reports(Floor floor) {
        return new Reports(
                floor.clock,
                floor.statements,
                floor.dossiers,
                floor.outlines(),
                floor.goingWith(),
                GivenConsents.on(floor),
                ReceivedOn.floor(floor),
                floor.evidence,
                NumbersOn.floor(floor));
    }

    /** As many more entries about the person, as they lie in the database: one a minute. */
    void logged(int entries) {
        logged(floor.db, person.value(), controller, entries);
    }

    static void logged(JdbcClient db, UUID person, String controller, int entries) {
        db.sql("""
                        insert into evidence_opening (entry, salt, payload, person)
                        select -n, '', format(E'at=%sZ\\ncontroller=%s\\ndeed=mailed\\npurpose=account\\nactor=platform:mail\\nperson=%s\\ndossier=\\ndetail=letter-%s',
                            to_char(timestamp '2026-02-01' - n * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:SS'), ?::text, ?::text, n), ?
                        from generate_series(1, ?) n""").params(controller, person.toString(), person, entries).update();
    }
}
