package nl.belofte.dossier;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals values under one dossier's key: AES-256-GCM, with the dossier and the category as associated data, so that a value
 * moved to another place does not open.
 */
final class Seal {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, String>> FIELDS = new TypeReference<>() {};

    private final UUID dossier;
    private final AesGcmJce cipher;

    Seal(UUID dossier, byte[] key) {
        this.dossier = dossier;
        try {
            this.cipher = new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] seal(Category category, Map<Field, String> fields) {
        var named = new LinkedHashMap<String, String>();
        category.fields().stream()
                .filter(fields::containsKey)
                .forEach(field -> named.put(field.id(), fields.get(field)));
        try {
            return cipher.encrypt(JSON.writeValueAsBytes(named), associated(category));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<Field, String> open(Category category, byte[] sealed) {
        try {
            var named = JSON.readValue(cipher.decrypt(sealed, associated(category)), FIELDS);
            var fields = new EnumMap<Field, String>(Field.class);
            category.fields().stream()
                    .filter(field -> named.containsKey(field.id()))
                    .forEach(field -> fields.put(field, named.get(field.id())));
            return fields;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A value of dossier %s does not open.".formatted(dossier), e);
        }
    }

    private byte[] associated(Category category) {
        return (dossier + " " + category.id()).getBytes(StandardCharsets.UTF_8);
    }
}
