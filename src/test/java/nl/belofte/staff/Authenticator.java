package nl.belofte.staff;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import nl.belofte.mail.InProduction;
import org.jsoup.nodes.Document;

/** An app for codes on somebody's telephone, which was given its secret by a page. */
public final class Authenticator {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    private Authenticator(byte[] secret) {
        this.secret = secret;
    }

    /** Types over what stands beside the picture. */
    public static Authenticator of(Document page) {
        return of(page.select(".typed").text());
    }

    public static Authenticator of(String written) {
        var bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (char sign : written.replace(" ", "").toCharArray()) {
            held = held << 5 | BASE32.indexOf(sign);
            bits += 5;
            if (bits >= 8) {
                bytes.write(held >> bits - 8);
                bits -= 8;
                held &= 0xFF;
            }
        }
        return new Authenticator(bytes.toByteArray());
    }

    /** By the clock of {@link InProduction}. */
    public String code() {
        return codeAt(InProduction.CLOCK.instant());
    }

    public String codeAt(Instant moment) {
        return OneTimeCode.at(secret, OneTimeCode.step(moment));
    }

    byte[] secret() {
        return secret;
    }
}
