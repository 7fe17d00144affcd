package nl.belofte.suppression;

import static nl.belofte.dossier.Floor.email;
import static nl.belofte.dossier.Floor.self;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.dossier.DossierId;
import nl.belofte.dossier.Dossiers;
import nl.belofte.dossier.Floor;
import nl.belofte.evidence.Actor;
import nl.belofte.file.Language;
import nl.belofte.person.PersonId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A no that was said before somebody moved to another address holds for that one too when nothing is left of him. */
class LastingNoesTests {

    private static final String I = "ipcall";
    private static final Actor TEST = new Actor.Platform("test");
    private static final Shown OFFERS =
            new Shown(I, Purpose.ADVERTISING, "advertising-email", Language.NL, LocalDate.parse("2022-06-29"), "Ja.");

    private static final Shown CALLS =
            new Shown(I, Purpose.ADVERTISING, "advertising-phone", Language.NL, LocalDate.parse("2022-06-29"), "Ja.");

    private final Floor floor = Floor.on("2026-03-02");
    private final Suppressions suppressions = Registered.on(floor);
    private final Dossiers dossiers;
    private final PersonId anna = floor.person(I);
    private final DossierId account = floor.open(I, anna, Purpose.ACCOUNT, email("anna@voorbeeld.example"));

    LastingNoesTests() {
        floor.news = new LastingNoes(floor.db, floor.statements, floor.marks(), floor.ledger);
        dossiers = floor.dossiers();
    }

    @AfterEach
    void close() {
        floor.close();
    }

    private boolean suppressed(Purpose purpose, Channel channel, Content to) {
        return suppressions.isSuppressed(I, purpose, channel, to);
    }

    private boolean suppressed(String address) {
        return suppressed(Purpose.ADVERTISING, Channel.EMAIL, email(address));
    }

    private void refuseAndMove() {
        suppressions.object(anna, Purpose.ADVERTISING, Channel.EMAIL, self(anna));
        dossiers.rectify(account, Category.EMAIL, Map.of(Field.EMAIL, "anna.later@voorbeeld.example"), self(anna));
    }

    @Test
    void whoMovedAndIsErasedIsNotBroughtBackUnderTheLastAddress() {
        refuseAndMove();
        assertThat(suppressed("anna.later@voorbeeld.example"))
                .as("as long as she is known by herself")
                .isFalse();

        dossiers.erase(List.of(account), TEST, "test");

        assertThat(suppressed("anna@voorbeeld.example")).isTrue();
        assertThat(suppressed("anna.later@voorbeeld.example")).isTrue();
        var later = email("anna.later@voorbeeld.example");
        assertThat(suppressed(Purpose.NEWSLETTER, Channel.EMAIL, later)).isFalse();
        assertThat(suppressed(Purpose.ADVERTISING, Channel.SOCIAL, later)).isFalse();
    }

    @Test
    void whoSaidYesAnewLeavesNone() {
        refuseAndMove();
        suppressions.consent(OFFERS, email("anna.later@voorbeeld.example"), new Actor.Self(anna.value()));

        dossiers.erase(List.of(account), TEST, "test");

        assertThat(suppressed("anna.later@voorbeeld.example")).isFalse();
    }

    /** An order that goes by its term must not make his own no one that nobody takes back. */
    @Test
    void whoSaidNoToHisNumberTakesItBackAlsoAfterSomethingOfHisIsGone() {
        var number = new Content(Map.of(Category.PHONE, Map.of(Field.PHONE, "0612345678")));
        var old = floor.open(I, anna, Purpose.ORDER, number);
        floor.open(I, anna, Purpose.ORDER, number);
        suppressions.object(anna, Purpose.ADVERTISING, Channel.PHONE, self(anna));
        dossiers.erase(List.of(old), TEST, "test");
        assertThat(suppressed(Purpose.ADVERTISING, Channel.PHONE, number)).isTrue();

        suppressions.consent(CALLS, number, new Actor.Self(anna.value()));

        assertThat(suppressed(Purpose.ADVERTISING, Channel.PHONE, number)).isFalse();
    }

    @Test
    void aRestoredDatabaseHasItAgain() {
        refuseAndMove();
        floor.restoredAfter(() -> dossiers.erase(List.of(account), TEST, "test"));
        assertThat(suppressed("anna.later@voorbeeld.example")).isFalse();

        floor.dossiers();

        assertThat(suppressed("anna.later@voorbeeld.example")).isTrue();
    }
}
