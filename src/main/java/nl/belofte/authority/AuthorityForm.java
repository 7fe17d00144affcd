package nl.belofte.authority;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.belofte.dossier.Dossier;
import nl.belofte.dossier.DossierId;
import nl.belofte.statement.Category;
import nl.belofte.statement.Statement;
import nl.belofte.web.Submission;

/** What somebody filled in about a demand. */
final class AuthorityForm {

    static final String NONE = "";

    private static final int LINE = 200;
    private static final int TEXT = 2000;

    private final Map<String, String> typed = new HashMap<>();
    private final Map<String, String> wrong = new LinkedHashMap<>();
    private final Map<DossierId, Set<Category>> demanded = new LinkedHashMap<>();
    private Optional<LocalDate> shownOn = Optional.empty();

    private AuthorityForm() {}

    static AuthorityForm empty() {
        return new AuthorityForm();
    }

    /** @param held what there is of the customer */
    static AuthorityForm read(Submission sent, List<Dossier> held, Statement statement, LocalDate today) {
        var form = new AuthorityForm();
        for (var field : List.of("autoriteit", "naam", "kenmerk", "wet", "tot")) {
            form.typed.put(field, sent.get(field));
        }
        for (var field : List.of("wettekst", "wat", "waarom")) {
            form.typed.put(field, sent.text(field));
        }
        form.typed.put("verbergen", sent.get("verbergen"));
        form.refuseIf(Authority.of(form.get("autoriteit")).isEmpty(), "autoriteit", "error.authority.kind");
        form.refuseUnlessFilledIn("naam", LINE, "error.authority.name");
        form.refuseUnlessFilledIn("kenmerk", LINE, "error.authority.reference");
        var duty = Duty.of(form.get("wet"));
        form.refuseIf(duty.isEmpty(), "wet", "error.authority.duty");
        if (duty.equals(Optional.of(Duty.OTHER))) {
            form.refuseUnlessFilledIn("wettekst", TEXT, "error.authority.law");
        }
        form.refuseIf(form.get("wettekst").length() > TEXT, "wettekst", "error.authority.long");
        form.refuseUnlessFilledIn("wat", TEXT, "error.authority.what");
        for (var dossier : held) {
            var ticked = EnumSet.noneOf(Category.class);
            for (var category : offered(dossier, statement)) {
                if (!sent.get(box(dossier.id(), category)).isEmpty()) {
                    ticked.add(category);
                }
            }
            if (!ticked.isEmpty()) {
                form.demanded.put(dossier.id(), ticked);
            }
        }
        form.refuseIf(form.demanded.isEmpty(), "gegevens", "error.authority.data");
        if (!form.get("verbergen").isEmpty()) {
            form.shownOn = form.day("tot", today);
            form.refuseUnlessFilledIn("waarom", TEXT, "error.authority.silence");
        }
        return form;
    }

    /** What can stand in it; whether it does is seen when it is opened. */
    static List<Category> offered(Dossier dossier, Statement statement) {
        return statement.declaration(dossier.purpose()).stream()
                .flatMap(declared -> List.of(Category.values()).stream().filter(declared::allows))
                .toList();
    }

    static String box(DossierId dossier, Category category) {
        return category.id() + "-" + dossier.value();
    }

    /** Another day and why, for what is kept from its person already. */
    static AuthorityForm later(Submission sent, LocalDate today, LocalDate now) {
        var form = new AuthorityForm();
        form.typed.put("tot", sent.get("tot"));
        form.typed.put("waarom", sent.text("waarom"));
        form.shownOn = form.day("tot", today);
        form.refuseIf(form.shownOn.filter(day -> !day.isAfter(now)).isPresent(), "tot", "error.authority.not-later");
        form.refuseUnlessFilledIn("waarom", TEXT, "error.authority.silence");
        return form;
    }

    private Optional<LocalDate> day(String field, LocalDate today) {
        try {
            var day = LocalDate.parse(get(field));
            if (day.isAfter(today) && !day.isAfter(today.plus(AuthorityRequests.CONCEALED_AT_MOST))) {
                return Optional.of(day);
            }
        } catch (DateTimeParseException none) {
            // Told as one that is too early or too late.
        }
        wrong.put(field, "error.authority.day");
        return Optional.empty();
    }

    private void refuseUnlessFilledIn(String field, int atMost, String error) {
        refuseIf(get(field).isEmpty(), field, error);
        refuseIf(get(field).length() > atMost, field, "error.authority.long");
    }

    private void refuseIf(boolean is, String field, String error) {
        if (is) {
            wrong.putIfAbsent(field, error);
        }
    }

    String get(String field) {
        return typed.getOrDefault(field, NONE);
    }

    /** Keys of the message files, by the field. */
    Map<String, String> wrong() {
        return wrong;
    }

    Map<String, String> typed() {
        return typed;
    }

    boolean ticked(DossierId dossier, Category category) {
        return demanded.getOrDefault(dossier, Set.of()).contains(category);
    }

    Optional<LocalDate> shownOn() {
        return shownOn;
    }

    /** Only of one in which nothing is wrong. */
    Asked asked() {
        var silence = shownOn.isPresent() ? get("waarom") : NONE;
        return new Asked(
                Authority.of(get("autoriteit")).orElseThrow(),
                Duty.of(get("wet")).orElseThrow(),
                demanded,
                shownOn,
                new Written(get("naam"), get("kenmerk"), get("wettekst"), get("wat"), silence, NONE, NONE));
    }
}
