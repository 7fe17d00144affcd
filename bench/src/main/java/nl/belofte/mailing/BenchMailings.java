package nl.belofte.mailing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import nl.belofte.brand.BenchSites;
import nl.belofte.consent.BenchConsents;
import nl.belofte.dossier.BenchFloor;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.mail.BenchCarriage;
import nl.belofte.mail.BenchCarriage.Signature;
import nl.belofte.mail.LetterHtml;
import nl.belofte.mail.Message;
import nl.belofte.mailing.Mailing.State;
import nl.belofte.mailing.Mailing.Words;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.BenchRegistry;

/** What sends mailings, as the product puts it together; it stands here because only this package may. */
public final class BenchMailings {

    private static final String CONTROLLER = "c0";
    private static final String PARAGRAPH =
            "Vanaf vandaag belt u goedkoper naar het buitenland. In de portal ziet u van elk gesprek wat het kost. ";
    private static final String BODY =
            "# Nieuw deze maand\n\n" + PARAGRAPH.repeat(3) + "\n\nLees [meer](/privacy).\n\n" + PARAGRAPH.repeat(3);
    private static final Words WORDS = new Words(
            new Text(Map.of(Language.NL, "Nieuws van deze maand", Language.EN, "News of this month")),
            new Text(Map.of(Language.NL, BODY, Language.EN, BODY)));

    private final BenchFloor floor;
    private final Mailings mailings;
    private final Compositor compositor;
    private final Dispatch dispatch;

    public BenchMailings(
            BenchFloor floor, DataSource database, Clock clock, int port, int lines, Optional<Signature> signature) {
        this.floor = floor;
        var tokens = BenchCarriage.tokens(floor.keys);
        var links = new MailingLinks(floor.db);
        this.mailings = new Mailings(floor.db, floor.transaction, clock);
        this.compositor = new Compositor(
                floor.statements,
                BenchSites.of(floor.folder.resolve("controllers"), CONTROLLER),
                BenchSites.ADDRESSES,
                tokens,
                links,
                new CopyMarks(tokens),
                new LetterHtml());
        var bundles = new Bundles(floor.db, floor.transaction, clock, floor.evidence);
        var sending = new Sending(
                floor.transaction,
                clock,
                bundles,
                floor.dossiers,
                BenchRegistry.on(floor),
                BenchConsents.on(floor, clock));
        this.dispatch = new Dispatch(
                mailings,
                new Gathering(floor.db, floor.transaction, clock, links, List.of(new Everybody())),
                bundles,
                sending,
                compositor,
                BenchCarriage.to(port, lines, signature, clock),
                database,
                clock);
    }

    private final class Everybody implements Audience {
        @Override
        public Purpose purpose() {
            return Purpose.NEWSLETTER;
        }

        @Override
        public List<Reader> page(String controller, String host, Optional<DossierId> after, int atMost) {
            return floor.db
                    .sql(
                            "select dossier, language from subscriber where host = ? and dossier > ? order by dossier limit ?")
                    .params(host, after.map(DossierId::value).orElse(new UUID(0, 0)), atMost)
                    .query((row, _) -> new Reader(
                            new DossierId(row.getObject(1, UUID.class)),
                            Language.of(row.getString(2)).orElseThrow()))
                    .list();
        }
    }

    public void subscribe(List<DossierId> dossiers) {
        floor.db
                .sql("insert into subscriber (dossier, host, language) select id, ?, 'nl' from unnest(?::uuid[]) id")
                .params(BenchSites.SITE, Bundles.ids(dossiers))
                .update();
    }

    private Mailing made() {
        int id = mailings.add(CONTROLLER, Purpose.NEWSLETTER, BenchSites.SITE, WORDS);
        return mailings.find(CONTROLLER, id).orElseThrow();
    }

    /** A copy as a reader gets it, for who sends as many without us. */
    public Message copy() {
        return compositor
                .of(made(), Language.NL, true)
                .to(new DossierId(new UUID(1, 1)), new DossierId(new UUID(1, 2)), "anna@voorbeeld.example", "Anna")
                .message();
    }

    /** From the word that it begins to the last copy; how many went. */
    public int send() {
        var mailing = made();
        mailings.tested(mailing);
        mailings.schedule(CONTROLLER, mailing.id(), Instant.EPOCH);
        dispatch.run();
        var sent = mailings.find(CONTROLLER, mailing.id()).orElseThrow();
        return sent.state() == State.SENT ? sent.counts().sent() : -1;
    }
}
