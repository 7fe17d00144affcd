package nl.belofte.advertising;

/**
 * What there is to do for advertising.
 *
 * @param calls whether people are called here, and who looks may read whom
 * @param social whether people are approached through social media here
 */
public record AdvertisingPage(boolean calls, boolean social) {}
