package nl.belofte.mail;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.DossierId;
import org.springframework.stereotype.Component;

/**
 * What a letter carries in its {@code Message-ID} so that a reply, which names that in {@code In-Reply-To} and
 * {@code References}, finds its question. Nobody can guess one; who has one still has to write from the right address.
 */
@Component
public class ReplyMarks {

    private static final String USE = "reply";

    private final Tokens tokens;

    ReplyMarks(Tokens tokens) {
        this.tokens = tokens;
    }

    /** What stands before the at sign of the {@code Message-ID}. */
    String of(DossierId dossier, UUID copy) {
        return tokens.make(USE, dossier.value()) + "." + copy;
    }

    /**
     * The dossier that a mail is a reply about.
     *
     * @param references the ids of the mails that it names, the newest last, with or without their brackets
     */
    public Optional<DossierId> find(Collection<String> references) {
        return references.stream()
                .map(id -> id.replaceFirst("^\\s*<?", "").replaceFirst("[.@].*$", ""))
                .flatMap(token -> tokens.read(USE, token).stream())
                .reduce((_, newer) -> newer)
                .map(DossierId::new);
    }
}
