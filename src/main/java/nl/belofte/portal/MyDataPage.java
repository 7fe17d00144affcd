package nl.belofte.portal;

import java.util.List;
import java.util.Optional;
import nl.belofte.advertisement.Spot;
import nl.belofte.web.Moment;

/**
 * All that is held on a customer.
 *
 * @param number by which the customer is known on the telephone and on paper
 * @param done a key of the message files: what was just changed
 * @param spot for an advertisement, which has nothing to do with what is held; empty where there is none
 */
public record MyDataPage(
        List<DossierCard> dossiers, Optional<String> number, Optional<String> done, Optional<Spot> spot) {

    /**
     * One dossier.
     *
     * @param id of the purpose; the anchor too
     * @param what it is for: the statement's own first sentence
     * @param anchor of that sentence in the statement
     * @param basisAnchor of the sentence that tells the basis; {@code keepAnchor} of the one that tells the term
     * @param keep the term in words: 'zes maanden nadat u uw account hebt opgeheven'
     * @param erasedOn the day it goes; empty while nothing has started its clock
     * @param kept whether it is kept now whatever its clock says
     * @param soon whether that is within a week
     * @param elapsed how far today lies between opening and going, in percent; of an open one where today stands
     * @param account whether this is the account itself, which can be changed and closed
     * @param looks how often somebody read it; {@code lastLook} when last
     */
    public record DossierCard(
            String id,
            String title,
            String what,
            String anchor,
            List<Value> values,
            String basis,
            String basisAnchor,
            Moment openedOn,
            String keep,
            String keepAnchor,
            Optional<Moment> erasedOn,
            boolean kept,
            boolean soon,
            int elapsed,
            String version,
            Moment versionDate,
            boolean account) {}

    /**
     * @param masked what is shown until asked; {@code lines} the value itself, nothing when it was left empty
     * @param changePath where to change it; empty when it cannot be
     * @param sealed whether who looks along does not read it
     */
    public record Value(String label, String masked, List<String> lines, String changePath, boolean sealed) {}
}
