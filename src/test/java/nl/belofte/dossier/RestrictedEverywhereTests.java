package nl.belofte.dossier;

import static nl.belofte.dossier.Floor.ANNA;
import static nl.belofte.dossier.Floor.dirk;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.belofte.evidence.Actor;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is restricted comes out of no door of the floor but its person's. A new purpose joins by itself. Art. 18 GDPR. */
class RestrictedEverywhereTests {

    private static final String I = "ipcall";

    private final Floor floor = Floor.on("2026-03-02");
    private final PersonId anna = floor.person(I);

    @AfterEach
    void close() {
        floor.close();
    }

    /** Those that anything is held for. */
    static Stream<Purpose> held() {
        try (var floor = Floor.on("2026-03-02")) {
            var declared = floor.statements.current(I);
            return Arrays.stream(Purpose.values())
                    .filter(purpose -> declared.declaration(purpose)
                            .filter(each -> each.hasDossiers() && !each.data().isEmpty())
                            .isPresent())
                    .toList()
                    .stream();
        }
    }

    private Ground yes(Purpose purpose) {
        return new Ground(floor.open(I, anna, Purpose.CONSENT_PROOF, ANNA), purpose);
    }

    /** With something in every category that is declared, and with every consent that could be given. */
    private DossierId open(Purpose purpose) {
        var declaration = floor.statements.current(I).declaration(purpose).orElseThrow();
        var held = new EnumMap<Category, Map<Field, String>>(Category.class);
        declaration
                .data()
                .keySet()
                .forEach(category ->
                        held.put(category, ANNA.categories().contains(category) ? ANNA.get(category) : any(category)));
        boolean consent = declaration.basis().equals(Optional.of(LegalBasis.CONSENT));
        var opening = new Opening(I, anna, purpose, new Content(held))
                .on(consent ? Optional.of(yes(purpose)) : Optional.empty());
        var id = floor.dossiers.open(List.of(opening), self(anna)).getFirst();
        for (var other : Purpose.values()) {
            if (Drawing.needsConsent(floor.statements.current(I), purpose, other)) {
                floor.dossiers.allow(id, yes(other), self(anna));
            }
        }
        return id;
    }

    private static Map<Field, String> any(Category category) {
        return Map.of(category.fields().getFirst(), "iets");
    }

    private static List<Use> uses(Purpose purpose) {
        var uses = new ArrayList<>(List.of(new Use(purpose, new Actor.Platform("test"))));
        for (var role : Role.values()) {
            uses.add(new Use(purpose, dirk(role.id())));
            uses.add(new Use(purpose, dirk(role.id()), Optional.of(LookReason.TELEPHONE)));
        }
        return uses;
    }

    private boolean handedOut(DossierId id, Use use) {
        boolean alone = tried(() -> floor.dossiers.read(id, use));
        boolean onAPage = tried(() -> {
            if (floor.dossiers.read(List.of(id), use).isEmpty()) {
                throw new NotPermitted("left out");
            }
        });
        assertThat(onAPage).as("%s on a page", use).isEqualTo(alone);
        return alone;
    }

    private static boolean tried(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (NotPermitted refused) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("held")
    void isHandedOutToNobodyButItsPerson(Purpose held) {
        var id = open(held);
        var before = floor.read(id, held, self(anna)).content();
        assertThat(handedOut(id, new Use(held, new Actor.Platform("test")))).isTrue();
        floor.dossiers.restrict(id, RestrictionGround.ACCURACY, self(anna));

        for (var purpose : Purpose.values()) {
            for (var use : uses(purpose)) {
                boolean theRequestItself = held == Purpose.RIGHTS
                        && purpose == Purpose.RIGHTS
                        && PurposeRule.looksAfterRights(floor.statements.current(I), use.actor());
                assertThat(handedOut(id, use)).as("%s", use).isEqualTo(theRequestItself);
            }
        }
        for (var role : Role.values()) {
            var who = (Actor.Staff) dirk(role.id());
            assertThat(floor.dossiers.readEach(floor.search().of(anna), who))
                    .filteredOn(each -> held != Purpose.RIGHTS)
                    .extracting(Dossier::id)
                    .doesNotContain(id);
            assertThat(floor.search().find(I, LookUp.EMAIL, ANNA.get(Category.EMAIL), who))
                    .allMatch(each -> each.content().equals(Content.EMPTY));
            var first = before.categories().iterator().next();
            assertThatThrownBy(() -> floor.dossiers.write(id, first, any(first), new Use(held, who)))
                    .isInstanceOf(NotPermitted.class);
        }
        assertThat(floor.erase(id)).isZero();
        assertThat(floor.read(id, held, self(anna)).content()).isEqualTo(before);
        assertThat(floor.dossiers.readOwn(anna))
                .filteredOn(each -> each.id().equals(id))
                .singleElement()
                .matches(each -> each.content().equals(before));
    }

    /** Art. 18(2): for a legal claim, which two people saw to. */
    @ParameterizedTest
    @MethodSource("held")
    void isReadByWhoLooksAfterRightsWhileItIsHeldForAClaimAndNoLonger(Purpose held) {
        var officer = (Actor.Staff) dirk("privacy-officer");
        var second = new Actor.Staff("privacy-officer", UUID.randomUUID());
        var readable = floor.statements.current(I).access().readable(held, Role.PRIVACY_OFFICER, true);
        var id = open(held);
        floor.dossiers.restrict(id, RestrictionGround.CLAIM, self(anna));
        var use = new Use(Purpose.RIGHTS, officer);

        floor.dossiers.hold(id, HoldReason.AUTHORITY, officer, second);
        assertThat(handedOut(id, use)).isEqualTo(held == Purpose.RIGHTS);
        floor.dossiers.release(id, officer);
        floor.dossiers.hold(id, HoldReason.CLAIM, officer, second);

        assertThat(handedOut(id, use)).isEqualTo(!readable.isEmpty());
        if (!readable.isEmpty()) {
            assertThat(readable)
                    .containsAll(floor.dossiers.read(id, use).content().categories());
        }
        assertThat(handedOut(id, new Use(Purpose.RIGHTS, dirk("support")))).isFalse();
        if (held != Purpose.RIGHTS) {
            assertThat(handedOut(id, new Use(held, officer, Optional.of(LookReason.COMPLAINT))))
                    .isFalse();
        }
        floor.dossiers.release(id, officer);
        assertThat(handedOut(id, use)).isEqualTo(held == Purpose.RIGHTS);
    }

    @ParameterizedTest
    @EnumSource
    void thePersonLiftsItAndUsesTheServiceAgain(RestrictionGround ground) {
        var id = open(Purpose.ACCOUNT);
        floor.dossiers.restrict(id, ground, self(anna));

        floor.dossiers.lift(id, self(anna));

        assertThat(handedOut(id, new Use(Purpose.ACCOUNT, dirk("support")))).isTrue();
    }
}
