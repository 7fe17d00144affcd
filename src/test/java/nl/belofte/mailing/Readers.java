package nl.belofte.mailing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.consent.Consents;
import nl.belofte.consent.GivenConsents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.Opening;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;

/** Who gets the newsletter on a promise floor: each with a consent, and an address by number. */
public final class Readers {

    private static final int AT_ONCE = 200;

    private Readers() {}

    public static Content content(int number) {
        return new Content(Map.of(
                Category.NAME_AND_ADDRESS, Map.of(Field.GIVEN_NAME, "Anna", Field.FAMILY_NAME, "de Vries"),
                Category.EMAIL, Map.of(Field.EMAIL, address(number))));
    }

    public static String address(int number) {
        return "anna%d@voorbeeld.example".formatted(number);
    }

    /** As many, in the order of their numbers. */
    public static List<DossierId> add(Floor floor, int count) {
        var consents = GivenConsents.on(floor);
        int shown = consents.remember(new Shown(
                MailingNode.CONTROLLER, Purpose.NEWSLETTER, "test", Language.NL, LocalDate.parse("2022-06-29"), "Ja."));
        var all = new ArrayList<DossierId>();
        for (int from = 0; from < count; from += AT_ONCE) {
            int first = from;
            all.addAll(
                    floor.inTransaction(() -> some(floor, consents, shown, first, Math.min(AT_ONCE, count - first))));
        }
        return all;
    }

    private static List<DossierId> some(Floor floor, Consents consents, int shown, int from, int count) {
        var openings = new ArrayList<Opening>();
        for (int number = from; number < from + count; number++) {
            var person = floor.person(MailingNode.CONTROLLER);
            var by = Floor.email(address(number));
            var ground = consents.give(person, shown, by, new Actor.Self(person.value()));
            openings.add(new Opening(MailingNode.CONTROLLER, person, Purpose.NEWSLETTER, content(number))
                    .on(Optional.of(ground)));
        }
        var opened = floor.dossiers.open(openings, new Actor.Platform("test"));
        floor.db
                .sql("insert into subscriber (dossier, host, language) select id, ?, 'nl' from unnest(?::uuid[]) id")
                .params(MailingNode.SITE, Bundles.ids(opened))
                .update();
        return opened;
    }
}
