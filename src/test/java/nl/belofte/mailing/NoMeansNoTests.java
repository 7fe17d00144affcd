package nl.belofte.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.belofte.Faults;
import nl.belofte.consent.Consents;
import nl.belofte.consent.GivenConsents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.Opening;
import nl.belofte.dossier.RestrictionGround;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two nodes send one newsletter after the other to a mail server, while people sign up, say no, take back, object, are erased
 * and have it restricted, in random order: nothing is accepted for anybody after his no was answered.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NoMeansNoTests {

    private static final int PEOPLE = 30;
    private static final int DEEDS = Faults.LONG ? 2_000 : 200;
    private static final Actor BY = new Actor.Platform("test");

    private record Reader(DossierId dossier, PersonId person) {}

    private final Map<Integer, Reader> readers = new HashMap<>();
    private final Set<String> saidNo = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsAcceptedAfterANo(long seed) throws Exception {
        var random = new Random(seed);
        try (var floor = Floor.on("2026-03-10");
                var nodes = new TwoNodes(floor, saidNo)) {
            var consents = GivenConsents.on(floor);
            nodes.sendDuring(() -> {
                for (int deed = 0; deed < DEEDS; deed++) {
                    if (deed % 10 == 0) {
                        nodes.both.getFirst().begun();
                    }
                    deed(random, floor, nodes.both.get(random.nextInt(2)), consents);
                }
            });

            assertThat(nodes.late).as("seed %d: accepted after a no", seed).isEmpty();
            assertThat(nodes.server.taken())
                    .as("seed %d: something was sent", seed)
                    .isNotEmpty();
            assertThat(floor.count("suppression")).isPositive();
        }
    }

    private void deed(Random random, Floor floor, MailingNode node, Consents consents) {
        int who = random.nextInt(PEOPLE);
        var reader = readers.get(who);
        if (reader == null || random.nextInt(3) == 0) {
            signUp(who, reader, floor, node, consents);
            return;
        }
        switch (random.nextInt(5)) {
            case 0 ->
                node.suppressions.object(
                        MailingNode.CONTROLLER, Purpose.NEWSLETTER, Floor.email(Readers.address(who)), BY);
            case 1 -> floor.dossiers.object(reader.person(), Purpose.NEWSLETTER, BY);
            case 2 -> {
                floor.dossiers.erase(List.of(reader.dossier()), BY, "test");
                readers.remove(who);
            }
            case 3 -> {
                consents.under(reader.dossier()).ifPresent(given -> consents.withdraw(given.proof(), BY));
                readers.remove(who);
            }
            default -> {
                floor.dossiers.restrict(reader.dossier(), RestrictionGround.ACCURACY, BY);
                // Of what is restricted nothing is asked again: he signs up anew.
                readers.remove(who);
            }
        }
        saidNo.add(Readers.address(who));
    }

    /** His yes takes back the no for his address; what he had before goes. */
    private void signUp(int who, Reader before, Floor floor, MailingNode node, Consents consents) {
        if (before != null) {
            floor.dossiers.erase(List.of(before.dossier()), BY, "test");
        }
        saidNo.remove(Readers.address(who));
        var person = floor.person(MailingNode.CONTROLLER);
        var self = new Actor.Self(person.value());
        var dossier = floor.inTransaction(() -> {
            int shown = consents.remember(new Shown(
                    MailingNode.CONTROLLER,
                    Purpose.NEWSLETTER,
                    "test",
                    Language.NL,
                    LocalDate.parse("2022-06-29"),
                    "Ja."));
            var ground = node.suppressions.consent(shown, Floor.email(Readers.address(who)), self);
            var opened = floor.dossiers
                    .open(
                            List.of(new Opening(
                                            MailingNode.CONTROLLER, person, Purpose.NEWSLETTER, Readers.content(who))
                                    .on(Optional.of(ground))),
                            self)
                    .getFirst();
            floor.db
                    .sql("insert into subscriber (dossier, host, language) values (?, ?, 'nl')")
                    .params(opened.value(), MailingNode.SITE)
                    .update();
            return opened;
        });
        readers.put(who, new Reader(dossier, person));
    }
}
