package nl.belofte.customer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * @param typed what is sought; empty when nothing was
 * @param error a key of the message files: why nothing could be sought
 */
public record SearchPage(String typed, Optional<String> error, List<Hit> hits) {

    static final SearchPage EMPTY = new SearchPage("", Optional.empty(), List.of());

    /**
     * Somebody who was found.
     *
     * @param name empty where the role does not read it without a reason
     * @param number empty for who has no account
     * @param purposes the headings of what is held
     */
    public record Hit(UUID person, String name, Optional<String> number, List<String> purposes) {
        @Override
        public String toString() {
            return "Hit " + person;
        }
    }

    public boolean none() {
        return !typed.isEmpty() && error.isEmpty() && hits.isEmpty();
    }

    @Override
    public String toString() {
        return "SearchPage";
    }
}
