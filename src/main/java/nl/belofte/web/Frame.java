package nl.belofte.web;

import java.text.NumberFormat;
import java.util.Optional;
import nl.belofte.brand.Site;
import nl.belofte.file.Language;

/**
 * What every page has around it.
 *
 * @param site empty on the trial's own pages
 * @param path of this page, without the language
 * @param query with its question mark; empty when there is none
 * @param signedIn who is signed in: a customer, staff or nobody
 * @param legalName of the company that answers for the site
 * @param accounts whether one can have an account here
 * @param contact whether one can ask something here
 * @param trial where the trial's own pages are; empty in production
 */
public record Frame(
        Optional<Site> site,
        Language language,
        String path,
        String query,
        Role signedIn,
        String legalName,
        boolean accounts,
        boolean contact,
        Optional<String> trial,
        Assets.Versions assets) {

    public enum Role {
        NOBODY,
        CUSTOMER,
        STAFF
    }

    public String text(String key, Object... values) {
        return Texts.in(language).get(key, values);
    }

    public boolean has(String key) {
        return Texts.in(language).has(key);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** A path in the visitor's language. */
    public String to(String path) {
        return language.prefix() + path;
    }

    /** This page once more. */
    public String again() {
        return to(path) + query;
    }

    /** This page in the other language. */
    public String inOtherLanguage() {
        return language.other().prefix() + path + query;
    }

    public String name() {
        return site.map(Site::name).orElse("Belofte");
    }
}
