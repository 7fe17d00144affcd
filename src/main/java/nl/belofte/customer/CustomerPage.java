package nl.belofte.customer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.dossier.LookReason;
import nl.belofte.hold.HoldState;
import nl.belofte.web.Moment;

/**
 * One customer, as far as the role goes.
 *
 * @param name empty where the role does not read it
 * @param number empty for who has no account
 * @param looks what staff did with it all, for who watches over that; empty for everybody else
 * @param along whether one can look along with this customer
 * @param wrong the dossier, or for looking along the person, for which a reason is missing
 */
public record CustomerPage(
        UUID person,
        String name,
        Optional<String> number,
        List<Card> dossiers,
        List<Question> questions,
        Optional<List<Look>> looks,
        boolean along,
        Optional<UUID> wrong) {

    /**
     * One dossier.
     *
     * @param sealed what is held and not opened
     * @param wider whether a reason opens any of that
     * @param reason why it stands open now; empty where it is no more than the role reads
     * @param kept why it is only kept; empty where it is not
     * @param cameBack whether mailings do not go there any more, since there is no such address
     * @param hold whether it is kept past its term, for who watches over that; empty for everybody else
     */
    public record Card(
            UUID id,
            String title,
            Moment openedOn,
            Optional<Moment> erasedOn,
            List<Value> values,
            List<String> sealed,
            boolean wider,
            Optional<LookReason> reason,
            Optional<Kept> kept,
            boolean cameBack,
            Optional<HoldState> hold) {}

    /**
     * That nothing is done with a dossier but keep it.
     *
     * @param why since when and on which ground, for who looks after rights; empty for everybody else
     * @param cases the requests that asked for it, as people read them out
     */
    public record Kept(List<String> why, Set<String> cases) {}

    public record Value(String label, List<String> lines) {
        @Override
        public String toString() {
            return "Value of " + label;
        }
    }

    public record Question(String reference, String written, String status) {}

    /** @param who the name of the member of staff; empty when it is not known any more */
    public record Look(Moment at, String role, String who, String text) {
        @Override
        public String toString() {
            return "Look " + at;
        }
    }

    @Override
    public String toString() {
        return "CustomerPage " + person;
    }
}
