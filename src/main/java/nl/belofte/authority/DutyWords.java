package nl.belofte.authority;

import java.util.Optional;
import java.util.Set;
import nl.belofte.disclosure.Demands;
import nl.belofte.evidence.Deed;
import nl.belofte.evidence.Recorded;
import nl.belofte.file.Language;
import nl.belofte.web.Texts;

/** What kind of authority demanded something and by which law, in words for its person. */
public final class DutyWords {

    private static final Set<Deed> DEEDS =
            Set.of(Deed.AUTHORITY_ASKED, Deed.AUTHORITY_APPROVED, Deed.AUTHORITY_REFUSED, Deed.AUTHORITY_CONCEALED);

    private DutyWords() {}

    /** Of a deed that is about a demand; empty for every other. */
    public static Optional<String> of(Recorded recorded, Language language) {
        var words = recorded.detail().split(" ");
        if (DEEDS.contains(recorded.deed())) {
            return Optional.of(of(words[0], language));
        }
        return recorded.deed() == Deed.DISCLOSED && words[0].equals(Demands.AUTHORITY)
                ? Optional.of(of(words[2], language))
                : Optional.empty();
    }

    /** @param duty as a disclosure has it, {@code police/nl-sv-126na} */
    public static String of(String duty, Language language) {
        var texts = Texts.in(language);
        var slash = duty.indexOf('/');
        return texts.get(
                "authority.by",
                texts.get("authority.kind." + duty.substring(0, slash)),
                texts.get("authority.duty." + duty.substring(slash + 1)));
    }
}
