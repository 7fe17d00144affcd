package nl.belofte.preference;

import java.util.List;

/** The consents of a customer, each as it was asked, for who watches over that. */
public record ConsentListPage(String back, List<ConsentPage> consents) {}
