package nl.belofte.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import nl.belofte.dossier.Content;

/** What somebody wrote in a conversation with us. What staff noted of a call are the words of staff. It never prints what. */
public record OwnWords(Instant at, String way, String text) {

    private static final Set<Way> WRITTEN = Set.of(Way.SITE, Way.MAIL);

    /** The oldest first. */
    public static List<OwnWords> in(Content content) {
        return Conversation.in(content).all().stream()
                .filter(said -> said.by() == Said.Author.PERSON && WRITTEN.contains(said.way()))
                .map(said -> new OwnWords(said.at(), said.way().id(), said.text()))
                .toList();
    }

    @Override
    public String toString() {
        return "OwnWords by " + way;
    }
}
