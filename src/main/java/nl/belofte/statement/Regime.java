package nl.belofte.statement;

/**
 * Under which law the books keep a dossier: a country, or the one-stop-shop for VAT. It is a fact of the invoice.
 *
 * @param id as in {@code minimum.yaml}
 */
public record Regime(String id) {

    /** The law of the controller's own country; also of what no law keeps. */
    public static final Regime DOMESTIC = new Regime("domestic");
}
