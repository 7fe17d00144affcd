package nl.belofte.mail;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.Keys;
import org.springframework.stereotype.Component;

/**
 * The proofs in links: an id and a keyed digest over it and the letter that it counts for. Nothing secret is stored, so a
 * stolen database makes no links; whether one still counts is up to the row that the id names.
 */
@Component
public class Tokens {

    private static final int ID = 16;
    private static final int DIGEST = 16;

    private final Keys keys;

    Tokens(Keys keys) {
        this.keys = keys;
    }

    public String make(Letter letter, UUID reference) {
        return make(letter.use(), reference);
    }

    /** Of a link that goes in no letter. */
    public String make(String use, UUID reference) {
        var bytes = ByteBuffer.allocate(ID + DIGEST)
                .putLong(reference.getMostSignificantBits())
                .putLong(reference.getLeastSignificantBits())
                .put(keys.token(use, reference), 0, DIGEST);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** What the token refers to; empty when it was not made here for this letter. */
    public Optional<UUID> read(Letter letter, String token) {
        return read(letter.use(), token);
    }

    public Optional<UUID> read(String use, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != ID + DIGEST) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(bytes);
        var reference = new UUID(buffer.getLong(), buffer.getLong());
        var digest = Arrays.copyOf(keys.token(use, reference), DIGEST);
        return MessageDigest.isEqual(digest, Arrays.copyOfRange(bytes, ID, ID + DIGEST))
                ? Optional.of(reference)
                : Optional.empty();
    }
}
