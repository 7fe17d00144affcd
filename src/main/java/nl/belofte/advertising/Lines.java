package nl.belofte.advertising;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * The lines of a file as it comes in, one at a time: never more of it is in memory than a line that is not too long. It counts
 * them, and knows a digest of all up to the last.
 */
final class Lines {

    static final int LONGEST = 4_000;

    private static final int HEADERS = 20;

    private final InputStream in;
    private final MessageDigest digest;
    private final byte[] buffer = new byte[8_192];
    private int from;
    private int to;
    private String boundary = "";
    private int number;

    Lines(InputStream in) {
        this.in = in;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * As a browser sends one file and nothing else (RFC 7578): what stands before it is passed over, and it ends where the boundary
     * stands again. A line of the file that is the boundary there is not, for the browser sees to that.
     */
    static Lines ofUpload(InputStream in) throws IOException {
        var lines = new Lines(in);
        var first = lines.line().orElse(new Line(0, "", false)).text();
        if (first.length() < 3 || !first.startsWith("--")) {
            throw new IOException("no upload");
        }
        for (int header = 0; !lines.line().orElse(new Line(0, "", false)).text().isEmpty(); header++) {
            if (header == HEADERS) {
                throw new IOException("no upload");
            }
        }
        lines.boundary = first;
        lines.number = 0;
        lines.digest.reset();
        return lines;
    }

    /**
     * @param text without what ends it; empty where it is not good
     * @param good whether it is not too long, and text in UTF-8
     */
    record Line(int number, String text, boolean good) {
        @Override
        public String toString() {
            return "Line " + number;
        }
    }

    /** @return empty where there are no more */
    Optional<Line> next() throws IOException {
        return line().filter(line -> boundary.isEmpty() || !line.text().startsWith(boundary));
    }

    private Optional<Line> line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        int read = read();
        if (read < 0) {
            return Optional.empty();
        }
        for (; read >= 0 && read != '\n'; read = read()) {
            if (bytes.size() < LONGEST) {
                bytes.write(read);
            } else {
                if (!tooLong) {
                    digest.update(bytes.toByteArray());
                    tooLong = true;
                }
                digest.update((byte) read);
            }
        }
        number++;
        var line = tooLong ? new Line(number, "", false) : decoded(bytes.toByteArray());
        // The boundary is another one each time that a browser sends the same file.
        if (!tooLong && (boundary.isEmpty() || !line.text().startsWith(boundary))) {
            digest.update(bytes.toByteArray());
        }
        if (read == '\n') {
            digest.update((byte) '\n');
        }
        return Optional.of(line);
    }

    private Line decoded(byte[] bytes) {
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
            return new Line(number, number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text, true);
        } catch (CharacterCodingException e) {
            return new Line(number, "", false);
        }
    }

    private int read() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(in.read(buffer), 0);
        }
        return from == to ? -1 : buffer[from++] & 0xff;
    }

    /** Of all lines up to here. */
    byte[] digest() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
