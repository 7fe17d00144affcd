package nl.belofte.dossier;

import java.nio.file.Path;
import java.util.List;
import nl.belofte.brand.Mode;
import nl.belofte.evidence.Evidence;
import nl.belofte.ledger.Ledger;
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

    private static final int LOOKS = 3;

    /** The keys belong to this database and this mode, or nothing starts. */
    @Bean
    Keys keys(@Value("${belofte.keys}") Path folder, JdbcClient db, Mode mode) {
        var known = db.sql("select mode from platform").query(String.class).optional();
        var keys = Keys.open(KeyFile.in(folder), known.isEmpty());
        if (known.isEmpty()) {
            int first = keys.file().masters().firstKey();
            db.sql("""
                            with platform as (insert into platform (mode) values (?))
                            insert into keys.master_key (number, key_check) values (?, ?)""")
                    .params(mode.name(), first, Keys.check(keys.file(), first))
                    .update();
            return keys;
        }
        refuseOtherKeys(keys, db);
        if (!known.get().equals(mode.name())) {
            throw new Refusal(
                    mode == Mode.TRIAL
                            ? "This database has served real people, so trial mode does not open it. Choose another with --data or --database."
                            : "This database was made in trial mode and holds invented people. Begin with an empty one.");
        }
        return keys;
    }

    /** Looks again before it refuses: a rotation may have changed one of the two between the looks at each. */
    private static void refuseOtherKeys(Keys keys, JdbcClient db) {
        for (int look = 0; look < LOOKS; look++) {
            if (KeyFile.read(keys.path()).opens(db)) {
                return;
            }
        }
        throw new Refusal(
                "The master key in %s is not the one that this database was sealed with. Put the right one back."
                        .formatted(keys.path()));
    }

    @Bean
    KeyRotation keyRotation(JdbcClient db, TransactionTemplate transaction, Keys keys) {
        return new KeyRotation(db, transaction, keys);
    }

    @Bean
    Outlines outlines(JdbcClient db, Statements statements) {
        return new Outlines(db, statements);
    }

    @Bean
    Marks marks(JdbcClient db, Statements statements, Keys keys) {
        return new Marks(db, statements, new SealedDossiers(db, statements, new Declarations(db), keys), keys);
    }

    @Bean
    GoingWith goingWith(JdbcClient db) {
        return new GoingWith(db);
    }

    @Bean
    Search search(JdbcClient db, TransactionTemplate transaction, Statements statements, Evidence evidence, Keys keys) {
        var sealed = new SealedDossiers(db, statements, new Declarations(db), keys);
        return new Search(db, sealed, new BlindIndexes(db, keys), statements, evidence, transaction);
    }

    @Bean
    Dossiers dossiers(
            JdbcClient db,
            TransactionTemplate transaction,
            Statements statements,
            Persons persons,
            Evidence evidence,
            Keys keys,
            Ledger ledger,
            List<DossierNews> news) {
        return new Dossiers(db, transaction, statements, persons, evidence, keys, ledger, new ToldAll(news));
    }
}
