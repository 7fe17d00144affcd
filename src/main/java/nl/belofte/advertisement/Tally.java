package nl.belofte.advertisement;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import nl.belofte.file.Language;

/**
 * What was counted of an advertisement, as staff read it. Small numbers are shown as they are: they are nobody's.
 *
 * @param share empty where nobody said anything
 * @param tells whether that is enough to conclude something from
 */
public record Tally(int shown, int likes, int dislikes, Optional<Share> share, boolean tells) {

    /**
     * How many of those who said something like it, and between which shares that of all visitors lies with a chance of 95 %.
     *
     * @param at where that is on a line from 0 to 100; {@code begins} and {@code ends} of the interval likewise
     */
    public record Share(String share, String from, String to, String at, String begins, String ends, String length) {}

    static Tally of(int shown, Opinions opinions, Language language) {
        return new Tally(
                shown,
                opinions.likes(),
                opinions.dislikes(),
                Optional.of(opinions).filter(said -> said.count() > 0).map(said -> share(said, language)),
                opinions.tells());
    }

    private static Share share(Opinions opinions, Language language) {
        var interval = opinions.interval();
        return new Share(
                percent(opinions.share(), language),
                percent(interval.from(), language),
                percent(interval.to(), language),
                place(opinions.share()),
                place(interval.from()),
                place(interval.to()),
                place(interval.width()));
    }

    static String percent(double share, Language language) {
        return NumberFormat.getPercentInstance(language.locale()).format(share);
    }

    private static String place(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
