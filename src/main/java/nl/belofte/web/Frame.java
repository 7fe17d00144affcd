package nl.belofte.web;

import java.text.NumberFormat;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.belofte.brand.Site;
import nl.belofte.file.Language;
import nl.belofte.statement.Purpose;

/**
 * What every page has around it.
 *
 * @param site empty on the trial's own pages
 * @param path of this page, without the language
 * @param query with its question mark; empty when there is none
 * @param signedIn who is signed in: a customer, staff or nobody
 * @param along the customer with whom a member of staff looks along
 * @param opens the purposes for which who is signed in works at the desk
 * @param legalName of the company that answers for the site
 * @param accounts whether one can have an account here
 * @param contact whether one can ask something here
 * @param newsletter whether one can have a newsletter here
 * @param advertising whether people are approached for advertising here
 * @param trial where the trial's own pages are; empty in production
 */
public record Frame(
        Optional<Site> site,
        Language language,
        String path,
        String query,
        Role signedIn,
        Optional<UUID> along,
        Set<Purpose> opens,
        String legalName,
        boolean accounts,
        boolean contact,
        boolean newsletter,
        boolean advertising,
        Optional<String> trial,
        Assets.Versions assets) {

    private static final Set<Purpose> CUSTOMERS = EnumSet.of(
            Purpose.ACCOUNT, Purpose.ORDER, Purpose.SUBSCRIPTION, Purpose.PORTAL, Purpose.CONTACT, Purpose.RIGHTS);

    public enum Role {
        NOBODY,
        CUSTOMER,
        /** Without an account, or without a log-in: by a link in a letter. */
        MAILBOX,
        STAFF
    }

    /** Who is signed in, and for which purposes at the desk. */
    public record Who(Role role, Set<Purpose> opens) {
        public static final Who NOBODY = new Who(Role.NOBODY, Set.of());
    }

    /** Whether who is signed in works for customers, and not only with questions as examples or on the platform. */
    public boolean servesCustomers() {
        return !Collections.disjoint(opens, CUSTOMERS);
    }

    /** Whether who is signed in works with advertising: to look after rights is to read along with its lists. */
    public boolean advertises() {
        return advertising && (opens.contains(Purpose.ADVERTISING) || opens.contains(Purpose.RIGHTS));
    }

    public String text(String key, Object... values) {
        return Texts.in(language).get(key, values);
    }

    public String erased(Optional<String> day) {
        return Texts.in(language).erased(day);
    }

    public boolean has(String key) {
        return Texts.in(language).has(key);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** A path in the visitor's language. */
    public String to(String path) {
        return language.prefix() + AlongPath.of(along, path);
    }

    /** This page once more. */
    public String again() {
        return to(path) + query;
    }

    /** This page in the other language. */
    public String inOtherLanguage() {
        return language.other().prefix() + AlongPath.of(along, path) + query;
    }

    public String name() {
        return site.map(Site::name).orElse("Belofte");
    }
}
