package nl.belofte;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import nl.belofte.refusal.Refusal;
import nl.belofte.staff.StaffAccess;

/** What the verbs about staff ask and print. They never print whom it is about. */
final class StaffReport {

    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern("HH:mm '('VV')'");

    private StaffReport() {}

    /** Of the option; or asked for, since a command line can be seen by others on this machine and is remembered. */
    static String email(Options options, PrintStream out, InputStream in) {
        if (options.has(Option.EMAIL)) {
            return options.get(Option.EMAIL);
        }
        out.print("E-mail address: ");
        out.flush();
        try {
            var typed = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            if (typed == null) {
                throw new Refusal("Whom it is about is missing: add --email ADDRESS, or type the address when asked.");
            }
            return typed.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void added(StaffAccess.Link link, PrintStream out) {
        out.printf(
                "Whoever opens this link chooses how to log in: once, until %s. Hand it over, and to nobody else:%n  %s%n",
                UNTIL.format(link.until().atZone(ZoneId.systemDefault())), link.address());
    }

    static void ended(LocalDate erased, PrintStream out) {
        out.printf(
                "The access and every session have ended. What is held on this member of staff goes on %s.%n", erased);
    }
}
