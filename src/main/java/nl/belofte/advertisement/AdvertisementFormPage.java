package nl.belofte.advertisement;

import java.util.List;
import java.util.Optional;
import nl.belofte.brand.Site;

/**
 * An advertisement that is made, or changed before anybody sees it.
 *
 * @param number of the draft that is changed; empty for a new one
 * @param sites those of the controller
 */
public record AdvertisementFormPage(Optional<Integer> number, AdvertisementForm form, List<Site> sites) {

    public String path() {
        return number.map(draft -> "/balie/advertenties/" + draft + "/wijziging")
                .orElse("/balie/advertenties/nieuw");
    }
}
