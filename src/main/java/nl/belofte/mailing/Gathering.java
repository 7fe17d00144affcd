package nl.belofte.mailing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import nl.belofte.mailing.Audience.Reader;
import nl.belofte.mailing.Mailing.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a copy for each of a mailing's readers, page by page: where it is broken off, it goes on behind the last page. Two who
 * do it at once make no more than one.
 */
@Component
class Gathering {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MailingLinks links;
    private final List<Audience> audiences;

    Gathering(
            JdbcClient db, TransactionTemplate transaction, Clock clock, MailingLinks links, List<Audience> audiences) {
        this.db = db;
        this.transaction = transaction;
        this.clock = clock;
        this.links = links;
        this.audiences = audiences;
    }

    /** What is to begin by now begins. */
    void begin() {
        var now = OffsetDateTime.now(clock);
        transaction.executeWithoutResult(
                _ -> db.sql("update mailing set state = ?, begun_at = ? where state = ? and due_at <= ? returning *")
                        .params(State.GATHERING.id(), now, State.SCHEDULED.id(), now)
                        .query((row, _) -> Mailing.of(row))
                        .list()
                        .forEach(links::keep));
    }

    void run(Mailing mailing) {
        var audience = audiences.stream()
                .filter(each -> each.purpose() == mailing.purpose())
                .findFirst()
                .orElseThrow();
        while (Boolean.TRUE.equals(transaction.execute(_ -> page(mailing, audience)))) {}
        // Plans that were made while there were no copies look through all of them for each bundle.
        db.sql("analyze mailing_copy").update();
    }

    /** @return whether there may be another */
    private boolean page(Mailing mailing, Audience audience) {
        var last = db.sql("select gathered_to from mailing where id = ? and state = ? for update")
                .params(mailing.id(), State.GATHERING.id())
                .query((row, _) ->
                        Optional.ofNullable(row.getObject(1, UUID.class)).map(DossierId::new))
                .optional();
        if (last.isEmpty()) {
            return false;
        }
        var readers = audience.page(mailing.controller(), mailing.host(), last.get(), AT_ONCE);
        add(mailing, readers);
        if (readers.size() == AT_ONCE) {
            db.sql("update mailing set gathered_to = ? where id = ?")
                    .params(readers.getLast().dossier().value(), mailing.id())
                    .update();
            return true;
        }
        db.sql("update mailing set gathered_to = null, state = ? where id = ?")
                .params(State.SENDING.id(), mailing.id())
                .update();
        return false;
    }

    /**
     * Who is erased at this moment gets none: an erasure would not see his copy. Nor does whose address there is not, as a mail
     * server said of one before.
     */
    private void add(Mailing mailing, List<Reader> readers) {
        var living = living(readers);
        int added = 0;
        for (var language : Language.values()) {
            var those = readers.stream()
                    .filter(reader -> reader.language() == language)
                    .map(Reader::dossier)
                    .filter(living::contains)
                    .toList();
            added += add(mailing, language, those);
        }
        db.sql("update mailing set planned = planned + ? where id = ?")
                .params(added, mailing.id())
                .update();
    }

    /** Held, all in the order in which everybody holds them. */
    private Set<DossierId> living(List<Reader> readers) {
        var ids = Bundles.ids(readers.stream().map(Reader::dossier).toList());
        return new HashSet<>(db.sql(
                        "select id from dossier where id = any (?::uuid[]) and person is not null order by id for key share")
                .param(ids)
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list());
    }

    private int add(Mailing mailing, Language language, List<DossierId> dossiers) {
        return db.sql("""
                        insert into mailing_copy (dossier, mailing, language)
                        select r.dossier, ?, ? from unnest(?::uuid[]) with ordinality r (dossier, place)
                        where not exists (
                          select from mailing_copy c join mailing m on m.id = c.mailing
                          where c.dossier = r.dossier and c.state in %s and m.purpose = ?)
                        order by r.place
                        on conflict do nothing""".formatted(CameBack.STATES))
                .params(
                        mailing.id(),
                        language.tag(),
                        Bundles.ids(dossiers),
                        mailing.purpose().id())
                .update();
    }
}
