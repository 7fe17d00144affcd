package nl.belofte.openid;

/**
 * Nobody was identified.
 *
 * @param why a word of {@link NotIdentified.Why}
 * @param issuer as staff know him
 */
public record OpenIdPage(String why, String issuer) {}
