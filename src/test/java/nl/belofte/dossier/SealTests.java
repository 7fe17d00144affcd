package nl.belofte.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealTests {

    private static final UUID DOSSIER = UUID.nameUUIDFromBytes(new byte[] {1});
    private static final Map<Field, String> EMAIL = Map.of(Field.EMAIL, "anna@voorbeeld.example");

    private final byte[] key = Keys.random();
    private final Seal seal = new Seal(DOSSIER, key);

    @ParameterizedTest
    @EnumSource(Category.class)
    void opensWhatItSealed(Category category) {
        var values = new EnumMap<Field, String>(Field.class);
        category.fields().forEach(field -> values.put(field, field.id() + " \"é\"\n"));

        assertThat(new Seal(DOSSIER, key).open(category, seal.seal(category, values)))
                .isEqualTo(values);
    }

    @Test
    void sealsOnlyTheFieldsOfItsCategory() {
        var both = Map.of(Field.EMAIL, "anna@voorbeeld.example", Field.PHONE, "+31612345678");

        assertThat(seal.open(Category.EMAIL, seal.seal(Category.EMAIL, both))).isEqualTo(EMAIL);
        assertThat(seal.open(Category.EMAIL, seal.seal(Category.EMAIL, Map.of())))
                .isEmpty();
    }

    @Test
    void theValueIsNotToBeSeen() {
        var sealed = seal.seal(Category.EMAIL, EMAIL);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("anna", "email", "voorbeeld");
        assertThat(seal.seal(Category.EMAIL, EMAIL)).isNotEqualTo(sealed);
    }

    @Test
    void opensForItsOwnDossierCategoryAndKeyOnly() {
        var sealed = seal.seal(Category.NAME_AND_ADDRESS, Map.of(Field.STREET, "Kerkstraat"));

        assertShut(new Seal(UUID.nameUUIDFromBytes(new byte[] {2}), key), Category.NAME_AND_ADDRESS, sealed);
        assertShut(seal, Category.BILLING_ADDRESS, sealed);
        assertShut(new Seal(DOSSIER, Keys.random()), Category.NAME_AND_ADDRESS, sealed);
    }

    @Test
    void noByteOfItCanBeChanged() {
        var sealed = seal.seal(Category.EMAIL, EMAIL);
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;

            assertShut(seal, Category.EMAIL, changed);
        }
        assertShut(seal, Category.EMAIL, new byte[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 31, 33})
    void aKeyOfAnotherLengthIsRefused(int length) {
        assertThatThrownBy(() -> new Seal(DOSSIER, new byte[length])).isInstanceOf(RuntimeException.class);
    }

    private static void assertShut(Seal seal, Category category, byte[] sealed) {
        assertThatThrownBy(() -> seal.open(category, sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not open")
                .hasMessageNotContaining("anna")
                .hasMessageNotContaining("Kerkstraat");
    }
}
