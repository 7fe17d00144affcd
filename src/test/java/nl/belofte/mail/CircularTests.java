package nl.belofte.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeMap;
import nl.belofte.statement.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy of what is encoded once says to its reader what a mail that was made for him alone says. */
class CircularTests {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final MimeLetters LETTERS = new MimeLetters(SESSION, List.of(), InProduction.CLOCK);
    private static final WayOut OUT = new WayOut(
            "https://voorbeeld.example/berichten?bewijs=" + "aB-_".repeat(40),
            "https://voorbeeld.example/berichten/afmelding?bewijs=" + "aB-_".repeat(40));

    private static final Circular CIRCULAR = circular(
            "Dag" + Circular.NAME + ",\n\n.punt vooraan = €5, " + "lang ".repeat(60) + " \n\n" + Circular.WAY_OUT + "\n"
                    + Circular.SWITCHES + Circular.NAME + "\n",
            "<p>Dag" + Circular.NAME + ",</p>\n<p style=\"color:#123\">" + "lángé ".repeat(40) + "</p>\n<a href=\""
                    + Circular.WAY_OUT + "\">Afmelden</a> <a href=\"" + Circular.SWITCHES + "\">Kiezen</a>");

    private static Circular circular(String text, String html) {
        return new Circular(
                Purpose.NEWSLETTER,
                "voorbeeld.example",
                "info@voorbeeld.example",
                "Vóórbeeld €",
                "nl",
                "Nieuws – " + "juni ".repeat(30).strip(),
                text,
                html);
    }

    private static byte[] written(MimeMessage mail) throws Exception {
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toByteArray();
    }

    private static MimeMessage read(MimeMessage mail) throws Exception {
        return new MimeMessage(SESSION, new ByteArrayInputStream(written(mail)));
    }

    private static String part(MimeMessage mail, int number) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(number).getContent();
    }

    /** Those of each part too; but for what separates the parts, and the time, which may be told in another zone. */
    private static TreeMap<String, String> headers(MimeMessage mail) throws Exception {
        var headers = new TreeMap<String, String>();
        for (var header : Collections.list(mail.getAllHeaders())) {
            var before = headers.put(
                    header.getName().toLowerCase(Locale.ROOT), header.getValue().replaceAll("boundary=.*", "boundary"));
            assertThat(before).as("%s stands there once", header.getName()).isNull();
        }
        headers.put(
                "date",
                new MailDateFormat().parse(headers.get("date")).toInstant().toString());
        for (int number = 0; number < 2; number++) {
            for (var header : Collections.list(
                    ((MimeMultipart) mail.getContent()).getBodyPart(number).getAllHeaders())) {
                headers.put(number + header.getName(), header.getValue());
            }
        }
        return headers;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Anna",
                "Zoë",
                "Łukasz = =C3=A9 €",
                "<b>&Bram",
                "Chaima ",
                ".",
                "\uD83D\uDE00",
                "een heel lange naam die maar doorgaat, met é, = en € erin, tot ver voorbij het eind van wat op een regel past"
            })
    void readsAsAMailThatIsMadeForItsReaderAlone(String name) throws Exception {
        var copy = CIRCULAR.to("anna.o'hara+x@voorbeeld.example", name, OUT, "merk.7");

        var alone = read(LETTERS.of(copy.message()));
        var filled = read(LETTERS.of(copy));

        assertThat(headers(filled)).isEqualTo(headers(alone));
        assertThat(filled.getSubject()).isEqualTo(alone.getSubject());
        assertThat(((MimeMultipart) filled.getContent()).getCount()).isEqualTo(2);
        for (int number = 0; number < 2; number++) {
            assertThat(part(filled, number)).isEqualTo(part(alone, number)).contains(OUT.oneClick());
        }
        assertThat(LETTERS.of(copy).getFrom())
                .isEqualTo(new InternetAddress[] {new InternetAddress("info@voorbeeld.example")});
    }

    @Test
    void holdsNoLineThatIsTooLongAndNothingButAscii() throws Exception {
        var copy = CIRCULAR.to("anna@voorbeeld.example", "Éé= ".repeat(50), OUT, "merk.7");

        var mail = new String(written(LETTERS.of(copy)), StandardCharsets.ISO_8859_1);

        assertThat(mail).matches(text -> text.chars().allMatch(each -> each < 0x7f));
        assertThat(mail.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(Arrays.stream(mail.substring(mail.indexOf("\r\n\r\n")).split("\r\n")))
                .allMatch(line -> line.length() <= 76);
    }

    @Test
    void isNotMadeWithoutAWayOutNorWithOneThatLeadsNowhere() {
        assertThatThrownBy(() -> circular("Dag", Circular.WAY_OUT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> circular(Circular.WAY_OUT, "Dag")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WayOut("https://a.example/berichten", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void letsNobodyAddAHeader() {
        assertThatThrownBy(() -> CIRCULAR.to("anna@voorbeeld.example\r\nBcc: bram@voorbeeld.example", "", OUT, "merk"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
