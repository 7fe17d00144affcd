package nl.belofte.rights;

import java.sql.Date;
import java.util.List;
import nl.belofte.brand.Sites;
import nl.belofte.file.Language;
import nl.belofte.mail.Letter;
import nl.belofte.mail.Mail;
import nl.belofte.staff.Staff;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import nl.belofte.statement.Statements;
import nl.belofte.web.Visit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds those who look after people's rights by mail, before the last day of a request comes and once it is over. */
@Component
public class Reminders {

    /** Before the last day; at the end of the list it is over. */
    static final List<Integer> DAYS = List.of(14, 7, 3, 1, -1);

    private final JdbcClient db;
    private final Statements statements;
    private final Staff staff;
    private final Mail mail;
    private final Sites sites;

    Reminders(JdbcClient db, Statements statements, Staff staff, Mail mail, Sites sites) {
        this.db = db;
        this.statements = statements;
        this.staff = staff;
        this.mail = mail;
        this.sites = sites;
    }

    /** One letter to each, however many requests there are, when one of them came nearer. Safe on many nodes at once. */
    @Transactional
    public void remind() {
        statements.controllers().forEach(controller -> {
            if (cameNearer(controller)) {
                var site = sites.of(controller).stream().findFirst().orElseThrow();
                for (var role : Role.values()) {
                    if (statements.current(controller).access().opens(role).contains(Purpose.RIGHTS)) {
                        staff.of(controller, role)
                                .forEach(member -> mail.send(
                                        Letter.REQUESTS_DUE, new Visit(site, Language.NL, "/"), member, null));
                    }
                }
            }
        });
    }

    private boolean cameNearer(String controller) {
        var today = Date.valueOf(statements.today(controller));
        return DAYS.stream()
                        .filter(days -> db.sql("""
                                update rights_request set reminded = :days
                                where controller = :controller and status = :open and answer_by <= :today::date + :days
                                  and (reminded is null or reminded > :days)""")
                                        .param("days", days)
                                        .param("controller", controller)
                                        .param("open", Status.OPEN.id())
                                        .param("today", today)
                                        .update()
                                > 0)
                        .count()
                > 0;
    }
}
