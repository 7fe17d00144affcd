package nl.belofte.quote;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.belofte.file.Sha256;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is offered, and until which day it holds. It never prints what.
 *
 * @param validUntil the last day on which one can accept it
 */
record Offer(List<Line> lines, LocalDate validUntil) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * One thing that is offered.
     *
     * @param cents what one of it costs, without VAT
     * @param vat percent
     */
    record Line(String text, int number, long cents, int vat) {

        long total() {
            return Math.multiplyExact(number, cents);
        }

        @Override
        public String toString() {
            return "Line";
        }
    }

    long withoutVat() {
        return lines.stream().mapToLong(Line::total).sum();
    }

    /** By rate, the lowest first. It is rounded once for each rate, a half cent up. */
    SortedMap<Integer, Long> vat() {
        var sums = new TreeMap<Integer, Long>();
        lines.forEach(line -> sums.merge(line.vat(), line.total(), Long::sum));
        sums.replaceAll((rate, sum) -> (sum * rate + 50) / 100);
        return sums;
    }

    long withVat() {
        return withoutVat() + vat().values().stream().mapToLong(Long::longValue).sum();
    }

    /** The one way in which it is written down, which is what its digest is over. */
    String written() {
        return JSON.writeValueAsString(this);
    }

    static Offer of(String written) {
        return JSON.readValue(written, Offer.class);
    }

    /** Says of a text whether it is exactly this offer, and tells nothing of it. */
    static String digest(String written) {
        return Sha256.hex(written);
    }

    @Override
    public String toString() {
        return "Offer of " + lines.size();
    }
}
