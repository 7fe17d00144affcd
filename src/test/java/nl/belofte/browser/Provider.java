package nl.belofte.browser;

import nl.belofte.Customers;

/** The two providers. What is promised by both is tried with both. */
enum Provider {
    IPCALL("ipcall", "ipcall.me", "ipcall.me B.V."),
    VOIPEXPRESS("voipexpress", "voipexpress.nl", "VoIP Express (Focused2Create)");

    final String controller;
    final String site;
    final String legalName;

    Provider(String controller, String site, String legalName) {
        this.controller = controller;
        this.site = site;
        this.legalName = legalName;
    }

    /** What one types to log in: the address at the one, the name that one chose at the other. */
    String logIn(String email) {
        return this == VOIPEXPRESS ? Customers.userName(email) : email;
    }
}
