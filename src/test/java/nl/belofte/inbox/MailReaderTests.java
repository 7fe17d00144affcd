package nl.belofte.inbox;

import static java.util.stream.Collectors.joining;
import static nl.belofte.inbox.Letters.ANNA;
import static nl.belofte.inbox.Letters.OURS;
import static nl.belofte.inbox.Letters.anna;
import static nl.belofte.inbox.Letters.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import nl.belofte.file.Language;
import nl.belofte.inbox.ReadMail.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a message, however it is made. */
class MailReaderTests {

    @Test
    void readsWhatAPersonWrote() {
        var mail = anna().saying("Wanneer werkt mijn nummer?\n\nGroet,\nAnna").read();

        assertThat(mail.from()).contains(ANNA);
        assertThat(mail.subject()).isEqualTo("Mijn nummer");
        assertThat(mail.text()).isEqualTo("Wanneer werkt mijn nummer?\n\nGroet,\nAnna");
        assertThat(mail.writer()).isEqualTo(Writer.PERSON);
        assertThat(mail.name()).isEqualTo("Anna de Vries");
        assertThat(mail.whole()).isTrue();
        assertThat(mail.attachments()).isZero();
        assertThat(mail.references()).isEmpty();
    }

    @Test
    void printsNothingOfIt() {
        var mail = anna().saying("Wanneer werkt mijn nummer?").read();

        assertThat(mail.toString()).isEqualTo("ReadMail");
    }

    // Of several bodies.

    @Test
    void prefersThePlainTextOfTwoThatSayTheSame() {
        var mail = anna().holding("alternative", part("text/plain", "Gewoon"), part("text/html", "<b>Opgemaakt</b>"))
                .read();

        assertThat(mail.text()).isEqualTo("Gewoon");
    }

    @Test
    void readsThePageWhereThePlainTextIsEmpty() {
        var mail = anna().holding("alternative", part("text/plain", " \n"), part("text/html", "<b>Opgemaakt</b>"))
                .read();

        assertThat(mail.text()).isEqualTo("Opgemaakt");
    }

    @Test
    void readsTextsThatDoNotSayTheSameOneAfterTheOther() {
        var mail = anna().holding("mixed", part("text/plain", "Eerst"), part("text/plain", "Daarna"))
                .read();

        assertThat(mail.text()).isEqualTo("Eerst\n\nDaarna");
    }

    @Test
    void takesTheTextOutOfAPageInsideTheOther() {
        var inner = "Content-Type: multipart/related; boundary=c\n\n--c\n" + part("text/html", "<p>Opgemaakt</p>")
                + "\n--c\nContent-Type: image/png\nContent-ID: <logo>\n\nx\n--c--";
        var mail = anna().holding("alternative", part("text/plain", "Gewoon"), inner)
                .read();

        assertThat(mail.text()).isEqualTo("Gewoon");
        assertThat(mail.attachments()).as("a logo is none").isZero();
    }

    // Attachments.

    @Test
    void leavesAttachmentsOutWithANoteInTheText() {
        var mail = anna().holding(
                        "mixed",
                        part("text/plain", "Zie de foto"),
                        "Content-Type: image/jpeg\nContent-Disposition: attachment; filename=foto.jpg\n\nx",
                        "Content-Type: text/plain\nContent-Disposition: attachment; filename=lijst.txt\n\nGeheim")
                .read();

        assertThat(mail.attachments()).isEqualTo(2);
        assertThat(mail.textWithNotes(Language.NL))
                .startsWith("Zie de foto\n\n[Er zaten 2 bijlagen bij.")
                .doesNotContain("Geheim", "lijst.txt");
        assertThat(mail.textWithNotes(Language.EN)).contains("[There were 2 attachments.");
    }

    @Test
    void takesAMessageInAMessageForAnAttachment() {
        var mail = anna().holding(
                        "mixed",
                        part("text/plain", "Dit kreeg ik"),
                        "Content-Type: message/rfc822\n\nFrom: bram@voorbeeld.example\nSubject: x\n\nVan een ander")
                .read();

        assertThat(mail.text()).isEqualTo("Dit kreeg ik");
        assertThat(mail.textWithNotes(Language.NL)).contains("[Er zat een bijlage bij.");
        assertThat(mail.from()).contains(ANNA);
    }

    @Test
    void takesASignatureForNone() {
        var mail = anna().holding(
                        "signed",
                        part("text/plain", "Getekend"),
                        "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nx")
                .read();

        assertThat(mail.textWithNotes(Language.NL)).isEqualTo("Getekend");
    }

    // Alphabets.

    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-8", "iso-8859-1, ISO-8859-1", "windows-1252, windows-1252", "iso-8859-15, ISO-8859-15",
        "us-ascii, windows-1252", "us-ascii, UTF-8", "x-nooit-van-gehoord, UTF-8", "'', windows-1252",
        "utf-8, windows-1252", "iso-8859-1, UTF-8"
    })
    void readsAccentsInWhateverAlphabetTheyCame(String declared, String written) {
        var mail = anna().with("Content-Type", "text/plain; charset=" + declared)
                .saying("Café België, één vóór", Charset.forName(written))
                .read();

        assertThat(mail.text()).isEqualTo("Café België, één vóór");
    }

    @Test
    void readsOtherScripts() {
        assertThat(anna().with("Content-Type", "text/plain; charset=shift_jis")
                        .saying("日本語", Charset.forName("Shift_JIS"))
                        .read()
                        .text())
                .isEqualTo("日本語");
        assertThat(anna().with("Content-Type", "text/plain; charset=koi8-r")
                        .saying("Привет", Charset.forName("KOI8-R"))
                        .read()
                        .text())
                .isEqualTo("Привет");
    }

    @Test
    void readsWhatWasWrappedForTheWay() {
        assertThat(anna().with("Content-Transfer-Encoding", "quoted-printable")
                        .saying("Caf=C3=A9 en een zachte =\nregel")
                        .read()
                        .text())
                .isEqualTo("Café en een zachte regel");
        var wrapped = Base64.getMimeEncoder().encodeToString("Café".getBytes(StandardCharsets.UTF_8));
        assertThat(anna().with("Content-Transfer-Encoding", "base64")
                        .saying(wrapped)
                        .read()
                        .text())
                .isEqualTo("Café");
        assertThat(anna().with("Content-Transfer-Encoding", "onbekend")
                        .saying("Café")
                        .read()
                        .text())
                .isEqualTo("Café");
    }

    @Test
    void readsASubjectInWordsThatAreWrapped() {
        assertThat(anna().with("Subject", "=?utf-8?B?Q2Fmw6k=?= =?iso-8859-1?Q?_Belgi=EB?=")
                        .read()
                        .subject())
                .isEqualTo("Café België");
        assertThat(anna().with("Subject", "=?x-weg?Q?wat=?=").read().subject()).isNotBlank();
        assertThat(MailReader.read(anna().with("Subject", "Café").bytes(Charset.forName("windows-1252")), true, OURS)
                        .subject())
                .isEqualTo("Café");
    }

    // What is not to be seen.

    @Test
    void keepsASubjectInOneLineWhateverIsHiddenInIt() {
        var mail = anna().with("Subject", "=?utf-8?Q?Vraag=0D=0ABcc:_bram@voorbeeld.example=00?=")
                .read();

        assertThat(mail.subject()).isEqualTo("Vraag Bcc: bram@voorbeeld.example");
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 200, 201})
    void shortensASubject(int length) {
        var mail = anna().with("Subject", "x".repeat(length)).read();

        assertThat(mail.subject()).hasSize(Math.min(length, MailReader.LONGEST_SUBJECT));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void shortensATextAndSaysSo(int more) {
        int length = MailReader.LONGEST_TEXT + more;

        var mail = anna().saying("x".repeat(length)).read();

        assertThat(mail.text()).hasSize(Math.min(length, MailReader.LONGEST_TEXT));
        assertThat(mail.textWithNotes(Language.NL).contains("[Een deel van dit bericht"))
                .isEqualTo(more > 0);
    }

    @Test
    void shortensNoCharacterInTwo() {
        var mail =
                anna().saying("x".repeat(MailReader.LONGEST_TEXT - 1) + "😀😀").read();

        assertThat(mail.text()).hasSize(MailReader.LONGEST_TEXT - 1);
    }

    @Test
    void leavesOutWhatTurnsTheTextAroundOrCannotBeSeen() {
        assertThat(anna().saying("a\u202Eb\u0000c\u0007d\u200Fe\ufefff").read().text())
                .isEqualTo("abcdef");
    }

    // Pages.

    @Test
    void readsOfAPageWhatSomebodySeesOfIt() {
        var mail = anna().with("Content-Type", "text/html; charset=utf-8")
                .saying("""
                <html><head><title>Titel</title><style>p {color: red}</style></head>
                <body onload="alert(1)"><script>alert('x')</script><!-- geheim -->
                <p>Dag,</p><p>Mijn nummer is <b>085</b>&nbsp;208<br>en het doet &lt;niets&gt;.</p>
                <div style="display: none">verborgen</div>
                <ul><li>een</li><li>twee</li></ul>
                <img src="http://volg.example/pixel" alt=""><iframe src="http://volg.example">raam</iframe>
                <a href="javascript:alert(1)">klik</a></body></html>""")
                .read();

        assertThat(mail.text()).isEqualTo("Dag,\n\nMijn nummer is 085 208\nen het doet <niets>.\n\neen\ntwee\nklik");
    }

    @Test
    void readsOfATableAllCellsApart() {
        var mail = anna().with("Content-Type", "text/html")
                .saying("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>")
                .read();

        assertThat(mail.text()).isEqualTo("a b\nc");
    }

    @Test
    void keepsTheLinesOfWhatIsSetAsTyped() {
        assertThat(anna().with("Content-Type", "text/html")
                        .saying("<pre>een\n  twee</pre>drie")
                        .read()
                        .text())
                .isEqualTo("een\n  twee\ndrie");
    }

    @Test
    @Timeout(20)
    void readsAPageThatIsNestedWithoutEnd() {
        var mail = anna().with("Content-Type", "text/html")
                .saying("<div>".repeat(200_000) + "diep")
                .read();

        assertThat(mail.text()).contains("diep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>x",
                "<b>x",
                "<blockquote>x",
                "<table><tr><td>x",
                "<pre>x",
                "<p>x",
                "<a href=x>x",
                "&#x;",
                "<!--",
                "<"
            })
    @Timeout(20)
    void isNotHeldUpByAPageOfTheSameWithoutEnd(String piece) {
        var mail = anna().with("Content-Type", "text/html")
                .saying(piece.repeat(1_000_000 / piece.length()))
                .read();

        assertThat(mail.from()).contains(ANNA);
    }

    // What is quoted.

    @Test
    void leavesOutWhatIsQuotedAtTheEnd() {
        assertThat(answer(
                                "Ja, graag.\n\nOp di 10 mrt 2026 om 12:00 schreef Wij\n<info@wij.example>:\n\n> Zullen wij bellen?\n>\n> Wij")
                        .text())
                .isEqualTo("Ja, graag.");
        assertThat(answer("Yes.\n\nOn Tue, 10 Mar 2026 at 12:00, We <info@wij.example> wrote:\n> Shall we call?")
                        .text())
                .isEqualTo("Yes.");
        assertThat(answer("Ja.\n\n-----Oorspronkelijk bericht-----\nVan: Wij\nZullen wij bellen?")
                        .text())
                .isEqualTo("Ja.");
        assertThat(answer(
                                "Ja.\n\nVan: Wij <info@wij.example>\nVerzonden: dinsdag\nAan: Anna\nOnderwerp: Bellen\n\nZullen wij bellen?")
                        .text())
                .isEqualTo("Ja.");
        assertThat(answer("Ja.\n> Zullen wij bellen?").text()).isEqualTo("Ja.");
    }

    @Test
    void leavesOutWhatAPageQuotes() {
        var mail = anna().with("In-Reply-To", "<x@wij.example>")
                .with("Content-Type", "text/html")
                .saying("""
                <div>Ja, graag.</div><div class="gmail_quote"><div>Op di 10 mrt schreef Wij &lt;info@wij.example&gt;:<br></div>
                <blockquote><p>Zullen wij bellen?</p><blockquote>Eerder</blockquote></blockquote></div>""")
                .read();

        assertThat(mail.text()).isEqualTo("Ja, graag.");
    }

    @Test
    void keepsWhatIsAnsweredBetweenTheLines() {
        var between = "> Zullen wij bellen?\nJa.\n> Wanneer?\nMorgen.";

        assertThat(answer(between).text()).isEqualTo(between);
    }

    @Test
    void keepsAQuoteWithNothingElse() {
        assertThat(answer("> Zullen wij bellen?").text()).isEqualTo("> Zullen wij bellen?");
    }

    @Test
    void keepsWhatSomebodyPassesOnOrWritesByThemselves() {
        var text = "Dit kreeg ik:\n\nVan: Bram\nVerzonden: dinsdag\nAan: Anna\n\nBetaal nu";

        assertThat(anna().with("Subject", "FW: Rekening")
                        .with("References", "<x@y>")
                        .saying(text)
                        .read()
                        .text())
                .isEqualTo(text);
        assertThat(anna().saying("Ik las:\n> dit").read().text()).isEqualTo("Ik las:\n> dit");
    }

    @Test
    @Timeout(20)
    void isNotHeldUpByAQuoteWithoutEnd() {
        assertThat(answer(">\n".repeat(2_000_000) + "slot").text()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n", "\n \n", "-", "_", "on x", "van:", "\u00a0", "\u202e", "\r", "a:"})
    @Timeout(20)
    void isNotHeldUpByATextOfTheSameWithoutEnd(String piece) {
        assertThat(answer(piece.repeat(2_000_000 / piece.length()) + "slot").from())
                .contains(ANNA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "References",
                "In-Reply-To",
                "From",
                "Subject",
                "Content-Type",
                "Return-Path",
                "Precedence",
                "Message-ID"
            })
    @Timeout(20)
    void isNotHeldUpByAHeaderOfTheSameWithoutEnd(String name) {
        for (var piece : new String[] {"x", "<", "@", " ", "=?utf-8?Q?x", "(", "\"", ";", "<a@b>", "mailer-daemon"}) {
            assertThat(anna().with(name, piece.repeat(99_000 / piece.length()))
                            .read()
                            .subject())
                    .hasSizeLessThanOrEqualTo(MailReader.LONGEST_SUBJECT);
        }
    }

    private static ReadMail answer(String text) {
        return anna().with("Subject", "Re: Bellen")
                .with("In-Reply-To", "<x@wij.example>")
                .saying(text)
                .read();
    }

    // Who wrote it.

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                anna@voorbeeld.example                                  | anna@voorbeeld.example | ''
                <Anna@Voorbeeld.EXAMPLE>                                | Anna@Voorbeeld.EXAMPLE | ''
                "info@wij.example" <anna@voorbeeld.example>             | anna@voorbeeld.example | info@wij.example
                =?utf-8?Q?Ann=C3=A1?= <anna@voorbeeld.example>          | anna@voorbeeld.example | Anná
                Anná <anna@voorbeeld.example>                           | anna@voorbeeld.example | Anná
                Anna (thuis) <anna@voorbeeld.example>                   | anna@voorbeeld.example | Anna
                """)
    void knowsTheAddressAndTheNameOfTheSender(String from, String address, String name) {
        var mail = anna().with("From", from).read();

        assertThat(mail.from()).contains(address);
        assertThat(mail.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna@voorbeeld.example, bram@voorbeeld.example",
                "Vrienden: anna@voorbeeld.example, bram@voorbeeld.example;"
            })
    void knowsNoSenderWhereNoneOrMoreAreNamed(String from) {
        assertThat(anna().with("From", from).read().from()).isEmpty();
    }

    @Test
    void knowsNoSenderOfWhoWritesTwoFromLines() {
        var message = "From: anna@voorbeeld.example\r\nFrom: bram@voorbeeld.example\r\n\r\nx"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(MailReader.read(message, true, OURS).from()).isEmpty();
    }

    @Test
    void takesALookAlikeForAnotherAddress() {
        assertThat(anna().with("From", "anna@vo\u043Erbeeld.example").read().from())
                .isNotEmpty()
                .isNotEqualTo(Optional.of(ANNA));
    }

    // What it is about.

    @Test
    void namesTheNewestOfWhatItAnswersLast() {
        var mail = anna().with("References", "<een@wij.example>\n <twee@wij.example>")
                .with("In-Reply-To", "Uw bericht van dinsdag <drie@wij.example>")
                .read();

        assertThat(mail.references()).containsExactly("een@wij.example", "twee@wij.example", "drie@wij.example");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void namesTheLastOfManyOnly(int more) {
        int number = MailReader.MOST_REFERENCES + more;
        var ids = IntStream.rangeClosed(1, number)
                .mapToObj("<%d@wij.example>"::formatted)
                .collect(joining(" "));

        var mail = anna().with("References", ids).read();

        assertThat(mail.references()).hasSize(Math.min(number, MailReader.MOST_REFERENCES));
        assertThat(mail.references().getLast()).isEqualTo(number + "@wij.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<>", "<zonder apenstaart>", "@", "<@>", "<<<<", "geen"})
    void namesNothingThatIsNoId(String written) {
        assertThat(anna().with("In-Reply-To", written).read().references()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gisteren", "Tue, 99 Foo 99999999999 99:99:99 +9999", "Mon, 1 Jan 0001 00:00:00 +0000"})
    void isNotPutOffByADateThatIsNone(String date) {
        var mail = anna().with("Date", date).saying("Dag").read();

        assertThat(mail.text()).isEqualTo("Dag");
        assertThat(mail.writer()).isEqualTo(Writer.PERSON);
    }

    @Test
    void saysOfWhatIsCutThatItIsNotWhole() {
        var message = anna().holding(
                        "mixed",
                        part("text/plain", "Zie de film"),
                        "Content-Type: video/mp4\nContent-Disposition: attachment\n\n" + "x".repeat(10_000))
                .bytes();

        var mail = MailReader.read(Arrays.copyOf(message, 5_000), false, OURS);

        assertThat(mail.textWithNotes(Language.NL))
                .startsWith("Zie de film\n\n[Er zat een bijlage bij.")
                .contains("[Een deel van dit bericht");
    }

    // The same message once more.

    @Test
    void knowsAMessageThatComesAgainOverAnotherWay() {
        var first = anna().saying("x").read();
        var again = anna().with("Received", "from elders")
                .with("To", "services@wij.example")
                .saying("x")
                .read();

        assertThat(again.identity()).isEqualTo(first.identity());
    }

    @Test
    void takesMessagesThatSayOtherThingsForOthersAlsoUnderOneId() {
        var first = anna().saying("x").read();

        assertThat(anna().saying("y").read().identity()).isNotEqualTo(first.identity());
        assertThat(anna().with("From", Letters.BRAM).saying("x").read().identity())
                .isNotEqualTo(first.identity());
        assertThat(anna().with("Date", "Tue, 10 Mar 2026 12:00:01 +0100")
                        .saying("x")
                        .read()
                        .identity())
                .isNotEqualTo(first.identity());
    }

    // Broken, and made to break.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/mixed",
                "multipart/mixed; boundary=",
                "multipart/mixed; boundary=\"\"",
                "multipart/mixed; boundary=\"nergens\"",
                "multipart/alternative; boundary=b; boundary=c",
                "text/plain; charset",
                "text/plain; charset=\"",
                "text/",
                "/",
                ";;;;",
                "application/octet-stream"
            })
    void readsTheSenderOfWhatIsBroken(String type) {
        assertThat(anna().with("Content-Type", type)
                        .saying("--b\nx\n--b")
                        .read()
                        .from())
                .contains(ANNA);
    }

    @Test
    void readsTheTextOfAMultipartThatBreaksOff() {
        var mail = anna().with("Content-Type", "multipart/mixed; boundary=b")
                .saying("--b\nContent-Type: text/plain\n\nTot hier")
                .read();

        assertThat(mail.text()).isEqualTo("Tot hier");
    }

    @Test
    void followsPartsToADepthAndSaysWhatItLeftOut() {
        assertThat(nested(MailReader.DEEPEST).text()).isEqualTo("diep");
        assertThat(nested(MailReader.DEEPEST).whole()).isTrue();
        var deeper = nested(MailReader.DEEPEST + 1);
        assertThat(deeper.text()).as("the subject, which is all that is left").isEqualTo("Mijn nummer");
        assertThat(deeper.whole()).isFalse();
        assertThat(deeper.textWithNotes(Language.NL)).contains("weggelaten");
        assertThat(nested(1000).whole()).isFalse();
    }

    private static ReadMail nested(int depth) {
        var body = new StringBuilder();
        for (int i = 1; i < depth; i++) {
            body.append("--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n".formatted(i, i + 1));
        }
        body.append("--b%d\nContent-Type: text/plain\n\ndiep\n".formatted(depth));
        for (int i = depth; i > 0; i--) {
            body.append("--b%d--\n".formatted(i));
        }
        return anna().with("Content-Type", "multipart/mixed; boundary=b1")
                .saying(body.toString())
                .read();
    }

    @Test
    @Timeout(20)
    void isNotFilledByAMillionParts() {
        var mail = anna().with("Content-Type", "multipart/mixed; boundary=b")
                .saying("--b\n\nx\n".repeat(1_000_000))
                .read();

        assertThat(mail.from()).contains(ANNA);
        assertThat(mail.text()).isNotEmpty();
        assertThat(mail.whole()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void readsSoManyPartsAndSaysWhatItLeftOut(int more) {
        var parts = new String[MailReader.MOST_PARTS + more];
        Arrays.fill(parts, part("text/plain", "x"));

        var mail = anna().holding("mixed", parts).read();

        assertThat(mail.whole()).isEqualTo(more <= 0);
    }

    @Test
    @Timeout(20)
    void isNotFilledByAHeaderWithoutEnd() {
        var mail = MailReader.read(
                ("From: " + ANNA + "\r\n" + "X-Veel: x\r\n".repeat(500_000) + "\r\nx").getBytes(StandardCharsets.UTF_8),
                true,
                OURS);

        assertThat(mail.from()).contains(ANNA);
        assertThat(mail.whole()).isFalse();
    }

    @Test
    @Timeout(20)
    void isNotHeldUpByALineWithoutEnd() {
        assertThat(anna().with("Subject", "x".repeat(5_000_000)).read().subject())
                .hasSizeLessThanOrEqualTo(200);
        assertThat(anna().with("From", "(".repeat(90_000) + ANNA).read().from()).isEmpty();
        assertThat(anna().with("From", "a@b.example, ".repeat(7_000)).read().from())
                .isEmpty();
    }

    /** A message is cut, repeated and scrambled in some thousand ways; each is read in time, and none throws. */
    @Test
    void readsAnythingWhatever() throws Exception {
        long seed = Long.getLong("belofte.seed", System.nanoTime());
        var random = new Random(seed);
        var good = anna().with("Subject", "=?utf-8?Q?Caf=C3=A9?=")
                .with("References", "<een.1@wij.example> <twee.2@wij.example>")
                .holding(
                        "alternative",
                        part("text/plain; charset=utf-8", "Gewoon\n> gezegd"),
                        part("text/html", "<p>Opgemaakt<blockquote>gezegd</blockquote>"),
                        "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA=")
                .bytes();
        for (int i = 0; i < 3000; i++) {
            var bytes = scrambled(good, random);
            var read = CompletableFuture.supplyAsync(() -> MailReader.read(bytes, true, OURS))
                    .orTimeout(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
            assertThat(read).as("seed %d, message %d", seed, i).succeedsWithin(Duration.ofSeconds(20));
            assertThat(read.get().subject()).doesNotContain("\n", "\r", "\0");
        }
    }

    private static byte[] scrambled(byte[] good, Random random) {
        var bytes = good.clone();
        for (int i = random.nextInt(12); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                case 1 -> bytes[random.nextInt(bytes.length)] = (byte) "\r\n:;=<>(\"-@".charAt(random.nextInt(11));
                case 2 -> bytes = Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = random.nextInt(bytes.length - from);
                    System.arraycopy(bytes, from, bytes, random.nextInt(bytes.length - length), length);
                }
            }
        }
        return bytes;
    }
}
