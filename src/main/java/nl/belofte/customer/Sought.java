package nl.belofte.customer;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.belofte.dossier.LookUp;
import nl.belofte.form.Forms;
import nl.belofte.person.Reference;
import nl.belofte.statement.Field;

/** What somebody typed to find a customer, as what it is. */
sealed interface Sought {

    Pattern ADDRESS = Pattern.compile("(\\d{4}\\s?\\p{L}{2})[\\s,]+(.+)");

    /** A value that stands in dossiers. */
    record Value(LookUp by, Map<Field, String> fields) implements Sought {
        @Override
        public String toString() {
            return "Value of " + by;
        }
    }

    /** The number of a customer or of a question. */
    record Number(String typed) implements Sought {}

    /** Empty where it is none of all this. */
    static Optional<Sought> of(String typed, Forms forms, String country) {
        if (typed.contains("@")) {
            return forms.email(typed, country).map(email -> new Value(LookUp.EMAIL, Map.of(Field.EMAIL, email)));
        }
        var address = ADDRESS.matcher(typed);
        if (address.matches()) {
            return forms.kept(Field.POSTCODE, address.group(1), country)
                    .flatMap(postcode -> forms.kept(Field.HOUSE_NUMBER, address.group(2), country)
                            .map(number -> new Value(
                                    LookUp.ADDRESS, Map.of(Field.POSTCODE, postcode, Field.HOUSE_NUMBER, number))));
        }
        return forms.kept(Field.PHONE, typed, country)
                .<Sought>map(phone -> new Value(LookUp.PHONE, Map.of(Field.PHONE, phone)))
                .or(() -> Optional.of(typed).filter(Reference::isOne).map(Number::new))
                .or(() -> forms.kept(Field.USER_NAME, typed, country)
                        .map(name -> new Value(LookUp.USER_NAME, Map.of(Field.USER_NAME, name))));
    }
}
