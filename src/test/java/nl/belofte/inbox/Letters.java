package nl.belofte.inbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Messages as they come over the line. */
final class Letters {

    static final String ANNA = "anna@voorbeeld.example";
    static final String BRAM = "bram@voorbeeld.example";
    static final Set<String> OURS = Set.of("info@wij.example");

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private Letters() {}

    /** From Anna, in plain text, with all that a person's mail program puts on it. */
    static Letters anna() {
        return new Letters()
                .with("Return-Path", "<" + ANNA + ">")
                .with("From", "Anna de Vries <" + ANNA + ">")
                .with("To", "info@wij.example")
                .with("Subject", "Mijn nummer")
                .with("Date", "Tue, 10 Mar 2026 12:00:00 +0100")
                .with("Message-ID", "<1@voorbeeld.example>")
                .with("MIME-Version", "1.0")
                .with("Content-Type", "text/plain; charset=utf-8");
    }

    /** Puts a line in the header, in place of another of that name. */
    Letters with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Letters without(String name) {
        headers.remove(name);
        return this;
    }

    Letters saying(String text) {
        return saying(text, StandardCharsets.UTF_8);
    }

    Letters saying(String text, Charset charset) {
        return saying(text.replace("\n", "\r\n").getBytes(charset));
    }

    Letters saying(byte[] bytes) {
        body.reset();
        body.writeBytes(bytes);
        return this;
    }

    /** A multipart of these, each with its own header. */
    Letters holding(String kind, String... parts) {
        with("Content-Type", "multipart/%s; boundary=\"b\"".formatted(kind));
        return saying("--b\n" + String.join("\n--b\n", parts) + "\n--b--\n");
    }

    static String part(String type, String text) {
        return "Content-Type: " + type + "\n\n" + text;
    }

    byte[] bytes() {
        return bytes(StandardCharsets.UTF_8);
    }

    byte[] bytes(Charset charset) {
        var all = new ByteArrayOutputStream();
        headers.forEach((name, value) ->
                all.writeBytes((name + ": " + value.replace("\n", "\r\n") + "\r\n").getBytes(charset)));
        all.writeBytes("\r\n".getBytes(charset));
        all.writeBytes(body.toByteArray());
        return all.toByteArray();
    }

    ReadMail read() {
        return MailReader.read(bytes(), true, OURS);
    }
}
