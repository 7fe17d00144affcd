package nl.belofte.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Ground;
import nl.belofte.dossier.Opening;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The consents that people gave: each with the dossier that proves it, and what became of it. */
@Component
public class Consents {

    private static final Actor TIDY = new Actor.Platform("consent");
    private static final int BATCH = 500;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ConsentTexts texts;
    private final Dossiers dossiers;
    private final Evidence evidence;

    Consents(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            ConsentTexts texts,
            Dossiers dossiers,
            Evidence evidence) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.texts = texts;
        this.dossiers = dossiers;
        this.evidence = evidence;
    }

    /** What happened to a consent. */
    public enum Kind {
        /** It was asked, and somebody still has to show that the yes is his. */
        REQUESTED,
        GIVEN,
        /** A no was said to what was asked, where a yes could have been. */
        REFUSED,
        WITHDRAWN,
        EXPIRED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The number of what was shown, for who gives the consent later than in this request. */
    public int remember(Shown shown) {
        return texts.number(shown);
    }

    /** What was shown under this number. */
    public Shown shown(int number) {
        return texts.get(number);
    }

    /** As {@link #give(PersonId, int, Content, Actor)}, of what is shown now. */
    public Ground give(PersonId person, Shown shown, Content by, Actor actor) {
        return transaction.execute(_ -> give(person, texts.number(shown), by, actor));
    }

    /**
     * Records that somebody said yes.
     *
     * @param shown the number of what was shown
     * @param by the address or number that the proof is about
     * @return what the dossiers stand on that it was given for
     */
    public Ground give(PersonId person, int shown, Content by, Actor actor) {
        return give(person, shown, Optional.empty(), by, actor);
    }

    /**
     * As {@link #give(PersonId, int, Content, Actor)}, by who said yes before and now showed to be the one.
     *
     * @param requested when the form was sent; empty where that is now
     */
    public Ground give(PersonId person, int shown, Optional<Instant> requested, Content by, Actor actor) {
        return transaction.execute(_ -> {
            var asked = texts.get(shown);
            var proof = dossiers.open(asked.controller(), person, Purpose.CONSENT_PROOF, by, actor);
            requested.ifPresent(at -> add(proof, Kind.REQUESTED, shown, at));
            add(proof, Kind.GIVEN, shown);
            evidence.record(new Entry(
                    asked.controller(),
                    Deed.CONSENT_GIVEN,
                    asked.purpose().id(),
                    actor,
                    person.value(),
                    proof.value(),
                    ConsentTexts.fingerprint(asked)));
            return new Ground(proof, asked.purpose());
        });
    }

    /**
     * As {@link #give(PersonId, Shown, Content, Actor)}, for a purpose that draws on this dossier. Who said yes already says
     * nothing new.
     */
    public void giveFor(DossierId drawnOn, PersonId person, Shown shown, Content by, Actor actor) {
        transaction.executeWithoutResult(_ -> {
            if (drawing(drawnOn, shown.purpose()).isEmpty()) {
                dossiers.allow(drawnOn, give(person, texts.number(shown), by, actor), actor);
            }
        });
    }

    /** The consent by which a purpose draws on a dossier, while it lives. */
    public Optional<Given> drawing(DossierId drawnOn, Purpose purpose) {
        return given("""
                select h.proof, h.consent_text, h.at from drawing g
                join consent_history h on h.proof = g.proof and h.kind = 'given'
                join dossier p on p.id = g.proof and p.event is null
                where g.dossier = ? and g.purpose = ?""", drawnOn.value(), purpose.id());
    }

    /**
     * A consent that was given elsewhere before.
     *
     * @param shown the number of what was shown
     * @param by the address or number that the proof is about
     */
    public record Before(PersonId person, int shown, Content by, Instant at) {}

    /** As {@link #give(PersonId, int, Content, Actor)}, of many at once, of one controller; each at its own time. */
    public List<Ground> record(String controller, List<Before> given, Actor actor) {
        return transaction.execute(_ -> {
            var shown = new HashMap<Integer, Shown>();
            given.forEach(each -> shown.computeIfAbsent(each.shown(), texts::get));
            var proofs = dossiers.open(
                    given.stream()
                            .map(each -> new Opening(controller, each.person(), Purpose.CONSENT_PROOF, each.by()))
                            .toList(),
                    actor);
            db.sql("""
                            insert into consent_history (proof, kind, consent_text, at)
                            select g.proof, ?, g.shown, g.at
                            from unnest(?::uuid[], ?::int[], ?::timestamptz[]) with ordinality g (proof, shown, at, place)
                            order by g.place""")
                    .param(Kind.GIVEN.id())
                    .param(proofs.stream()
                            .map(proof -> proof.value().toString())
                            .toArray(String[]::new))
                    .param(given.stream().map(Before::shown).toArray(Integer[]::new))
                    .param(given.stream().map(each -> each.at().toString()).toArray(String[]::new))
                    .update();
            var grounds = new ArrayList<Ground>();
            var entries = new ArrayList<Entry>();
            for (int place = 0; place < given.size(); place++) {
                var asked = Objects.requireNonNull(shown.get(given.get(place).shown()));
                grounds.add(new Ground(proofs.get(place), asked.purpose()));
                entries.add(new Entry(
                        controller,
                        Deed.CONSENT_GIVEN,
                        asked.purpose().id(),
                        actor,
                        given.get(place).person().value(),
                        proofs.get(place).value(),
                        ConsentTexts.fingerprint(asked)));
            }
            evidence.record(entries);
            return grounds;
        });
    }

    /**
     * Records that somebody was asked and said no: to what, and when. Its term begins at once, for nothing will stand on it.
     *
     * @param shown the number of what was shown
     * @param by the address or number that it was about
     */
    public void refuse(PersonId person, int shown, Content by, Actor actor) {
        transaction.executeWithoutResult(_ -> {
            var asked = texts.get(shown);
            var proof = dossiers.open(asked.controller(), person, Purpose.CONSENT_PROOF, by, actor);
            add(proof, Kind.REFUSED, shown);
            dossiers.end(proof, Event.EXPIRED, actor);
            evidence.record(new Entry(
                    asked.controller(),
                    Deed.CONSENT_REFUSED,
                    asked.purpose().id(),
                    actor,
                    person.value(),
                    proof.value(),
                    ConsentTexts.fingerprint(asked)));
        });
    }

    /** By what the evidence knows the words that were shown. */
    public String fingerprint(int shown) {
        return ConsentTexts.fingerprint(texts.get(shown));
    }

    /** A consent that was given, and on what. */
    public record Given(DossierId proof, Shown shown, Instant at) {}

    /** The consent that a dossier stands on; empty where it stands on other grounds. */
    public Optional<Given> under(DossierId dossier) {
        return given("""
                select h.proof, h.consent_text, h.at from ground g
                join consent_history h on h.proof = g.proof and h.kind = 'given' where g.dossier = ?""", dossier.value());
    }

    /** What proves the consents that these stand on; without those that stand on other grounds. */
    public Map<DossierId, DossierId> proofsUnder(Collection<DossierId> dossiers) {
        var proofs = new HashMap<DossierId, DossierId>();
        db.sql("select dossier, proof from ground where dossier = any (?::uuid[])")
                .param(dossiers.stream().map(DossierId::toString).toArray(String[]::new))
                .query((ResultSet row) -> {
                    proofs.put(
                            new DossierId(row.getObject(1, UUID.class)), new DossierId(row.getObject(2, UUID.class)));
                });
        return proofs;
    }

    /** The consent that this dossier proves; empty where it is no proof, or gone. */
    public Optional<Given> provedBy(DossierId proof) {
        return given("""
                select h.proof, h.consent_text, h.at from consent_history h
                where h.proof = ? and h.kind = 'given'""", proof.value());
    }

    /** As {@link #provedBy}, or the no that it proves. */
    public Optional<Given> saidIn(DossierId proof) {
        return given("""
                select h.proof, h.consent_text, h.at from consent_history h
                where h.proof = ? and h.kind in ('given', 'refused')""", proof.value());
    }

    /** What happened to a consent, and when. */
    public record Happened(Kind kind, Instant at) {}

    /** The oldest first. */
    public List<Happened> history(DossierId proof) {
        return db.sql("select kind, at from consent_history where proof = ? order by at, entry")
                .param(proof.value())
                .query((row, _) -> new Happened(
                        Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * A consent with what became of it.
     *
     * @param over when it was taken back, or its proof began its term because nothing stands on it; empty while it lives
     * @param withdrawn whether its person took it back
     */
    public record Course(Given given, Optional<Instant> over, boolean withdrawn) {}

    /** Those of a person that live, the oldest first. */
    public List<Given> livingOf(PersonId person) {
        return of(person).stream()
                .filter(course -> course.over().isEmpty())
                .map(Course::given)
                .toList();
    }

    /** All consents of a person of which the proof is still there, the oldest first. */
    public List<Course> of(PersonId person) {
        return db.sql("""
                        select g.proof, g.consent_text, g.at, o.at as over, o.kind = 'withdrawn' as withdrawn
                        from consent_history g join dossier d on d.id = g.proof
                        left join consent_history o on o.proof = g.proof and o.kind in ('withdrawn', 'expired')
                        where g.kind = 'given' and d.person = ? order by g.at, g.entry""")
                .param(person.value())
                .query((row, _) -> new Course(
                        given(row),
                        Optional.ofNullable(row.getObject(4, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        row.getBoolean(5)))
                .list();
    }

    private Optional<Given> given(String which, Object... params) {
        return db.sql(which).params(params).query((row, _) -> given(row)).optional();
    }

    private Given given(ResultSet row) throws SQLException {
        return new Given(
                new DossierId(row.getObject(1, UUID.class)),
                texts.get(row.getInt(2)),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }

    /**
     * Takes a consent back: what stands on it is erased at once. Art. 7(3) GDPR.
     *
     * @throws nl.belofte.dossier.NotPermitted when that was done before, or by somebody else than its person or staff
     */
    public void withdraw(DossierId proof, Actor actor) {
        transaction.executeWithoutResult(_ -> {
            dossiers.withdraw(proof, actor);
            add(proof, Kind.WITHDRAWN, null);
            var about = about(proof);
            evidence.record(new Entry(
                    about.controller(),
                    Deed.CONSENT_WITHDRAWN,
                    about.purpose(),
                    actor,
                    about.person(),
                    proof.value(),
                    ""));
        });
    }

    private record About(String controller, String purpose, UUID person) {}

    private About about(DossierId proof) {
        return db.sql("""
                        select t.controller, t.purpose, d.person from consent_history h
                        join consent_text t on t.number = h.consent_text join dossier d on d.id = h.proof
                        where h.proof = ? and h.kind = 'given'""")
                .param(proof.value())
                .query((row, _) -> new About(row.getString(1), row.getString(2), row.getObject(3, UUID.class)))
                .single();
    }

    private void add(DossierId proof, Kind kind, @Nullable Integer shown) {
        add(proof, kind, shown, clock.instant());
    }

    private void add(DossierId proof, Kind kind, @Nullable Integer shown, Instant at) {
        db.sql("insert into consent_history (proof, kind, consent_text, at) values (?, ?, ?, ?)")
                .params(proof.value(), kind.id())
                .param(shown)
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * A proof begins its term when nothing stands on it any more; and what was kept although the consent under it was taken
     * back goes once nothing keeps it. Safe on many nodes at once.
     */
    public void tidy() {
        erase("""
                select g.dossier from ground g join dossier d on d.id = g.dossier join dossier p on p.id = g.proof
                where p.event = 'withdrawn' and d.person is not null and d.kept_on is null limit ?""");
        while (expire() == BATCH) {}
    }

    private void erase(String which) {
        var left = find(which);
        if (!left.isEmpty()) {
            dossiers.erase(left, TIDY, "consent withdrawn");
        }
    }

    private int expire() {
        return transaction.execute(_ -> {
            var spent = find("""
                    select d.id from dossier d join declaration e on e.id = d.declaration
                    where e.purpose = 'consent-proof' and d.event is null and d.person is not null
                      and not exists (select from ground g where g.proof = d.id)
                      and not exists (select from drawing g where g.proof = d.id)
                    order by d.id limit ? for no key update of d skip locked""");
            for (var proof : spent) {
                dossiers.end(proof, Event.EXPIRED, TIDY);
                add(proof, Kind.EXPIRED, null);
            }
            return spent.size();
        });
    }

    private List<DossierId> find(String which) {
        return db.sql(which)
                .param(BATCH)
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list();
    }
}
