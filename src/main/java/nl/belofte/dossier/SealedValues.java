package nl.belofte.dossier;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NoSuchElementException;
import nl.belofte.statement.Category;

/**
 * The sealed categories of a dossier, as they lie one after the other in its row: the length of the category's name in a
 * byte, the name, the length of what is sealed in four bytes, what is sealed.
 */
record SealedValues(Map<Category, byte[]> values) {

    SealedValues {
        values = Collections.unmodifiableMap(values.isEmpty() ? new EnumMap<>(Category.class) : new EnumMap<>(values));
    }

    SealedValues with(Category category, byte[] sealed) {
        var more = new EnumMap<Category, byte[]>(Category.class);
        more.putAll(values);
        more.put(category, sealed);
        return new SealedValues(more);
    }

    byte[] bytes() {
        int length = values.entrySet().stream()
                .mapToInt(each -> 1 + each.getKey().id().length() + Integer.BYTES + each.getValue().length)
                .sum();
        var all = ByteBuffer.allocate(length);
        values.forEach((category, bytes) -> {
            var name = category.id().getBytes(StandardCharsets.US_ASCII);
            all.put((byte) name.length).put(name).putInt(bytes.length).put(bytes);
        });
        return all.array();
    }

    /** @throws IllegalStateException when these bytes were not written here */
    static SealedValues read(byte[] bytes) {
        var values = new EnumMap<Category, byte[]>(Category.class);
        var all = ByteBuffer.wrap(bytes);
        try {
            while (all.hasRemaining()) {
                var name = new String(take(all, all.get()), StandardCharsets.US_ASCII);
                values.put(Category.of(name).orElseThrow(), take(all, all.getInt()));
            }
        } catch (BufferUnderflowException | NegativeArraySizeException | NoSuchElementException e) {
            throw new IllegalStateException("What is sealed in a dossier is not whole.", e);
        }
        return new SealedValues(values);
    }

    private static byte[] take(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }
}
