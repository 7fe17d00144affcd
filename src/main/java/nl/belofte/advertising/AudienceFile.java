package nl.belofte.advertising;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import nl.belofte.disclosure.JointDisclosures.One;
import nl.belofte.file.Sha256;
import nl.belofte.form.EmailAddress;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a network gets: of each a reference, and SHA-256 of the address in small letters and of the number in E.164, as networks match
 * them. Nothing else of anybody, and the moments at which the audience was made and asked again.
 */
record AudienceFile(String controller, Instant madeAt, Instant checkedAt) {

    private static final JsonMapper JSON = new JsonMapper();

    byte[] of(List<One> people) {
        var all = new LinkedHashMap<String, Object>();
        all.put("kind", "audience");
        all.put("controller", controller);
        all.put("made-at", madeAt.toString());
        all.put("checked-at", checkedAt.toString());
        all.put("hash", "SHA-256");
        all.put("people", people.stream().map(AudienceFile::person).toList());
        return JSON.writeValueAsBytes(all);
    }

    private static LinkedHashMap<String, String> person(One one) {
        var person = new LinkedHashMap<String, String>();
        person.put("reference", one.reference().toString());
        one.content()
                .get(Category.EMAIL, Field.EMAIL)
                .ifPresent(email -> person.put("email", Sha256.hex(EmailAddress.folded(email))));
        // As it is kept: E.164.
        one.content().get(Category.PHONE, Field.PHONE).ifPresent(phone -> person.put("phone", Sha256.hex(phone)));
        return person;
    }
}
