package nl.belofte.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.belofte.TemporaryFolder;
import nl.belofte.disclosure.Disclosures.Disclosed;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.evidence.Actor;
import nl.belofte.evidence.Concealment;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Recorded;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.StatementFolder;

/** The way out of the promise floor, with a stand-in for the payment provider and one for the ICT supplier. */
final class Way implements AutoCloseable {

    static final String I = "ipcall";
    static final String PAYMENT = "payment-provider";
    static final String ICT = "ict-supplier";
    static final Actor PLATFORM = new Actor.Platform("order");
    static final Actor.Staff DIRK = (Actor.Staff) Floor.dirk("support");
    static final Set<Category> EMAIL = Set.of(Category.EMAIL);

    final Floor floor;
    final StandIn payment = new StandIn();
    final StandIn ict = new StandIn();
    final Agreements agreements;
    final Outlet outlet;
    final Disclosures disclosures;
    final PastRecipients news;
    private final Gate gate;
    private final Recipients recipients;

    private Way(Floor floor) {
        this.floor = floor;
        this.recipients =
                Recipients.read(folder("""
                        recipients:
                          payment-provider: { address: "%s" }
                          ict-supplier: { address: "%s" }
                        """.formatted(payment.address(), ict.address())), floor.statements, false);
        this.agreements = new Agreements(floor.db, floor.transaction, floor.statements, floor.evidence);
        this.outlet = new Outlet(recipients.addresses(), Duration.ofMillis(600));
        this.gate = new Gate(floor.statements, agreements, recipients);
        this.disclosures =
                new Disclosures(floor.db, floor.transaction, floor.clock, floor.dossiers, floor.evidence, gate, outlet);
        this.news = new PastRecipients(floor.db, floor.clock, floor.evidence, new Concealment(floor.db, floor.clock));
    }

    static Way on(String day) {
        return new Way(Floor.on(day));
    }

    static Way on(String day, StatementFolder controllers) {
        return new Way(Floor.on(day, controllers));
    }

    static Path folder(String recipients) {
        try {
            var folder = TemporaryFolder.make();
            Files.createDirectories(folder.resolve(I));
            Files.writeString(folder.resolve(I).resolve("recipients.yaml"), recipients);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One node's own. */
    Notices notices() {
        return new Notices(
                floor.db, floor.transaction, floor.clock, floor.dossiers, floor.evidence, gate, recipients, outlet);
    }

    Disclosures disclosures(Recipients others) {
        return new Disclosures(
                floor.db,
                floor.transaction,
                floor.clock,
                floor.dossiers,
                floor.evidence,
                new Gate(floor.statements, agreements, others),
                outlet);
    }

    Purpose purposeOf(DossierId id) {
        return floor.db
                .sql("select purpose from declaration where id = (select declaration from dossier where id = ?)")
                .param(id.value())
                .query(String.class)
                .optional()
                .flatMap(Purpose::of)
                .orElseThrow();
    }

    DossierId order(PersonId person) {
        return floor.open(I, person, Purpose.ORDER, Floor.ANNA);
    }

    Disclosed pay(DossierId order, Category... categories) {
        return disclosures.disclose(order, PAYMENT, Set.of(categories), Purpose.ORDER, PLATFORM, "payment");
    }

    /** As the dossiers tell it, in the same transaction. */
    void rectify(DossierId id, String email) {
        floor.transaction.executeWithoutResult(_ -> {
            floor.dossiers.rectify(id, Category.EMAIL, Map.of(Field.EMAIL, email), PLATFORM);
            news.rectified(id, Category.EMAIL);
        });
    }

    void erase(DossierId id) {
        floor.transaction.executeWithoutResult(_ -> {
            news.erased(List.of(id));
            floor.dossiers.erase(List.of(id), PLATFORM, "test");
        });
    }

    void restrict(DossierId id) {
        floor.transaction.executeWithoutResult(_ -> news.restricted(id));
    }

    void lift(DossierId id) {
        floor.transaction.executeWithoutResult(_ -> news.lifted(id));
    }

    void agree(String first, String last) {
        agreements.record(I, ICT, LocalDate.parse(first), LocalDate.parse(last), DIRK);
    }

    /** What is recorded of the person, in the order in which it was done. */
    List<Deed> deeds(PersonId person) {
        var all = new ArrayList<>(floor.evidence.about(person.value(), Long.MAX_VALUE, 100).stream()
                .map(Recorded::deed)
                .toList());
        return all.reversed();
    }

    Recorded last(PersonId person, Deed deed) {
        return floor.evidence.about(person.value(), Long.MAX_VALUE, 100).stream()
                .filter(recorded -> recorded.deed() == deed)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        payment.close();
        ict.close();
        outlet.close();
        floor.close();
    }
}
