package nl.belofte.statement;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.belofte.file.Block;
import nl.belofte.statement.Access.Readable;

/** Reads who of the staff reads what, and checks it against what is declared. */
final class AccessReader {

    private static final String READS = "reads";
    private static final String WITH_REASON = "with-reason";
    private static final String ALL = "all";

    private final Optional<Map<Purpose, Declaration>> declared;

    private AccessReader(Optional<Map<Purpose, Declaration>> declared) {
        this.declared = declared;
    }

    /** The platform's, which holds for statements that declare one thing or another. */
    static Map<Purpose, Map<Role, Readable>> read(Block access) {
        return new AccessReader(Optional.empty()).all(access);
    }

    /** That of a statement which declares this. */
    static Map<Purpose, Map<Role, Readable>> read(Block access, Map<Purpose, Declaration> declared) {
        return new AccessReader(Optional.of(declared)).all(access);
    }

    private Map<Purpose, Map<Role, Readable>> all(Block access) {
        var known = Stream.of(false, true)
                .flatMap(kind -> Purpose.ids(kind).stream())
                .toList();
        var all = new EnumMap<Purpose, Map<Role, Readable>>(Purpose.class);
        access.each()
                .forEach((id, block) -> access.known(id, id, known, Purpose::of)
                        .ifPresent(purpose -> all.put(purpose, roles(purpose, access, block))));
        return all;
    }

    private Map<Role, Readable> roles(Purpose purpose, Block access, Block block) {
        var held = held(purpose, access);
        var always = byRole(block, READS, held);
        var more = byRole(block, WITH_REASON, held);
        more.forEach((role, categories) -> {
            if (!categories.isEmpty() && always.getOrDefault(role, Set.of()).containsAll(categories)) {
                block.block(WITH_REASON)
                        .mistake(role.id(), "'%s' reads this without a reason. Leave it out.".formatted(role.id()));
            }
        });
        block.finish();
        var roles = new EnumMap<Role, Readable>(Role.class);
        for (var role : Role.values()) {
            roles.put(role, Readable.of(always.getOrDefault(role, Set.of()), more.getOrDefault(role, Set.of())));
        }
        return roles;
    }

    /** What can be held for a purpose at all; nothing where that was a mistake, so that no other is told about it. */
    private Set<Category> held(Purpose purpose, Block access) {
        var held = EnumSet.allOf(Category.class);
        declared.ifPresent(all -> {
            var declaration = Optional.ofNullable(all.get(purpose));
            held.removeIf(category ->
                    declaration.filter(found -> found.allows(category)).isEmpty());
            if (declaration.isEmpty()) {
                access.mistake(purpose.id(), "this statement does not declare '%s'.".formatted(purpose.id()));
            } else if (declaration.get().holdsNothing()) {
                // Only who works for it is said; what there is to read is told apart nowhere.
                held.addAll(EnumSet.allOf(Category.class));
            } else if (held.isEmpty()) {
                access.mistake(
                        purpose.id(), "nothing is held for '%s' that anybody could read.".formatted(purpose.id()));
            }
        });
        return held;
    }

    private static Map<Role, Set<Category>> byRole(Block block, String key, Set<Category> held) {
        var found = new EnumMap<Role, Set<Category>>(Role.class);
        block.optionalBlock(key)
                .ifPresent(roles -> roles.ids().forEach(id -> {
                    var categories = categories(roles, id, held);
                    roles.known(id, id, Role.ids(), Role::of).ifPresent(role -> found.put(role, categories));
                }));
        return found;
    }

    private static Set<Category> categories(Block roles, String role, Set<Category> held) {
        var words = roles.strings(role);
        if (words.equals(List.of(ALL))) {
            return held;
        }
        var found = EnumSet.noneOf(Category.class);
        for (var word : words) {
            roles.known(role, word, Category.ids(), Category::of).ifPresent(category -> {
                if (!held.contains(category) && !held.isEmpty()) {
                    roles.mistake(
                            role, "'%s' is not held for this purpose. Leave it out, or declare it.".formatted(word));
                }
                found.add(category);
            });
        }
        if (words.isEmpty()) {
            roles.mistake(role, "'%s' reads nothing here. Name categories, 'all', or leave it out.".formatted(role));
        }
        return found;
    }
}
