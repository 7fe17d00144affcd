package nl.belofte.advertisement;

import java.util.regex.Pattern;
import nl.belofte.brand.Addresses;
import nl.belofte.brand.Sites;
import nl.belofte.web.Visit;
import org.springframework.stereotype.Component;

/**
 * Where an advertisement may lead: to a page of the site where it stands, or of another site of the same controller. Nowhere else:
 * what the statement says of a visitor's data holds at none of those.
 */
@Component
class Links {

    /** What paths of ours are made of; no question, for by that somebody could be followed. */
    private static final Pattern PATH = Pattern.compile("/[\\w.~/-]*(?:#[\\w.-]+)?");

    private static final Pattern ADDRESS = Pattern.compile("https://([\\w.-]+)(/.*)?");
    private static final int LONGEST = 200;

    private final Sites sites;
    private final Addresses addresses;

    Links(Sites sites, Addresses addresses) {
        this.sites = sites;
        this.addresses = addresses;
    }

    boolean allowed(String link, String controller) {
        if (link.length() > LONGEST) {
            return false;
        }
        var address = ADDRESS.matcher(link);
        return address.matches()
                ? sites.of(controller).stream().anyMatch(site -> site.host().equals(address.group(1)))
                        && isPath(path(address.group(2)))
                : isPath(link);
    }

    private static boolean isPath(String link) {
        return PATH.matcher(link).matches()
                && !link.contains("//")
                && !link.contains("..")
                && !link.matches("/(?:en|balie|proef)(?:/.*)?");
    }

    /** In the visitor's language, and as the other site is reached here. */
    String href(String link, Visit visit) {
        var address = ADDRESS.matcher(link);
        return address.matches() ? addresses.of(address.group(1)) + visit.to(path(address.group(2))) : visit.to(link);
    }

    private static String path(String behindTheHost) {
        return behindTheHost == null ? "/" : behindTheHost;
    }
}
