package nl.belofte.browser;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.Running;
import nl.belofte.statement.Category;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cannot be seen from outside: which dossiers there are, and what is left of them. */
record Inside(JdbcClient db) {

    static Inside of(Running running) {
        return new Inside(running.part(JdbcClient.class));
    }

    /** The dossiers of a purpose that came to be while this was done. */
    List<UUID> opened(String purpose, Runnable done) {
        var before = dossiers(purpose);
        done.run();
        var after = new ArrayList<>(dossiers(purpose));
        after.removeAll(before);
        return after;
    }

    private List<UUID> dossiers(String purpose) {
        return db.sql("select d.id from dossier d join declaration e on e.id = d.declaration where e.purpose = ?")
                .param(purpose)
                .query(UUID.class)
                .list();
    }

    List<String> categories(UUID dossier) {
        var sealed = ByteBuffer.wrap(db.sql("select sealed from dossier where id = ?")
                .param(dossier)
                .query(byte[].class)
                .single());
        var categories = new ArrayList<String>();
        while (sealed.hasRemaining()) {
            categories.add(Category.of(sealed.get()).orElseThrow().id());
            int length = sealed.get();
            // Seven bits a byte: what is sealed here is never longer than two of them tell.
            length = length >= 0 ? length : length & 0x7F | sealed.get() << 7;
            sealed.position(sealed.position() + length);
        }
        return categories;
    }

    String basis(UUID dossier) {
        return db.sql("select basis from declaration where id = (select declaration from dossier where id = ?)")
                .param(dossier)
                .query(String.class)
                .single();
    }

    /** What started its clock; empty while it stands. */
    Optional<String> event(UUID dossier) {
        return db.sql("select event from dossier where id = ? and event is not null")
                .param(dossier)
                .query(String.class)
                .optional();
    }

    /** Each with who did it. */
    List<List<String>> deeds(UUID dossier) {
        return db.sql("""
                        select substring(payload from 'deed=([^\n]+)'), substring(payload from 'actor=([^\n]+)')
                        from evidence_opening where dossier = ? order by entry""")
                .param(dossier)
                .query((row, _) -> List.of(row.getString(1), row.getString(2)))
                .list();
    }

    long accounts() {
        return count("select count(*) from account");
    }

    /** Rows that hold a value of this dossier, its key, or point to it; but for the line that it went, for who stays. */
    long leftOf(UUID dossier) {
        return count("""
                select (select count(*) from dossier where id = :id and sealed is not null)
                  + (select count(*) from keys.dossier_key where dossier = :id)
                  + (select count(*) from account where dossier = :id)
                  + (select count(*) from session where dossier = :id)
                  + (select count(*) from ticket where dossier = :id)
                  + (select count(*) from pending_question where dossier = :id)
                  + (select count(*) from pending_subscription where dossier = :id)
                  + (select count(*) from pending_advertising where dossier = :id)
                  + (select count(*) from subscriber where dossier = :id)
                  + (select count(*) from ground where dossier = :id)
                  + (select count(*) from consent_history where proof = :id)
                  + (select count(*) from evidence_opening where dossier = :id and person is not null
                      and payload not like '%deed=erased%')""", dossier);
    }

    private long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    private long count(String sql, UUID id) {
        return db.sql(sql).param("id", id).query(Long.class).single();
    }
}
