package nl.belofte.bench.gdpr;

import java.util.List;

/**
 * One side of the comparison. Each method is one operation of GDPRbench, durable when it returns, and called by many
 * threads at once. What it does is visible to every operation that begins after it has returned.
 *
 * <p>What had to be decided, for both sides alike:
 * <ul>
 *   <li>An update by purpose sets recipients, access, source, decisions or category. Never the user, which the published
 *       source does and which makes all users one. Never the term: in ours a longer term does not bind what was given under
 *       a shorter one, so the two sides could not answer alike.
 *   <li>An update by user sets the person's objection, for all that the person has.
 *   <li>A created record takes for its purpose's fields what is in force for its purpose and variant at that moment, and for
 *       its objection what is in force for its user. A purpose has two variants, since record N takes its values by N mod 10
 *       and N mod 2 and its purpose by N mod 25: what is declared hangs on N mod 50. The item that is handed in says these
 *       values, so that the plain side has them for nothing; ours may take them from what is declared.
 *   <li>What touches a record that is not there changes nothing and says so; it is no failure.
 *   <li>Reading the log gives a span of the entries that loading left, by their place.
 *   <li>Verifying counts what is past its date at a moment that is given; the clock stands still at loading.
 * </ul>
 */
interface Store extends AutoCloseable {

    String name();

    /** Forgets all that was there and takes these, in the state that a store is in when it has come to rest. */
    void load(Dataset data);

    /** The data of a record, asked for the purpose that it is held for; null when there is none. */
    byte[] read(String key, String purpose);

    /** Of all that is held for a purpose, in any order. */
    List<Metadata> metadataByPurpose(String purpose);

    /** Of all that is held of a user, in any order. */
    List<Metadata> metadataByUser(String user);

    /** @return whether there was such a record */
    boolean updateData(String key, String purpose, byte[] data);

    void updateByPurpose(String purpose, Field field, String value);

    void updateByUser(String user, String objection);

    void create(Item item);

    /** @return whether there was such a record */
    boolean delete(String key, String purpose);

    /** @param first the place of the first, from 0 on; loading leaves entry N for record N */
    List<LogLine> log(int first, int count);

    /** How many records have {@code expires < moment}. */
    long overdue(long moment);

    Space space();

    /** How often an operation had to be tried again; what that took is part of its time. */
    default long retries() {
        return 0;
    }

    @Override
    void close();
}
