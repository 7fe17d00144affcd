package nl.belofte.statement;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who of a controller's staff reads what: for each purpose the roles, with the categories of each. Others read nothing. */
public record Access(Map<Purpose, Map<Role, Readable>> purposes) {

    /**
     * What a role reads for a purpose.
     *
     * @param always without more
     * @param withReason all that it reads for who gives a reason, what it always reads included
     */
    public record Readable(Set<Category> always, Set<Category> withReason) {

        public Readable {
            always = Collections.unmodifiableSet(set(always));
            withReason = Collections.unmodifiableSet(set(withReason));
        }

        /** @param more what only a reason opens */
        static Readable of(Collection<Category> always, Collection<Category> more) {
            var withReason = set(always);
            withReason.addAll(more);
            return new Readable(set(always), withReason);
        }

        private static Set<Category> set(Collection<Category> categories) {
            var set = EnumSet.noneOf(Category.class);
            set.addAll(categories);
            return set;
        }

        private Readable within(Declaration declared) {
            return new Readable(within(always, declared), within(withReason, declared));
        }

        private static Set<Category> within(Set<Category> categories, Declaration declared) {
            return categories.stream().filter(declared::allows).collect(Collectors.toSet());
        }

        private boolean isEmpty() {
            return withReason.isEmpty();
        }

        /** What only a reason opens. */
        public Set<Category> onlyWithReason() {
            var more = set(withReason);
            more.removeAll(always);
            return more;
        }
    }

    /**
     * For everything that is declared: as the statement says, and where it does not name a purpose, as the platform does.
     * Nobody reads what may not even be held; a purpose for which nothing is has those who work for it.
     */
    static Access of(
            Collection<Declaration> declared,
            Map<Purpose, Map<Role, Readable>> said,
            Map<Purpose, Map<Role, Readable>> platform) {
        var purposes = new EnumMap<Purpose, Map<Role, Readable>>(Purpose.class);
        for (var declaration : declared) {
            var purpose = declaration.purpose();
            var roles = new EnumMap<Role, Readable>(Role.class);
            said.getOrDefault(purpose, platform.getOrDefault(purpose, Map.of())).forEach((role, readable) -> {
                var held = readable.within(declaration);
                if (!held.isEmpty()
                        || declaration.holdsNothing() && !readable.always().isEmpty()) {
                    roles.put(role, held);
                }
            });
            purposes.put(purpose, Collections.unmodifiableMap(roles));
        }
        return new Access(Collections.unmodifiableMap(purposes));
    }

    /** Those who read anything for this purpose, in the order of the roles; where nothing is held, those who work for it. */
    public Map<Role, Readable> of(Purpose purpose) {
        return purposes.getOrDefault(purpose, Map.of());
    }

    /** The purposes for which a role works: it reads something without a reason, or there is nothing to read. */
    public Set<Purpose> opens(Role role) {
        return purposes.keySet().stream()
                .filter(purpose -> of(purpose).containsKey(role))
                .filter(purpose -> !readable(purpose, role, false).isEmpty()
                        || readable(purpose, role, true).isEmpty())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Purpose.class)));
    }

    /** What somebody in this role reads for this purpose; empty where he reads nothing. */
    public Set<Category> readable(Purpose purpose, Role role, boolean withReason) {
        var readable = of(purpose).get(role);
        return readable == null ? Set.of() : withReason ? readable.withReason() : readable.always();
    }
}
