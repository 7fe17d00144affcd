package nl.belofte.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.belofte.Faults;
import nl.belofte.consent.Consents;
import nl.belofte.consent.GivenConsents;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Floor;
import nl.belofte.dossier.Opening;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.permission.ConsentsElsewhere.Elsewhere;
import nl.belofte.permission.Offered;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two nodes send one offer after the other, while customers say yes and no, are on lists that are read in, move to other
 * addresses and are erased, in random order: after a no was answered nothing is accepted for whoever said it, under the address
 * that he had nor under the one that he has.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NoMeansNoToOffersTests {

    private static final int PEOPLE = 20;
    private static final int DEEDS = Faults.LONG ? 2_000 : 200;
    private static final String CONTROLLER = MailingNode.CONTROLLER;
    private static final Actor.Staff ILSE = new Actor.Staff("sales", new UUID(0, 1));

    private static final class Customer {
        final PersonId person;
        final DossierId account;
        String address;
        boolean refusing;

        Customer(PersonId person, DossierId account, String address) {
            this.person = person;
            this.account = account;
            this.address = address;
        }

        Actor.Self self() {
            return new Actor.Self(person.value());
        }
    }

    private final Set<String> saidNo = ConcurrentHashMap.newKeySet();
    private int addresses;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsAcceptedAfterANo(long seed) throws Exception {
        var random = new Random(seed);
        try (var floor = Floor.on("2026-03-10");
                var nodes = new TwoNodes(floor, saidNo)) {
            var offered = nodes.both.stream()
                    .map(node -> Offered.on(floor, node.suppressions))
                    .toList();
            var consents = GivenConsents.on(floor);
            var customers = new ArrayList<Customer>();
            for (int one = 0; one < PEOPLE; one++) {
                var person = floor.person(CONTROLLER);
                var address = address();
                customers.add(new Customer(
                        person, floor.open(CONTROLLER, person, Purpose.ACCOUNT, Floor.email(address)), address));
            }
            nodes.sendDuring(() -> {
                for (int deed = 0; deed < DEEDS; deed++) {
                    if (deed % 10 == 0) {
                        nodes.both.getFirst().begun(Purpose.ADVERTISING);
                    }
                    int by = random.nextInt(2);
                    deed(random, floor, nodes.both.get(by), offered.get(by), consents, customers);
                }
            });

            assertThat(nodes.late).as("seed %d: accepted after a no", seed).isEmpty();
            assertThat(nodes.server.taken())
                    .as("seed %d: something was sent", seed)
                    .isNotEmpty();
            assertThat(floor.count("consent_history")).isPositive();
        }
    }

    private String address() {
        return Readers.address(++addresses);
    }

    private void deed(
            Random random,
            Floor floor,
            MailingNode node,
            Offered offered,
            Consents consents,
            List<Customer> customers) {
        var who = customers.get(random.nextInt(PEOPLE));
        switch (random.nextInt(8)) {
            case 0, 1 -> readIn(random, floor, offered, consents, customers);
            case 2 -> {
                node.suppressions.object(
                        CONTROLLER, Purpose.ADVERTISING, Channel.EMAIL, Floor.email(who.address), ILSE);
                saidNo.add(who.address);
            }
            case 3 -> {
                offered.permissions().stop(who.person, Channel.EMAIL, who.self());
                refuses(who);
            }
            case 4 -> {
                node.suppressions.objectEverywhere(who.person, Purpose.ADVERTISING, who.self());
                offered.permissions().ended(who.person, who.self());
                refuses(who);
            }
            case 5 -> move(floor, who);
            case 6 -> sayYes(floor, node, consents, offered, who);
            default -> {
                floor.dossiers.erase(offered.permissions().living(who.person, Channel.EMAIL), who.self(), "test");
                // Nothing is left that it could go by, until a list or he himself brings another.
            }
        }
    }

    private void refuses(Customer who) {
        who.refusing = true;
        saidNo.add(who.address);
    }

    /** Of some customers, and of somebody whom nobody knows. None of it takes a no back. */
    private void readIn(Random random, Floor floor, Offered offered, Consents consents, List<Customer> customers) {
        var shown = consents.remember(shown("import"));
        var list = new ArrayList<Elsewhere>();
        list.add(new Elsewhere(Floor.email(address()), shown, Instant.parse("2026-01-05T10:00:00Z"), Language.NL));
        for (int line = 0; line < 3; line++) {
            var on = customers.get(random.nextInt(PEOPLE));
            list.add(new Elsewhere(Floor.email(on.address), shown, Instant.parse("2026-01-05T10:00:00Z"), Language.NL));
        }
        floor.inTransaction(() -> offered.elsewhere().takeIn(CONTROLLER, MailingNode.SITE, Channel.EMAIL, list, ILSE));
    }

    /** As the portal does it: all that holds the old address holds the new one. */
    private void move(Floor floor, Customer who) {
        var now = address();
        if (who.refusing) {
            saidNo.add(now);
        }
        floor.dossiers.rectify(who.account, Category.EMAIL, Map.of(Field.EMAIL, now), who.self());
        who.address = now;
    }

    /** His own yes takes his no back, for the address that he has. */
    private void sayYes(Floor floor, MailingNode node, Consents consents, Offered offered, Customer who) {
        saidNo.remove(who.address);
        who.refusing = false;
        floor.inTransaction(() -> {
            floor.dossiers.erase(
                    offered.permissions().living(who.person, Channel.EMAIL), who.self(), "consent given anew");
            var address = Floor.email(who.address);
            var ground = node.suppressions.consent(
                    consents.remember(shown("advertising-email")), Channel.EMAIL, address, who.self());
            var opening = new Opening(CONTROLLER, who.person, Purpose.ADVERTISING, address).on(Optional.of(ground));
            var opened = floor.dossiers.open(List.of(opening), who.self()).getFirst();
            return floor.db
                    .sql(
                            "insert into permission (dossier, controller, channel, host, language) values (?, ?, 'email', ?, 'nl')")
                    .params(opened.value(), CONTROLLER, MailingNode.SITE)
                    .update();
        });
    }

    private static Shown shown(String control) {
        return new Shown(CONTROLLER, Purpose.ADVERTISING, control, Language.NL, LocalDate.parse("2022-06-29"), "Ja.");
    }
}
