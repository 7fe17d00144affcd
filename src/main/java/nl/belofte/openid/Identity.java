package nl.belofte.openid;

import java.time.Duration;
import java.util.Optional;

/**
 * Who is there, as an issuer says. It prints nobody.
 *
 * @param email which the issuer verified
 * @param provedAgo how long before this they proved it to him; empty when he does not say
 */
record Identity(String email, Optional<Duration> provedAgo) {

    @Override
    public String toString() {
        return "Identity";
    }
}
