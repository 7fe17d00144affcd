package nl.belofte.statement;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The work of a member of staff: it decides which personal data he reads, as {@link Access} declares. */
public enum Role {
    SUPPORT,
    SALES,
    BOOKKEEPING,
    LOGISTICS,
    PRIVACY_OFFICER,
    TRAINER,
    TRAINEE,
    ADMINISTRATOR;

    private static final List<String> IDS =
            Arrays.stream(values()).map(Role::id).toList();

    /** Asked for at every look, so looked up and not gone through. */
    private static final Map<String, Role> BY_ID =
            Arrays.stream(values()).collect(Collectors.toMap(Role::id, Function.identity()));

    public String id() {
        return Ids.of(this);
    }

    public static List<String> ids() {
        return IDS;
    }

    public static Optional<Role> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
