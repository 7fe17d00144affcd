package nl.belofte.statement;

/** One thing that is asked of a person: the smallest part of a {@link Category}. */
public enum Field {
    GIVEN_NAME,
    FAMILY_NAME,
    STREET,
    HOUSE_NUMBER,
    POSTCODE,
    TOWN,
    COUNTRY,
    EMAIL,
    PHONE,
    IBAN,
    ACCOUNT_HOLDER,
    BIRTH_DATE,
    GENDER,
    IP_ADDRESS,
    COMPANY_NAME,
    LOCATION,
    USER_NAME,
    WANTED_SERVICES,
    SUBJECT,
    MESSAGE,
    SERVICE_SETTINGS,
    PORTAL_ACTIONS;

    public String id() {
        return Ids.of(this);
    }
}
