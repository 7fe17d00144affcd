package nl.belofte.mailing;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
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
        int added = db.sql("""
                        insert into mailing_copy (dossier, mailing, language)
                        select d.id, ?, r.language
                        from unnest(?::uuid[], ?::text[]) with ordinality r (dossier, language, place)
                        join (select id from dossier where id = any (?::uuid[]) and person is not null
                          order by id for key share) d on d.id = r.dossier
                        where not exists (
                          select from mailing_copy c join mailing m on m.id = c.mailing
                          where c.dossier = d.id and c.state in %s and m.purpose = ?)
                        order by r.place
                        on conflict do nothing""".formatted(CameBack.STATES))
                .params(
                        mailing.id(),
                        ids(readers),
                        readers.stream().map(reader -> reader.language().tag()).toArray(String[]::new),
                        ids(readers),
                        mailing.purpose().id())
                .update();
        db.sql("update mailing set planned = planned + ? where id = ?")
                .params(added, mailing.id())
                .update();
    }

    private static String[] ids(List<Reader> readers) {
        return Bundles.ids(readers.stream().map(Reader::dossier).toList());
    }
}
