package nl.belofte.mailing;

import java.sql.ResultSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.file.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a mailing leads: nowhere but where its author wrote, and of each counted how often somebody went there. */
@Component
class MailingLinks {

    private final JdbcClient db;

    MailingLinks(JdbcClient db) {
        this.db = db;
    }

    /** Once it begins its words are what they are, and so is where they lead. In the caller's transaction. */
    void keep(Mailing mailing) {
        var addresses = Arrays.stream(Language.values())
                .flatMap(language -> Body.of(mailing.words().body().in(language)).addresses().stream())
                .distinct()
                .toArray(String[]::new);
        db.sql("""
                        insert into mailing_link (mailing, number, address)
                        select ?, a.number, a.address from unnest(?::text[]) with ordinality a (address, number)
                        on conflict do nothing""").params(mailing.id(), addresses).update();
    }

    /** By where they lead; none of a mailing that has not begun. */
    Map<String, Integer> numbers(int mailing) {
        var numbers = new HashMap<String, Integer>();
        db.sql("select address, number from mailing_link where mailing = ?")
                .param(mailing)
                .query((ResultSet row) -> {
                    numbers.put(row.getString(1), row.getInt(2));
                });
        return numbers;
    }

    List<MailingPage.Link> clicks(int mailing) {
        return db.sql("select address, clicks from mailing_link where mailing = ? order by number")
                .param(mailing)
                .query((row, _) -> new MailingPage.Link(row.getString(1), row.getInt(2)))
                .list();
    }

    Optional<String> find(String controller, int mailing, int number) {
        return db.sql("""
                        select l.address from mailing_link l join mailing m on m.id = l.mailing
                        where m.controller = ? and l.mailing = ? and l.number = ?""")
                .params(controller, mailing, number)
                .query(String.class)
                .optional();
    }

    /** One more; of a thousand at once each counts. */
    void count(int mailing, int number) {
        db.sql("update mailing_link set clicks = clicks + 1 where mailing = ? and number = ?")
                .params(mailing, number)
                .update();
    }
}
