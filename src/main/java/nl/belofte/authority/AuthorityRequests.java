package nl.belofte.authority;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import nl.belofte.authority.AuthorityRequest.Later;
import nl.belofte.disclosure.Demands;
import nl.belofte.disclosure.Demands.Demand;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.person.Persons;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demands, each asked by one member of staff, approved by another, handed over once, and closed when nothing of it is kept
 * from its person any more.
 *
 * <p>Longer than most: the whole life of a demand reads best in one place.
 */
@Component
public class AuthorityRequests {

    /** In which a colleague decides, and in which one of the two takes it away. */
    static final Period TERM = Period.ofDays(7);

    /** How far ahead two people can decide that its person may not know; after that two decide anew. */
    static final Period CONCEALED_AT_MOST = Period.ofMonths(6);

    private static final Actor PLATFORM = new Actor.Platform("authority");

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final Persons persons;
    private final Dossiers dossiers;
    private final Demands demands;

    AuthorityRequests(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Persons persons,
            Dossiers dossiers,
            Demands demands) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.persons = persons;
        this.dossiers = dossiers;
        this.demands = demands;
    }

    /** Records a demand for dossiers of one customer of this controller. It hands over nothing. */
    DossierId ask(String controller, Asked asked, Actor.Staff asks) {
        return transaction.execute(_ -> {
            // Nobody's but its own: with the customer it would show too early and go too soon.
            var id = dossiers.open(
                    controller,
                    persons.add(controller),
                    Purpose.AUTHORITY_REQUEST,
                    asked.written().content(),
                    asks);
            db.sql("""
                            insert into authority_request (dossier, controller, authority, duty, state, asked_by, asked_role,
                              asked_at, until, shown_on)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            id.value(),
                            controller,
                            asked.authority().id(),
                            asked.duty().id(),
                            State.ASKED.id())
                    .params(asks.dossier(), asks.role(), OffsetDateTime.now(clock))
                    .param(Date.valueOf(today(controller).plus(TERM)))
                    .param(asked.shownOn().map(Date::valueOf).orElse(null))
                    .update();
            asked.demanded()
                    .forEach((dossier, categories) -> db.sql(
                                    "insert into demanded (request, dossier, categories) values (?, ?, ?)")
                            .params(
                                    id.value(),
                                    dossier.value(),
                                    categories.stream().map(Category::id).toArray(String[]::new))
                            .update());
            tell(find(controller, id.value()), Deed.AUTHORITY_ASKED, asks);
            return id;
        });
    }

    /** Those that somebody has something to do with first, then the newest. */
    List<AuthorityRequest> list(String controller, int atMost) {
        return rows(
                "controller = ? order by state not in ('asked', 'approved'), asked_at desc, dossier limit ?",
                controller,
                atMost);
    }

    /** Those in which something waits: a decision, the taking away, or the day from which its person sees it. */
    List<AuthorityRequest> waiting(String controller, LocalDate shownAfter, LocalDate shownBefore) {
        return rows("""
                controller = ? and (state in ('asked', 'approved') or later_on is not null
                  or shown_on > ? and shown_on < ?)
                order by until, asked_at, dossier""", controller, Date.valueOf(shownAfter), Date.valueOf(shownBefore));
    }

    /** @throws Missing when there is none at this controller */
    AuthorityRequest find(String controller, UUID id) {
        return rows("controller = ? and dossier = ?", controller, id).stream()
                .findFirst()
                .orElseThrow(Missing::new);
    }

    private AuthorityRequest lock(String controller, UUID id) {
        return rows("controller = ? and dossier = ? for update", controller, id).stream()
                .findFirst()
                .orElseThrow(Missing::new);
    }

    private List<AuthorityRequest> rows(String which, Object... params) {
        return db.sql("select * from authority_request where " + which)
                .params(params)
                .query((row, _) -> request(row))
                .list();
    }

    private AuthorityRequest request(ResultSet row) throws SQLException {
        var id = row.getObject("dossier", UUID.class);
        var controller = row.getString("controller");
        var state = State.of(row.getString("state"));
        var until = row.getObject("until", LocalDate.class);
        return new AuthorityRequest(
                new DossierId(id),
                controller,
                Authority.of(row.getString("authority")).orElseThrow(),
                Duty.of(row.getString("duty")).orElseThrow(),
                state.open() && until.isBefore(today(controller)) ? State.LAPSED : state,
                new Actor.Staff(row.getString("asked_role"), row.getObject("asked_by", UUID.class)),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("approved_by", UUID.class))
                        .map(member -> new Actor.Staff(string(row, "approved_role"), member)),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                until,
                Optional.ofNullable(row.getObject("shown_on", LocalDate.class)),
                later(row),
                demanded(id));
    }

    private static Optional<Later> later(ResultSet row) throws SQLException {
        var day = row.getObject("later_on", LocalDate.class);
        return day == null
                ? Optional.empty()
                : Optional.of(new Later(
                        day, new Actor.Staff(row.getString("later_role"), row.getObject("later_by", UUID.class))));
    }

    private static String string(ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<DossierId, Set<Category>> demanded(UUID id) {
        var demanded = new LinkedHashMap<DossierId, Set<Category>>();
        db.sql("select dossier, categories from demanded where request = ? order by dossier")
                .param(id)
                .query((ResultSet row) -> {
                    var categories = EnumSet.noneOf(Category.class);
                    Arrays.stream((String[]) row.getArray(2).getArray())
                            .forEach(word -> Category.of(word).ifPresent(categories::add));
                    demanded.put(new DossierId(row.getObject(1, UUID.class)), categories);
                });
        return demanded;
    }

    /** What was written about it. */
    Written written(AuthorityRequest request, Actor actor) {
        return Written.of(dossiers.read(request.id(), new Use(Purpose.AUTHORITY_REQUEST, actor))
                .content());
    }

    /** What would go, for who decides on it: the customer reads in the log, then or later, that it was looked at. */
    List<Dossier> look(AuthorityRequest request, Actor.Staff actor) {
        return demands.look(request.id().value(), request.demanded(), actor, shownFrom(request));
    }

    /**
     * The second person finds that the law obliges to it.
     *
     * @throws OwnRequest when it is the first
     * @throws Decided when it does not wait any more
     */
    void approve(String controller, UUID id, Actor.Staff approves) {
        transaction.executeWithoutResult(_ -> {
            var request = lock(controller, id);
            refuseUnless(request.state() == State.ASKED);
            refuseSame(request.asks(), approves);
            db.sql("""
                            update authority_request set state = ?, approved_by = ?, approved_role = ?, decided_at = ?, until = ?
                            where dossier = ?""")
                    .params(State.APPROVED.id(), approves.dossier(), approves.role(), OffsetDateTime.now(clock))
                    .params(Date.valueOf(today(controller).plus(TERM)), id)
                    .update();
            tell(request, Deed.AUTHORITY_APPROVED, approves);
        });
    }

    /**
     * By whoever may approve it, or by who asked; also when it was approved and not yet handed over.
     *
     * @throws Decided when it does not wait any more
     */
    void refuse(String controller, UUID id, String why, Actor.Staff actor) {
        transaction.executeWithoutResult(_ -> {
            var request = lock(controller, id);
            refuseUnless(request.state().open());
            write(request, written(request, actor).refused(why), actor);
            becomes(State.REFUSED, id);
            tell(request, Deed.AUTHORITY_REFUSED, actor);
            closeIfOver(controller, id, actor);
        });
    }

    /**
     * Hands it over, once: to one of the two, who takes it to the authority.
     *
     * @param making of the dossiers that hold something of it what leaves
     * @throws OwnRequest when it is somebody else
     * @throws Decided when it is not approved, or was handed over before
     */
    <T> T handOver(
            String controller, UUID id, Actor.Staff actor, BiFunction<AuthorityRequest, List<Dossier>, T> making) {
        var request = find(controller, id);
        refuseUnless(request.state() == State.APPROVED);
        var approves = request.approves().orElseThrow(Decided::new);
        if (!Set.of(request.asks().dossier(), approves.dossier()).contains(actor.dossier())) {
            throw new OwnRequest();
        }
        var demand = new Demand(id, request.words(), request.demanded(), request.asks(), approves, shownFrom(request));
        return demands.handOver(controller, demand, actor, held -> {
            refuseUnless(lock(controller, id).state() == State.APPROVED);
            becomes(State.HANDED_OVER, id);
            closeIfOver(controller, id, actor);
            return making.apply(request, held);
        });
    }

    /**
     * Somebody asks that its person see it later than was decided; a second must agree.
     *
     * @throws Decided when its person sees it already
     */
    void askLater(String controller, UUID id, LocalDate day, String why, Actor.Staff asks) {
        transaction.executeWithoutResult(_ -> {
            var request = lock(controller, id);
            refuseUnless(request.concealed(today(controller)) && request.later().isEmpty());
            write(request, written(request, asks).later(why), asks);
            db.sql("update authority_request set later_on = ?, later_by = ?, later_role = ? where dossier = ?")
                    .params(Date.valueOf(day), asks.dossier(), asks.role(), id)
                    .update();
        });
    }

    /**
     * @throws OwnRequest when it is who asked for it
     * @throws Decided when its person sees it already
     */
    void approveLater(String controller, UUID id, Actor.Staff approves) {
        transaction.executeWithoutResult(_ -> {
            var request = lock(controller, id);
            var later = request.later().orElseThrow(Decided::new);
            refuseUnless(request.concealed(today(controller)));
            refuseSame(later.asks(), approves);
            db.sql("update authority_request set shown_on = later_on where dossier = ?")
                    .param(id)
                    .update();
            forgetLater(id);
            var shown = find(controller, id);
            tell(shown, Deed.AUTHORITY_CONCEALED, approves);
            shownFrom(shown).ifPresent(from -> demands.showFrom(id, from));
        });
    }

    /** By who may agree, or by who asked for it. */
    void refuseLater(String controller, UUID id) {
        transaction.executeWithoutResult(_ -> {
            refuseUnless(lock(controller, id).later().isPresent());
            forgetLater(id);
        });
    }

    private void forgetLater(UUID id) {
        db.sql("update authority_request set later_on = null, later_by = null, later_role = null where dossier = ?")
                .param(id)
                .update();
    }

    private static void refuseUnless(boolean waits) {
        if (!waits) {
            throw new Decided();
        }
    }

    private static void refuseSame(Actor.Staff one, Actor.Staff other) {
        if (one.dossier().equals(other.dossier())) {
            throw new OwnRequest();
        }
    }

    private void becomes(State state, UUID id) {
        db.sql("update authority_request set state = ?, decided_at = ? where dossier = ?")
                .params(state.id(), OffsetDateTime.now(clock), id)
                .update();
    }

    private void write(AuthorityRequest request, Written written, Actor actor) {
        dossiers.write(request.id(), Category.MESSAGE, written.fields(), new Use(Purpose.AUTHORITY_REQUEST, actor));
    }

    /** With each dossier that it is about, and with its own, which stays when those go. */
    private void tell(AuthorityRequest request, Deed deed, Actor actor) {
        var id = request.id();
        demands.tell(id.value(), Set.of(id), deed, request.words(), actor, Optional.empty());
        demands.tell(id.value(), request.demanded().keySet(), deed, request.words(), actor, shownFrom(request));
    }

    private Optional<Instant> shownFrom(AuthorityRequest request) {
        var zone = statements.current(request.controller()).zone();
        return request.shownOn().map(day -> day.atStartOfDay(zone).toInstant());
    }

    /** What is kept from its person is not over: until then something can still be added to it. */
    private void closeIfOver(String controller, UUID id, Actor actor) {
        var request = find(controller, id);
        if (!request.state().open() && !request.concealed(today(controller))) {
            dossiers.end(request.id(), Event.CLOSED, actor);
        }
    }

    /** What nobody decided in time is over; what its person sees from today on is closed. Safe on many nodes at once. */
    public void lapse() {
        statements.controllers().forEach(controller -> {
            var today = Date.valueOf(today(controller));
            each("state in ('asked', 'approved') and until < ?", controller, today, request -> {
                becomes(State.LAPSED, request.id().value());
                tell(request, Deed.AUTHORITY_REFUSED, PLATFORM);
                closeIfOver(controller, request.id().value(), PLATFORM);
            });
            each("""
                    state not in ('asked', 'approved') and shown_on <= ?
                      and exists (select from dossier d where d.id = authority_request.dossier and d.event is null)""", controller, today, request -> {
                forgetLater(request.id().value());
                closeIfOver(controller, request.id().value(), PLATFORM);
            });
        });
        db.sql("delete from demanded where request not in (select dossier from authority_request)")
                .update();
    }

    private void each(String which, String controller, Date today, Consumer<AuthorityRequest> step) {
        transaction.executeWithoutResult(
                _ -> rows(which + " and controller = ? order by dossier for update skip locked", today, controller)
                        .forEach(step));
    }

    LocalDate today(String controller) {
        return statements.today(controller);
    }
}
