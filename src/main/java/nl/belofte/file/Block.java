package nl.belofte.file;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One block of keys in a declared file. It remembers which keys were asked for: what nobody asked for is a mistake, so a
 * misspelt key can never be passed over in silence. Every getter notes the mistake and gives something harmless back, so
 * that reading goes on to the next mistake.
 *
 * <p>Longer than most: the one reader for all declared files.
 */
public final class Block {

    private final String file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, Block> blocks = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Mistakes mistakes;

    private Block(String file, @Nullable Node node, int line, Mistakes mistakes) {
        this.file = file;
        this.line = line;
        this.mistakes = mistakes;
        if (node instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                int at = tuple.getKeyNode().getStartMark().getLine() + 1;
                if (values.put(key, tuple.getValueNode()) != null) {
                    mistakes.add(file, at, "'%s' stands here twice. Keep one.".formatted(key));
                }
                lines.put(key, at);
            }
        } else if (node != null) {
            mistakes.add(file, line, "here should stand keys with values ('key: value').");
        }
    }

    /** Reads a file of at most 1 MB. A file that is no YAML is one mistake. */
    public static Block read(Path path, Mistakes mistakes) {
        var file = Mistakes.nameOf(path);
        try (var reader = Files.newBufferedReader(path)) {
            return read(reader, file, mistakes);
        } catch (IOException e) {
            mistakes.add(file, 1, "this file cannot be read. Check that it exists, is UTF-8 and is readable.");
            return unreadable(file);
        }
    }

    public static Block read(Reader reader, String file, Mistakes mistakes) {
        var options = new LoaderOptions();
        options.setCodePointLimit(1_000_000);
        options.setMaxAliasesForCollections(0);
        try {
            var root = new Yaml(new SafeConstructor(options)).compose(reader);
            return new Block(file, root, 1, mistakes);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            mistakes.add(file, mark == null ? 1 : mark.getLine() + 1, "this is not YAML: " + e.getProblem() + ".");
        } catch (RuntimeException e) {
            mistakes.add(file, 1, "this file cannot be read as YAML. Check that it is text in UTF-8.");
        }
        return unreadable(file);
    }

    /** What is missing from it is not told: nobody can know. */
    private static Block unreadable(String file) {
        return new Block(file, null, 1, new Mistakes());
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public int line() {
        return line;
    }

    /** Where a key stands. */
    public int line(String key) {
        return lines.getOrDefault(key, line);
    }

    public String file() {
        return file;
    }

    public void mistake(String key, String what) {
        mistakes.add(file, line(key), what);
    }

    /** The value of a key that must be there. */
    public String string(String key) {
        return optional(key).orElseGet(() -> {
            missing(key);
            return "";
        });
    }

    public Optional<String> optional(String key) {
        asked.add(key);
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case ScalarNode scalar -> Optional.of(scalar.getValue().strip());
            default -> {
                mistake(key, "'%s' should be one value.".formatted(key));
                yield Optional.of("");
            }
        };
    }

    /** One value or a list of them. */
    public List<String> strings(String key) {
        asked.add(key);
        var found = new ArrayList<String>();
        switch (values.get(key)) {
            case null -> {}
            case ScalarNode scalar -> found.add(scalar.getValue().strip());
            case SequenceNode sequence -> {
                for (var item : sequence.getValue()) {
                    if (item instanceof ScalarNode scalar) {
                        found.add(scalar.getValue().strip());
                    } else {
                        mistakes.add(file, item.getStartMark().getLine() + 1, "this should be one value.");
                    }
                }
            }
            default -> mistake(key, "'%s' should be a value or a list of values.".formatted(key));
        }
        return found;
    }

    /** One of these words. */
    public String word(String key, List<String> known) {
        var word = string(key);
        if (!word.isEmpty() && !known.contains(word)) {
            mistake(key, unknown(word, known));
        }
        return word;
    }

    /** What stands behind a key when it is one word; empty for a list or a block, which is no mistake. */
    public Optional<String> optionalWord(String key) {
        return values.get(key) instanceof ScalarNode ? optional(key) : Optional.empty();
    }

    /** A word of a fixed list, as what it stands for. */
    public <T> Optional<T> one(String key, Collection<String> known, Function<String, Optional<T>> of) {
        return optional(key).flatMap(word -> known(key, word, known, of));
    }

    public <T> Optional<T> known(String key, String word, Collection<String> known, Function<String, Optional<T>> of) {
        var found = of.apply(word);
        if (found.isEmpty()) {
            mistake(key, unknown(word, known));
        }
        return found;
    }

    public static String unknown(String word, Collection<String> known) {
        return "'%s' is not known here.%s Write one of: %s."
                .formatted(word, Mistakes.meant(word, known), String.join(", ", known));
    }

    public Block block(String key) {
        if (!has(key)) {
            missing(key);
        }
        asked.add(key);
        // One for each key: what is asked in one place counts in another.
        return blocks.computeIfAbsent(key, _ -> new Block(file, values.get(key), line(key), mistakes));
    }

    /** The block behind a key that may be left out. */
    public Optional<Block> optionalBlock(String key) {
        asked.add(key);
        return has(key) ? Optional.of(block(key)) : Optional.empty();
    }

    /** The blocks of a list. */
    public List<Block> blocks(String key) {
        asked.add(key);
        return switch (values.get(key)) {
            case null -> List.of();
            case SequenceNode sequence ->
                sequence.getValue().stream()
                        .map(item -> new Block(file, item, item.getStartMark().getLine() + 1, mistakes))
                        .toList();
            default -> {
                mistake(key, "'%s' should be a list.".formatted(key));
                yield List.of();
            }
        };
    }

    /** The keys of this block, in the order of the file. */
    public List<String> ids() {
        return List.copyOf(values.keySet());
    }

    /** Of what it declares: white space, comments and the order of keys count for nothing. In hexadecimal. */
    public String sha256() {
        return Sha256.hex(canonical(values));
    }

    /** All keys of this block, each with the block behind it, in the order of the file. */
    public SequencedMap<String, Block> each() {
        var found = new LinkedHashMap<String, Block>();
        values.keySet().forEach(key -> found.put(key, block(key)));
        return found;
    }

    /** A text in exactly these languages. */
    public Text text(String key, Collection<Language> languages) {
        if (!has(key)) {
            missing(key);
            asked.add(key);
            return Text.NONE;
        }
        var block = block(key);
        var text = block.languages(languages);
        block.finish();
        return text;
    }

    /** The languages that stand in this very block, beside other keys. */
    public Text languages(Collection<Language> languages) {
        var found = new EnumMap<Language, String>(Language.class);
        for (var language : languages) {
            var words = optional(language.tag()).orElse("");
            if (words.isBlank()) {
                mistakes.add(file, line, "the text in '%s' is missing. Add '%1$s: ...'.".formatted(language.tag()));
            }
            found.put(language, words);
        }
        return new Text(found);
    }

    /** Reports the keys that nobody asked for. */
    public void finish() {
        for (var key : values.keySet()) {
            if (!asked.contains(key)) {
                mistake(key, unknown(key, asked.stream().sorted().toList()));
            }
        }
    }

    private static String canonical(Map<String, Node> values) {
        var sorted = new TreeMap<String, String>();
        values.forEach((key, value) -> sorted.put(key, canonical(value)));
        return sorted.toString();
    }

    private static String canonical(Node node) {
        return switch (node) {
            case ScalarNode scalar -> '"' + scalar.getValue().strip().replace("\"", "\\\"") + '"';
            case SequenceNode sequence ->
                sequence.getValue().stream().map(Block::canonical).toList().toString();
            case MappingNode mapping -> {
                var values = new LinkedHashMap<String, Node>();
                mapping.getValue().forEach(tuple -> values.put(canonical(tuple.getKeyNode()), tuple.getValueNode()));
                yield canonical(values);
            }
            default -> "";
        };
    }

    private void missing(String key) {
        mistakes.add(file, line, "'%s' is missing. Add '%1$s: ...'.".formatted(key));
    }
}
