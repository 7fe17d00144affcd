package nl.belofte.dossier;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.NoSuchElementException;
import nl.belofte.statement.Category;

/**
 * The sealed categories of a dossier, as they lie one after the other in its row: the category's number in a byte, the length
 * of what is sealed, what is sealed. A length is written seven bits a byte, the lowest first, each but the last with its
 * highest bit set.
 */
record SealedValues(Map<Category, byte[]> values) {

    SealedValues {
        var copy = new EnumMap<Category, byte[]>(Category.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    SealedValues with(Category category, byte[] sealedValue) {
        var more = new EnumMap<Category, byte[]>(Category.class);
        more.putAll(values);
        more.put(category, sealedValue);
        return new SealedValues(more);
    }

    byte[] bytes() {
        var all = new ByteArrayOutputStream();
        values.forEach((category, bytes) -> {
            all.write(category.number());
            for (int left = bytes.length; ; left >>>= 7) {
                if (left < 0x80) {
                    all.write(left);
                    break;
                }
                all.write(left & 0x7F | 0x80);
            }
            all.writeBytes(bytes);
        });
        return all.toByteArray();
    }

    /** @throws IllegalStateException when these bytes were not written here */
    static SealedValues read(byte[] bytes) {
        var values = new EnumMap<Category, byte[]>(Category.class);
        var all = ByteBuffer.wrap(bytes);
        try {
            while (all.hasRemaining()) {
                var category = Category.of(all.get()).orElseThrow();
                var value = new byte[length(all)];
                all.get(value);
                values.put(category, value);
            }
        } catch (BufferUnderflowException | NoSuchElementException e) {
            throw new IllegalStateException("What is sealed in a dossier is not whole.", e);
        }
        return new SealedValues(values);
    }

    private static int length(ByteBuffer from) {
        long length = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = from.get();
            length |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                break;
            }
        }
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        return (int) length;
    }
}
