package nl.belofte.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.belofte.mail.Block.Items;
import nl.belofte.mail.Block.Paragraph;
import nl.belofte.mail.Block.Span;
import nl.belofte.mail.Block.Way;
import org.junit.jupiter.api.Test;

class PlainTextTests {

    private static final String OWN = "https://ipcall.me";

    @Test
    void ourOwnAddressInALineForItselfIsAWayOn() {
        var link = OWN + "/vraag?bewijs=abc";

        assertThat(PlainText.blocks("Met deze link:\n\n" + link, Map.of(link, "Bevestigen")))
                .containsExactly(new Paragraph(List.of(Span.of("Met deze link:"))), new Way(link, "Bevestigen"));
    }

    /** Somebody else's words stand in a letter too, as in the question that it answers: they get no button. */
    @Test
    void anAddressThatIsNotTheLettersOwnIsReadAsItLeads() {
        for (var other : List.of(
                OWN + "/uitloggen",
                OWN + "/naar/1/1",
                "https://ipcall.me.elders.example/x",
                "https://ipcall.mee/x",
                "https://elders.example/")) {
            assertThat(PlainText.blocks(other, Map.of(OWN + "/vraag?bewijs=abc", "Verder")))
                    .containsExactly(new Paragraph(List.of(new Span(other, Optional.of(other)))));
        }
    }

    @Test
    void anAddressAmongWordsEndsBeforeTheFullStop() {
        assertThat(PlainText.blocks("Kijk op https://elders.example/a, en bel.", Map.of()))
                .containsExactly(new Paragraph(List.of(
                        Span.of("Kijk op "),
                        new Span("https://elders.example/a", Optional.of("https://elders.example/a")),
                        Span.of(", en bel."))));
    }

    @Test
    void linesWithADashAreAListAndOthersAreNot() {
        assertThat(PlainText.blocks("- een\n- twee", Map.of()))
                .containsExactly(new Items(List.of(List.of(Span.of("een")), List.of(Span.of("twee")))));
        assertThat(PlainText.blocks("- een\ntwee", Map.of()))
                .containsExactly(new Paragraph(List.of(Span.of("- een\ntwee"))));
    }
}
