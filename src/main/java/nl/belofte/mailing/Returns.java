package nl.belofte.mailing;

import java.util.Optional;
import java.util.UUID;
import nl.belofte.consent.Consents;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.NotPermitted;
import nl.belofte.inbox.InboxNews;
import nl.belofte.inbox.LetterBounced;
import nl.belofte.inbox.MailReceived;
import nl.belofte.mailing.CopyMarks.Marked;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.Suppressions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Copies that come back. Whose address there is not gets no mailing of that purpose any more; who calls one unwanted said no,
 * as by any other way out.
 */
@Component
class Returns implements InboxNews {

    private final JdbcClient db;
    private final CopyMarks marks;
    private final Suppressions suppressions;
    private final Consents consents;

    Returns(JdbcClient db, CopyMarks marks, Suppressions suppressions, Consents consents) {
        this.db = db;
        this.marks = marks;
        this.suppressions = suppressions;
        this.consents = consents;
    }

    @Override
    public boolean isFor(MailReceived mail) {
        return false;
    }

    @Override
    public Optional<DossierId> received(MailReceived mail) {
        return Optional.empty();
    }

    private record Copy(DossierId dossier, int mailing, String controller, Purpose purpose, PersonId person) {}

    @Override
    public Optional<DossierId> bounced(LetterBounced letter) {
        return marks.find(letter.references())
                .flatMap(this::find)
                .filter(copy -> copy.controller().equals(letter.controller()))
                .map(copy -> {
                    switch (letter.why()) {
                        case UNWANTED -> no(copy);
                        case NO_SUCH_ADDRESS -> cameBack(copy);
                        case NOT_DELIVERED -> {}
                    }
                    return copy.dossier();
                });
    }

    /** One that went. */
    private Optional<Copy> find(Marked mark) {
        return db.sql("""
                        select m.controller, m.purpose, d.person
                        from mailing_copy c join mailing m on m.id = c.mailing join dossier d on d.id = c.dossier
                        where c.dossier = ? and c.mailing = ? and c.state in ('sent', 'doubtful', 'returned') and d.person is not null""")
                .params(mark.dossier().value(), mark.mailing())
                .query((row, _) -> new Copy(
                        mark.dossier(),
                        mark.mailing(),
                        row.getString(1),
                        Purpose.of(row.getString(2)).orElseThrow(),
                        new PersonId(row.getObject(3, UUID.class))))
                .optional();
    }

    private void cameBack(Copy copy) {
        db.sql("""
                        with back as (
                          update mailing_copy set state = 'returned'
                          where dossier = ? and mailing = ? and state in ('sent', 'doubtful') returning mailing)
                        update mailing set refused = refused + 1, sent = sent - 1 where id = (select mailing from back)""").params(copy.dossier().value(), copy.mailing()).update();
    }

    private void no(Copy copy) {
        suppressions.object(copy.person(), copy.purpose(), Channel.EMAIL, Sending.ACTOR);
        try {
            consents.under(copy.dossier()).ifPresent(given -> consents.withdraw(given.proof(), Sending.ACTOR));
        } catch (NotPermitted already) {
            // It was taken back at this moment, which is what was asked for.
        }
    }
}
