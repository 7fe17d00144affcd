package nl.belofte.mailing;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Use;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Entry;
import nl.belofte.file.Language;
import nl.belofte.mail.Carriage;
import nl.belofte.session.SignedIn;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A mailing as its readers get it, to the member of staff who asks, and to nobody else. */
@Component
class TestCopies {

    private static final Logger LOG = LoggerFactory.getLogger(TestCopies.class);

    private final TransactionTemplate transaction;
    private final Dossiers dossiers;
    private final Compositor compositor;
    private final Carriage carriage;

    TestCopies(TransactionTemplate transaction, Dossiers dossiers, Compositor compositor, Carriage carriage) {
        this.transaction = transaction;
        this.dossiers = dossiers;
        this.compositor = compositor;
        this.carriage = carriage;
    }

    /** In every language. Whether the mail server took them. */
    boolean send(Mailing mailing, SignedIn who) {
        try {
            transaction.executeWithoutResult(_ -> dossiers.open(
                    List.of(who.dossier()),
                    new Use(Purpose.STAFF, Sending.ACTOR),
                    own -> sent(mailing, own.getFirst())));
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "A test of mailing {} was not sent: {}",
                    mailing.id(),
                    e.getClass().getName());
            return false;
        }
    }

    private List<Entry> sent(Mailing mailing, Dossier own) {
        var content = own.content();
        var email = content.get(Category.EMAIL, Field.EMAIL).orElseThrow();
        var name = content.get(Category.NAME_AND_ADDRESS, Field.GIVEN_NAME).orElse("");
        try (var line = carriage.open()) {
            for (var language : Language.values()) {
                var nobody = new DossierId(UUID.randomUUID());
                // Its way out is nobody's, and it says so: whoever tries it takes nothing away.
                var copy = compositor.example(mailing, language, true).to(nobody, nobody, email, name);
                line.carry(copy, () -> {});
            }
        }
        return Arrays.stream(Language.values())
                .map(_ -> new Entry(
                        own.controller(),
                        Deed.MAILED,
                        Purpose.STAFF.id(),
                        Sending.ACTOR,
                        own.person().value(),
                        own.id().value(),
                        Sending.detail(mailing.id())))
                .toList();
    }
}
