package nl.belofte.trial;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.belofte.web.Moment;

/**
 * The five-minute tour.
 *
 * @param turned what turning the clock just did; empty when it was not turned
 */
public record StartPage(
        LocalDate today,
        String todayWritten,
        LocalDate latest,
        Dial dial,
        Axis axis,
        List<Lane> lanes,
        String tourSite,
        String tourAddress,
        List<Player> players,
        List<SiteLink> sites,
        long entries,
        boolean chainHolds,
        List<ProofLine> proofs,
        Optional<String> turned) {

    /** Where the hand points, in the drawing's own units. */
    public record Dial(String x, String y, int day, String monthAndYear, List<Month> months) {}

    public record Month(String name, String x1, String y1, String x2, String y2, String textX, String textY) {}

    /** The stretch of time that the lanes show; places are percentages. */
    public record Axis(LocalDate from, LocalDate to, String today, List<Tick> ticks) {}

    public record Tick(String place, String label, String anchor) {}

    /**
     * One dossier along its line in time.
     *
     * @param mark tells dossiers apart without telling whose they are
     * @param until the day it goes or went; empty while nothing has started its clock
     * @param state {@code open}, {@code due} or {@code gone}
     */
    public record Lane(
            String title,
            String controller,
            String address,
            String mark,
            LocalDate from,
            Optional<LocalDate> until,
            String state,
            String written,
            String fromPlace,
            String untilPlace,
            String cardPlace) {}

    public record Player(String name, String site, String address, String part, String logIn, String password) {}

    public record SiteLink(String name, String address) {}

    public record ProofLine(Moment at, String text, String proof, boolean gone) {}
}
