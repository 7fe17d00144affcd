package nl.belofte.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTests {

    private static final String ONE_CLICK = "https://a.example/berichten/afmelding?bewijs=x";
    private static final WayOut OUT = new WayOut("https://a.example/berichten?bewijs=x", ONE_CLICK);
    private static final Map<String, String> HEADERS = OUT.headers(Purpose.NEWSLETTER, "a.example", "info@a.example");

    private static Message message(
            LetterKind kind, String subject, String text, String html, Map<String, String> more) {
        return new Message(
                kind,
                "info@a.example",
                "A",
                "anna@voorbeeld.example",
                subject,
                text,
                Optional.of(html),
                "nl",
                Optional.empty(),
                false,
                more);
    }

    @Test
    void marketingCarriesItsWayOutForTheReaderOfTextOfAPageAndForTheProgram() {
        assertThat(message(LetterKind.MARKETING, "Nieuws", ONE_CLICK, ONE_CLICK, HEADERS)
                        .headers())
                .containsKey("List-Unsubscribe-Post");
        assertThatThrownBy(() -> message(LetterKind.MARKETING, "Nieuws", "tekst", ONE_CLICK, HEADERS))
                .hasMessageContaining("without a way");
        assertThatThrownBy(() -> message(LetterKind.MARKETING, "Nieuws", ONE_CLICK, "<p>tekst</p>", HEADERS))
                .hasMessageContaining("without a way");
        for (var header : new String[] {"List-Unsubscribe", "List-Unsubscribe-Post"}) {
            var fewer = new HashMap<>(HEADERS);
            fewer.remove(header);
            assertThatThrownBy(() -> message(LetterKind.MARKETING, "Nieuws", ONE_CLICK, ONE_CLICK, fewer))
                    .hasMessageContaining("without a way");
        }
    }

    @Test
    void otherLettersNeedNone() {
        assertThat(message(LetterKind.CONTRACTUAL, "Uw rekening", "tekst", "tekst", Map.of()))
                .hasToString("Message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nieuws\r\nBcc: bram@voorbeeld.example", "Nieuws\nX", "Nieuws\rX", "Nieuws\u0000"})
    void aHeaderIsOneLine(String subject) {
        assertThatThrownBy(() -> message(LetterKind.CONTRACTUAL, subject, "", "", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> message(LetterKind.CONTRACTUAL, "Nieuws", "", "", Map.of("List-Help", subject)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Letter.class)
    void theKindOfALetterIsThatOfItsPurpose(Letter letter) {
        assertThat(letter.kind()).isEqualTo(LetterKind.of(letter.purpose()));
        assertThat(letter.kind() == LetterKind.MARKETING)
                .isEqualTo(letter.purpose().directMarketing());
        assertThat(letter.kind() == LetterKind.RIGHTS)
                .isEqualTo(letter.aboutRequest() || letter == Letter.CONFIRM_REQUEST);
    }
}
