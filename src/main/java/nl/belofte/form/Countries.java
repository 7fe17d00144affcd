package nl.belofte.form;

import java.util.List;

/** The countries one can live in for a form: the European Economic Area, Switzerland and the United Kingdom. ISO 3166-1. */
final class Countries {

    static final List<String> CODES = List.of(
            "NL", "BE", "AT", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE",
            "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

    private Countries() {}
}
