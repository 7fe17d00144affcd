package nl.belofte.mail;

import java.util.List;
import java.util.UUID;
import nl.belofte.dossier.Dossier;
import nl.belofte.file.Language;
import org.jspecify.annotations.Nullable;

/** Told by the module above whose letters say more than what every letter says: {@code {5}}, {@code {6}} of their texts. */
public interface LetterWords {

    boolean isFor(Letter letter);

    /**
     * Where the letter leads, besides its own link, stands last: what somebody wrote does not.
     *
     * @param letter one that these words are for
     * @param reference that was given when it was sent
     * @param address of the site in the reader's language, without a slash behind it
     */
    List<String> of(Letter letter, Dossier dossier, @Nullable UUID reference, Language language, String address);
}
