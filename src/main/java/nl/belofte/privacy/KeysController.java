package nl.belofte.privacy;

import java.util.List;
import nl.belofte.consent.Receipts;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.statement.Serves;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** By which keys the receipts of consents are signed here: who has one compares, for a receipt could be anybody's. */
@Controller
@Serves("CON-3")
class KeysController {

    private final EvidenceChain chain;

    KeysController(EvidenceChain chain) {
        this.chain = chain;
    }

    /** @param fingerprints the SHA-256 of each public key as X.509 has it */
    record Keys(String signs, String algorithm, List<String> fingerprints) {}

    @GetMapping(Receipts.KEYS)
    ResponseEntity<Keys> keys() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .body(new Keys(Receipts.USE, Receipts.ALGORITHM, chain.fingerprints()));
    }
}
