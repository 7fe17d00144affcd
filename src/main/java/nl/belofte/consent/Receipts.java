package nl.belofte.consent;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.belofte.consent.Consents.Given;
import nl.belofte.dossier.Content;
import nl.belofte.evidence.EvidenceChain;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The receipt of a consent, for its person: the fields of ISO/IEC TS 27560:2023 as JSON, signed with the key of the evidence.
 * Every byte of it counts, and {@link ReceiptCheck} tells offline whether one was changed.
 */
@Component
public class Receipts {

    public static final String USE = "belofte consent receipt 1";

    public static final String ALGORITHM = "Ed25519";

    /** The path at each site where it stands by which keys receipts are signed. */
    public static final String KEYS = "/.well-known/consent-keys";

    static final String SCHEMA = "ISO/IEC TS 27560:2023";

    /** What the signature is over has nothing in the place where the signature stands. */
    static final String UNSIGNED = "\"value\" : \"\"";

    private static final JsonMapper JSON = new JsonMapper();

    private final Consents consents;
    private final Statements statements;
    private final EvidenceChain chain;
    private final Clock clock;

    Receipts(Consents consents, Statements statements, EvidenceChain chain, Clock clock) {
        this.consents = consents;
        this.statements = statements;
        this.chain = chain;
        this.clock = clock;
    }

    /**
     * @param by the address or number that the consent is about, as its proof holds it
     * @param notice where the version of the statement stands that was shown; a sentence where none was
     * @param rights where one reads what one can do
     * @param withdrawal where it is taken back
     * @return the file, in UTF-8
     */
    public byte[] of(Given given, Content by, String notice, String rights, String withdrawal) {
        var unsigned =
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields(given, by, notice, rights, withdrawal));
        var signed = chain.sign(USE, unsigned.getBytes(StandardCharsets.UTF_8));
        int at = unsigned.lastIndexOf(UNSIGNED);
        return (unsigned.substring(0, at)
                        + UNSIGNED.replace("\"\"", '"' + HexFormat.of().formatHex(signed.signature()) + '"')
                        + unsigned.substring(at + UNSIGNED.length()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> fields(Given given, Content by, String notice, String rights, String withdrawal) {
        var shown = given.shown();
        var statement = statements
                .version(shown.controller(), shown.version())
                .orElseGet(() -> statements.current(shown.controller()));
        var all = new LinkedHashMap<String, Object>();
        all.put("schema_version", SCHEMA);
        all.put("receipt_id", given.proof().value().toString());
        all.put("issued_at", at(clock.instant(), statement.zone()));
        all.put("pii_principal_id", principal(by));
        all.put("pii_processing", List.of(processing(given, by, statement, notice, rights, withdrawal)));
        all.put("party_identification", parties(shown, statement));
        all.put("event", events(given, statement.zone()));
        var signature = new LinkedHashMap<String, Object>();
        signature.put("algorithm", ALGORITHM);
        signature.put("signs", USE);
        signature.put("key", Base64.getEncoder().encodeToString(chain.key()));
        signature.put("value", "");
        all.put("signature", signature);
        return all;
    }

    /** A receipt is of who can be reached there, and names nobody. */
    private static Map<String, Object> principal(Content by) {
        var reached = new LinkedHashMap<String, Object>();
        by.values().forEach((category, fields) -> reached.put(category.id(), String.join(" ", fields.values())));
        return reached;
    }

    private Map<String, Object> processing(
            Given given, Content by, Statement statement, String notice, String rights, String withdrawal) {
        var shown = given.shown();
        var all = new LinkedHashMap<String, Object>();
        all.put("privacy_notice", notice);
        if (!shown.elsewhere()) {
            all.put("privacy_notice_version", shown.version().toString());
        }
        all.put("language", shown.language().tag());
        all.put("consent_text", shown.text());
        all.put("consent_text_sha256", ConsentTexts.fingerprint(shown));
        var purpose = new LinkedHashMap<String, Object>();
        var about = statement.declaration(shown.purpose());
        purpose.put(
                "purpose",
                about.map(declared -> declared.title().in(shown.language()))
                        .orElse(shown.purpose().id()));
        purpose.put("purpose_type", shown.purpose().id());
        purpose.put("lawful_basis", LegalBasis.CONSENT.id());
        purpose.put("lawful_basis_article", "eu-gdpr:" + LegalBasis.CONSENT.article());
        purpose.put(
                "pii_information",
                about.map(declared -> information(declared, shown, by)).orElse(List.of()));
        purpose.put("pii_controllers", List.of(shown.controller()));
        purpose.put("collection_method", shown.control());
        purpose.put(
                "retention_period",
                about.map(declared -> Wording.in(shown.language()).kept(statement, declared))
                        .orElse(""));
        purpose.put(
                "recipient_third_parties", about.map(Declaration::recipients).orElse(List.of()));
        purpose.put("withdrawal_method", withdrawal);
        purpose.put("privacy_rights", rights);
        purpose.put("jurisdictions", List.of(statement.country().toUpperCase(Locale.ROOT)));
        all.put("purposes", List.of(purpose));
        return all;
    }

    private static List<Map<String, Object>> information(Declaration declared, Shown shown, Content by) {
        var all = new ArrayList<Map<String, Object>>();
        declared.data().forEach((category, asked) -> {
            if (!uses(category, shown, by)) {
                return;
            }
            var one = new LinkedHashMap<String, Object>();
            one.put("pii_type", Wording.in(shown.language()).category(category));
            one.put("pii_attribute_id", category.id());
            one.put("pii_optional", asked.optional());
            one.put("sensitive_pii_category", false);
            one.put("special_pii_category", false);
            all.add(one);
        });
        return all;
    }

    /** Each way to approach somebody has a consent of its own, and uses the address or number that its proof is about. */
    private static boolean uses(Category category, Shown shown, Content by) {
        return switch (category) {
            case EMAIL, PHONE ->
                !shown.purpose().directMarketing() || by.categories().contains(category);
            // Only a network knows somebody by both, and is told nobody's name.
            case NAME_AND_ADDRESS ->
                !shown.purpose().directMarketing()
                        || !by.categories().containsAll(Set.of(Category.EMAIL, Category.PHONE));
            default -> true;
        };
    }

    private static List<Map<String, Object>> parties(Shown shown, Statement statement) {
        var contact = statement.contact();
        var all = new ArrayList<Map<String, Object>>();
        var controller = new LinkedHashMap<String, Object>();
        controller.put("party_id", shown.controller());
        controller.put("party_role", "pii controller");
        controller.put("party_name", contact.name());
        controller.put("party_address", contact.address());
        controller.put("party_email", contact.email());
        controller.put("party_phone", contact.phone());
        controller.put("party_contact", contact.complaints());
        all.add(controller);
        statement.declaration(shown.purpose()).map(Declaration::recipients).orElse(List.of()).stream()
                .map(statement.recipients()::get)
                .forEach(recipient -> all.add(Map.of(
                        "party_id",
                        recipient.id(),
                        "party_role",
                        recipient.processor() ? "pii processor" : "third party",
                        "party_name",
                        recipient.name().in(shown.language()))));
        var authority = new LinkedHashMap<String, Object>();
        authority.put("party_id", "authority");
        authority.put("party_role", "supervisory authority");
        authority.put("party_name", contact.authority());
        authority.put("party_url", contact.authorityUrl());
        all.add(authority);
        return all;
    }

    private List<Map<String, Object>> events(Given given, ZoneId zone) {
        return consents.history(given.proof()).stream()
                .map(happened -> {
                    var event = new LinkedHashMap<String, Object>();
                    event.put("event_time", time(given, happened, zone));
                    event.put("event_type", "explicit");
                    event.put("event_state", happened.kind().id());
                    event.put("entity_id", "pii principal");
                    return (Map<String, Object>) event;
                })
                .toList();
    }

    /** Of what was given elsewhere the day is known, and not always the hour. */
    private static String time(Given given, Consents.Happened happened, ZoneId zone) {
        return happened.kind() == Consents.Kind.GIVEN && given.shown().onlyDay(happened.at(), zone)
                ? LocalDate.ofInstant(happened.at(), zone).toString()
                : at(happened.at(), zone);
    }

    private static String at(Instant instant, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
