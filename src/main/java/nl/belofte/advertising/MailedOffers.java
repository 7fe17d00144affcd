package nl.belofte.advertising;

import java.util.List;
import java.util.Optional;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.DossierId;
import nl.belofte.mailing.Audience;
import nl.belofte.permission.Reachable;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Serves;
import org.springframework.stereotype.Component;

/**
 * Who gets offers by e-mail: a customer who could refuse them at the sale and did not, or who said yes. Who said no is told to the
 * sender by the registry, at the moment at which it goes.
 */
@Component
@Serves("ADV-1")
class MailedOffers implements Audience {

    private final Reachable reachable;

    MailedOffers(Reachable reachable) {
        this.reachable = reachable;
    }

    @Override
    public Purpose purpose() {
        return Purpose.ADVERTISING;
    }

    @Override
    public List<Reader> page(String controller, String host, Optional<DossierId> after, int atMost) {
        return reachable.page(controller, Channel.EMAIL, Optional.of(host), after, atMost).stream()
                .map(one -> new Reader(one.dossier(), one.language()))
                .toList();
    }
}
