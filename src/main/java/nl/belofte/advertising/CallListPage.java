package nl.belofte.advertising;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.web.Moment;

/**
 * A call list for who calls. It never prints who stands on it.
 *
 * @param one whether they are shown one at a time
 * @param done what was noted just now
 * @param last whom who looks called last, where how that ended can be taken back
 * @param held how many a colleague has before him
 */
public record CallListPage(
        CallListsPage.Row row, List<Person> people, boolean one, Optional<String> done, Optional<UUID> last, int held) {

    /**
     * @param dialled as a telephone takes it
     * @param written as people write it
     * @param given when he agreed to be called
     */
    public record Person(UUID dossier, String name, String dialled, String written, Optional<Moment> given) {
        @Override
        public String toString() {
            return "Person of " + dossier;
        }
    }

    @Override
    public String toString() {
        return "CallListPage";
    }
}
