package nl.belofte.oversight;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.web.Moment;

/**
 * The staff of the last weeks, who stands out first.
 *
 * @param most the highest number of people in a day, for the height of the bars
 */
public record OversightPage(List<Member> members, List<String> days, int most) {

    /**
     * @param name empty when it is not known any more
     * @param bars one for each day
     * @param busiest the hour in which most people were looked at
     * @param people in that hour
     * @param why keys of the message files: what stands out
     */
    public record Member(
            UUID id,
            String name,
            String role,
            List<Bar> bars,
            Optional<Moment> busiest,
            int people,
            int wider,
            int refused,
            int searched,
            List<String> why) {

        public boolean standsOut() {
            return !why.isEmpty();
        }

        @Override
        public String toString() {
            return "Member " + id;
        }
    }

    /** @param unusual whether an hour of that day stands out */
    public record Bar(String day, int people, boolean unusual) {}
}
