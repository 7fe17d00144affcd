package nl.belofte.statement;

/** What a person's no to a purpose does. Art. 21 GDPR. */
public enum Objection {
    /** Nothing is weighed: it ends. Art. 21(2)-(3), direct marketing. */
    FINAL,
    /** Somebody weighs whose reasons go before. Art. 21(1), what stands on a legitimate interest. */
    WEIGHED,
    /** A contract is ended, a consent taken back, and a legal duty done: there is no objecting to these. */
    NONE
}
