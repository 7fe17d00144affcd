package nl.belofte.permission;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.DossierId;
import nl.belofte.file.Language;
import nl.belofte.statement.Purpose;
import nl.belofte.suppression.Suppressions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may be approached for advertising at this moment. Nothing is opened for it, and no address leaves. */
@Component
public class Reachable {

    private final JdbcClient db;
    private final Suppressions suppressions;

    Reachable(JdbcClient db, Suppressions suppressions) {
        this.db = db;
        this.suppressions = suppressions;
    }

    /** @param dossier that holds where he is reached, and what that stands on */
    public record One(DossierId dossier, Language language) {}

    /**
     * A page of those who may be approached by their ids, in the order of these.
     *
     * @param host in whose name; empty for all sites of the controller
     * @param after the last one of the page before
     */
    public List<One> page(
            String controller, Channel channel, Optional<String> host, Optional<DossierId> after, int atMost) {
        return db.sql("""
                        select d.id, p.language from permission p join dossier d on d.id = p.dossier
                        where p.controller = ? and p.channel = ? and p.dossier > ? and (?::text is null or p.host = ?::text)
                          and %s order by p.dossier limit ?""".formatted(Permissions.LIVING))
                .params(controller, channel.id(), after.map(DossierId::value).orElse(new UUID(0, 0)))
                .param(host.orElse(null))
                .param(host.orElse(null))
                .param(atMost)
                .query((row, _) -> new One(
                        new DossierId(row.getObject(1, UUID.class)),
                        Language.of(row.getString(2)).orElseThrow()))
                .list();
    }

    /** Those of them who may be approached still, and have not said no. */
    public Set<DossierId> still(String controller, Channel channel, Collection<DossierId> dossiers) {
        var free = new HashSet<>(suppressions.free(controller, Purpose.ADVERTISING, channel, dossiers));
        free.retainAll(living(channel, dossiers));
        return free;
    }

    /**
     * As {@link #still}, while the answer holds: until it is delivered nobody can say no to this and be told that it was noted.
     *
     * @param send is told to whom, and returns once it is delivered
     */
    public void reach(
            String controller, Channel channel, Collection<DossierId> dossiers, Consumer<Set<DossierId>> send) {
        suppressions.reach(controller, Purpose.ADVERTISING, channel, dossiers, free -> {
            var still = new HashSet<>(free);
            still.retainAll(living(channel, dossiers));
            send.accept(still);
        });
    }

    private Set<DossierId> living(Channel channel, Collection<DossierId> dossiers) {
        return new HashSet<>(db.sql("""
                        select d.id from permission p join dossier d on d.id = p.dossier
                        where p.dossier = any (?::uuid[]) and p.channel = ? and %s""".formatted(Permissions.LIVING))
                .param(dossiers.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .param(channel.id())
                .query((row, _) -> new DossierId(row.getObject(1, UUID.class)))
                .list());
    }
}
