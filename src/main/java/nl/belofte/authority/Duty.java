package nl.belofte.authority;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The law that obliges to hand something over. A short list of what a provider of telephony is asked most; every other law is
 * named in words. Where no source stands, the article is from memory: have it looked at before it is relied on.
 */
public enum Duty {
    /** Traffic data of a user, by the public prosecutor. Seen in the text of the Wetboek van Strafvordering. */
    NL_SV_126N,
    /** Name, address, number and kind of service, by an investigating officer. Seen likewise. */
    NL_SV_126NA,
    /** Identifying data, of whoever has them. From memory. */
    NL_SV_126NC,
    /** Other stored data, by the public prosecutor. From memory. */
    NL_SV_126ND,
    /** Stored data of a provider of communication that 126n and 126na do not cover. From memory. */
    NL_SV_126NG,
    /** Traffic data, for the intelligence services. From memory. */
    NL_WIV_55,
    /** Name, address, number and kind of service, for the intelligence services. From memory. */
    NL_WIV_56,
    /** Identification, by the Belgian public prosecutor. Named by the BIPT among what operators must do. */
    BE_SV_46BIS,
    /** Traffic data, by the Belgian examining magistrate. Named likewise. */
    BE_SV_88BIS,
    OTHER;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Duty> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
