package nl.belofte.trial;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.belofte.evidence.EvidenceChain.Verdict;
import nl.belofte.web.Moment;

/**
 * The five-minute tour.
 *
 * @param entries how many the evidence has, of all controllers together
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
        List<ProofLine> proofs,
        News news) {

    /**
     * What the request that led here did; mostly nothing.
     *
     * @param turned how many dossiers turning the clock erased; empty when it was not turned
     * @param verdict of the chain, when it was just gone through
     * @param wrong why the clock was not turned
     */
    public record News(Optional<String> turned, Optional<Verdict> verdict, Optional<WrongDay> wrong) {

        static News of(Verdict verdict) {
            return new News(Optional.empty(), Optional.of(verdict), Optional.empty());
        }

        static News of(WrongDay wrong) {
            return new News(Optional.empty(), Optional.empty(), Optional.of(wrong));
        }

        /** A page that only a form can reach has no other language: that has to start again. */
        public boolean byForm() {
            return verdict.isPresent() || wrong.isPresent();
        }
    }

    /** A day that the clock cannot be turned to. {@code error}: a key of the message files. */
    public record WrongDay(String typed, String error) {}

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

    /** @param gone whether the dossier is erased: then there is nothing left to log in to */
    public record Player(
            String name, String site, String address, String part, String logIn, String password, boolean gone) {}

    public record SiteLink(String name, String address) {}

    public record ProofLine(Moment at, String text, String proof, boolean gone) {}
}
