package nl.belofte.advertising;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import nl.belofte.advertising.Checked.Good;
import nl.belofte.advertising.Import.Fault;
import nl.belofte.consent.Consents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Channel;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.evidence.Evidence;
import nl.belofte.form.Forms;
import nl.belofte.permission.Approach;
import nl.belofte.permission.ConsentsElsewhere;
import nl.belofte.permission.ConsentsElsewhere.Elsewhere;
import nl.belofte.permission.ConsentsElsewhere.TakenIn;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through the lists that were brought, part by part, on this node. A part and the note that it is done are committed together, so
 * what a node left when it died another one goes on with, and no line is taken twice. Safe on many nodes at once.
 */
@Component
public class ImportRun implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    /** In which a part is done, by far. */
    private static final int LAST_WORDS = 20;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Statements statements;
    private final Forms forms;
    private final Approach approach;
    private final Consents consents;
    private final ConsentsElsewhere elsewhere;
    private final ListParts parts;
    private final Evidence evidence;

    private final ReentrantLock atWork = new ReentrantLock();
    private final Map<UUID, Seen> seen = new HashMap<>();
    private volatile boolean stopping;

    ImportRun(
            JdbcClient db,
            TransactionTemplate transaction,
            Clock clock,
            Statements statements,
            Forms forms,
            Approach approach,
            Consents consents,
            ConsentsElsewhere elsewhere,
            ListParts parts,
            Evidence evidence) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.statements = statements;
        this.forms = forms;
        this.approach = approach;
        this.consents = consents;
        this.elsewhere = elsewhere;
        this.parts = parts;
        this.evidence = evidence;
    }

    /** What saw the parts of a list up to this one. */
    private record Seen(LineCheck check, boolean taking, int next) {}

    /** @param done how many of its parts are */
    private record At(UUID id, String controller, String host, boolean taking, int parts, int done, Actor.Staff by) {}

    /** Lets nobody wait for it. */
    public void soon() {
        Thread.startVirtualThread(this::run);
    }

    /** All that there is to do, a part of each list in turn. Who comes while it is done has nothing to do. */
    public void run() {
        if (!atWork.tryLock()) {
            return;
        }
        try {
            var left = new HashSet<UUID>();
            for (var next = waiting(left); !next.isEmpty() && !stopping; next = waiting(left)) {
                next.stream().filter(id -> !part(id)).forEach(left::add);
            }
        } finally {
            seen.clear();
            atWork.unlock();
        }
    }

    private List<UUID> waiting(HashSet<UUID> but) {
        return db
                .sql("select id from advertising_import where going is not null order by brought_at, id")
                .query(UUID.class)
                .list()
                .stream()
                .filter(id -> !but.contains(id))
                .toList();
    }

    /** @return whether one was done: another node has it, or it cannot be done now, and is later */
    private boolean part(UUID id) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> {
                var at = locked(id);
                at.forEach(this::part);
                return !at.isEmpty();
            }));
        } catch (RuntimeException e) {
            seen.remove(id);
            LOG.warn(
                    "A list cannot be gone through now, and is later: {}",
                    e.getClass().getName());
            return false;
        }
    }

    private List<At> locked(UUID id) {
        return db.sql("select * from advertising_import where id = ? and going is not null for update skip locked")
                .param(id)
                .query((row, _) -> new At(
                        row.getObject("id", UUID.class),
                        row.getString("controller"),
                        row.getString("host"),
                        row.getString("going").equals(Import.Going.TAKING.id()),
                        row.getInt("parts"),
                        row.getInt("parts_done"),
                        new Actor.Staff(row.getString("brought_role"), row.getObject("brought_by", UUID.class))))
                .list();
    }

    private void part(At at) {
        var check = check(at);
        var read = parts.get(at.id(), at.done()).read(check);
        var all = read.good().entrySet().stream()
                .map(each -> at.taking()
                        ? take(at, each.getKey(), each.getValue())
                        : elsewhere.wouldTakeIn(
                                at.controller(),
                                each.getKey(),
                                each.getValue().stream()
                                        .map(one -> elsewhere(one, 0))
                                        .toList()))
                .toList();
        if (!at.taking()) {
            keep(at.id(), read.faults());
        }
        db.sql("""
                        update advertising_import set parts_done = parts_done + 1, taken = taken + ?,
                          suppressed = suppressed + ?, known = known + ?, bad = bad + ? where id = ?""")
                .param(all.stream().mapToInt(TakenIn::taken).sum())
                .param(all.stream().mapToInt(TakenIn::suppressed).sum())
                .param(all.stream().mapToInt(TakenIn::known).sum())
                .params(read.faults().size(), at.id())
                .update();
        seen.put(at.id(), new Seen(check, at.taking(), at.done() + 1));
        if (at.done() + 1 == at.parts()) {
            end(at);
        }
    }

    /** Whoever goes on with what another node began looks at the parts before it again, for how many different texts they have. */
    private LineCheck check(At at) {
        var before = seen.get(at.id());
        if (before != null && before.taking() == at.taking() && before.next() == at.done()) {
            return before.check();
        }
        var check = new LineCheck(forms, approach, statements.current(at.controller()), clock);
        for (int number = 0; number < at.done(); number++) {
            parts.get(at.id(), number).read(check);
        }
        return check;
    }

    private TakenIn take(At at, Channel channel, List<Good> lines) {
        var shown = new HashMap<Shown, Integer>();
        var given = lines.stream()
                .map(one -> elsewhere(one, shown.computeIfAbsent(shown(at.controller(), one), consents::remember)))
                .toList();
        return elsewhere.takeIn(at.controller(), at.host(), channel, given, at.by());
    }

    private static Elsewhere elsewhere(Good one, int shown) {
        return new Elsewhere(one.content(), shown, one.givenAt(), one.language());
    }

    /** Under the version of the statement that bound when it was given, or the oldest one. */
    private Shown shown(String controller, Good one) {
        var on = LocalDate.ofInstant(
                one.givenAt(), statements.current(controller).zone());
        var versions =
                statements.versions(controller).keySet().stream().sorted().toList();
        var version = versions.stream()
                .filter(each -> !each.isAfter(on))
                .reduce((_, later) -> later)
                .orElse(versions.getFirst());
        return new Shown(controller, Purpose.ADVERTISING, Shown.ELSEWHERE, one.language(), version, one.text());
    }

    private void keep(UUID id, List<Fault> faults) {
        db.sql("insert into advertising_fault (import, line, reason) select ?, * from unnest(?::int[], ?::text[])")
                .param(id)
                .param(faults.stream().map(Fault::line).toArray(Integer[]::new))
                .param(faults.stream().map(Fault::reason).toArray(String[]::new))
                .update();
    }

    private void end(At at) {
        parts.remove(at.id());
        seen.remove(at.id());
        var counted = db.sql("""
                        update advertising_import
                        set taken_at = case when going = 'taking' then ?::timestamptz end, going = null where id = ?
                        returning taken || ' of ' || lines""")
                .params(OffsetDateTime.now(clock), at.id())
                .query(String.class)
                .single();
        evidence.record(new Entry(
                at.controller(),
                at.taking() ? Deed.IMPORT_TAKEN : Deed.IMPORT_ASKED,
                Purpose.ADVERTISING.id(),
                at.by(),
                null,
                at.by().dossier(),
                counted));
    }

    /** What is done of a part is committed, or done again by another node. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        if (atWork.tryLock(LAST_WORDS, TimeUnit.SECONDS)) {
            atWork.unlock();
        }
    }
}
