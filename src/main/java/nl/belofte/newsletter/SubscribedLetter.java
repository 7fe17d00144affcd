package nl.belofte.newsletter;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.belofte.dossier.Dossier;
import nl.belofte.file.Language;
import nl.belofte.mail.Letter;
import nl.belofte.mail.LetterWords;
import nl.belofte.mail.Tokens;
import nl.belofte.mail.WayOut;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The welcome tells the way out. NEW-4. */
@Component
class SubscribedLetter implements LetterWords {

    private final Tokens tokens;

    SubscribedLetter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean isFor(Letter letter) {
        return letter == Letter.SUBSCRIBED;
    }

    /** {@code {5}} where one unsubscribes. */
    @Override
    public List<String> of(
            Letter letter, Dossier dossier, @Nullable UUID reference, Language language, String address) {
        return List.of(
                WayOut.of(tokens, Objects.requireNonNull(reference), address).oneClick());
    }
}
