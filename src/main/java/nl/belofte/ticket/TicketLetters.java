package nl.belofte.ticket;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.belofte.dossier.Dossier;
import nl.belofte.file.Language;
import nl.belofte.mail.Letter;
import nl.belofte.mail.LetterWords;
import nl.belofte.mail.Tokens;
import nl.belofte.statement.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What letters about a question say of it: by what one refers to it, what we answered, and where one says that it helped. */
@Component
class TicketLetters implements LetterWords {

    private final TicketRows rows;
    private final Tokens tokens;

    TicketLetters(TicketRows rows, Tokens tokens) {
        this.rows = rows;
        this.tokens = tokens;
    }

    @Override
    public boolean isFor(Letter letter) {
        return letter.aboutQuestion();
    }

    /** {@code {5}} the reference, {@code {6}} what was said, {@code {7}} where one says that it helped. */
    @Override
    public List<String> of(
            Letter letter, Dossier dossier, @Nullable UUID reference, Language language, String address) {
        var ticket = rows.find(dossier.id()).orElseThrow();
        var said = Optional.ofNullable(reference)
                .flatMap(id -> Conversation.in(dossier.content()).find(id))
                .map(Said::text)
                .orElse("");
        return List.of(
                ticket.written(),
                letter == Letter.CLOSING_PROPOSED ? Wording.in(language).date(LocalDate.parse(said)) : said,
                address + "/vraag/tevreden?bewijs="
                        + tokens.make(letter, dossier.id().value()));
    }
}
