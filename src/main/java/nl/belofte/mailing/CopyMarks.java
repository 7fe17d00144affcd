package nl.belofte.mailing;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.belofte.dossier.DossierId;
import nl.belofte.mail.Tokens;
import org.springframework.stereotype.Component;

/**
 * What a copy carries in its {@code Message-ID}, so that a mail server that sends it back says which it was. It names nobody,
 * and nobody can make one: what comes back without is nobody's.
 */
@Component
class CopyMarks {

    private static final String USE = "mailing";
    private static final Pattern MARK = Pattern.compile("<?([\\w-]+)\\.(\\d{1,9})@.*");

    private final Tokens tokens;

    CopyMarks(Tokens tokens) {
        this.tokens = tokens;
    }

    record Marked(DossierId dossier, int mailing) {}

    /** What stands before the at sign. */
    String of(DossierId reader, int mailing) {
        return tokens.make(USE, reader.value()) + "." + mailing;
    }

    /** @param references the ids that somebody names */
    Optional<Marked> find(Collection<String> references) {
        return references.stream()
                .map(MARK::matcher)
                .filter(mark -> mark.matches())
                .flatMap(mark -> tokens
                        .read(USE, mark.group(1))
                        .map(dossier -> new Marked(new DossierId(dossier), Integer.parseInt(mark.group(2))))
                        .stream())
                .findFirst();
    }
}
