package nl.belofte.dossier;

import java.nio.file.Path;
import java.security.MessageDigest;
import nl.belofte.brand.Mode;
import nl.belofte.evidence.Evidence;
import nl.belofte.person.Persons;
import nl.belofte.refusal.Refusal;
import nl.belofte.statement.Statements;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class DossierConfiguration {

    /** The keys belong to this database and this mode, or nothing starts. */
    @Bean
    Keys keys(@Value("${belofte.keys}") Path folder, JdbcClient db, Mode mode) {
        var known = db.sql("select mode, master_key_check from platform")
                .query((row, _) -> new Known(row.getString(1), row.getBytes(2)))
                .optional();
        var file = folder.resolve("master.key");
        var keys = Keys.open(file, known.isEmpty());
        if (known.isEmpty()) {
            db.sql("insert into platform (mode, master_key_check) values (?, ?)")
                    .params(mode.name(), keys.check())
                    .update();
            return keys;
        }
        if (!MessageDigest.isEqual(known.get().keyCheck(), keys.check())) {
            throw new Refusal(
                    "The master key in %s is not the one that this database was sealed with. Put the right one back."
                            .formatted(file));
        }
        if (!known.get().mode().equals(mode.name())) {
            throw new Refusal(
                    mode == Mode.TRIAL
                            ? "This database has served real people, so trial mode does not open it. Choose another with --data or --database."
                            : "This database was made in trial mode and holds invented people. Begin with an empty one.");
        }
        return keys;
    }

    private record Known(String mode, byte[] keyCheck) {}

    @Bean
    Dossiers dossiers(
            JdbcClient db,
            TransactionTemplate transaction,
            Statements statements,
            Persons persons,
            Evidence evidence,
            Keys keys) {
        return new Dossiers(db, transaction, statements, persons, evidence, keys);
    }
}
