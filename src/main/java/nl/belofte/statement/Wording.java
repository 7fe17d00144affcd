package nl.belofte.statement;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.file.Language;
import nl.belofte.file.Text;
import nl.belofte.statement.Access.Readable;

/** Puts what is declared into words: the facts in a promise's sentence, a term, a date, an enumeration. */
public final class Wording {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Map<Language, Properties> WORDS = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            var words = new Properties();
            try (var stream = Wording.class.getResourceAsStream("/statement/words_" + language.tag() + ".properties")) {
                words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            WORDS.put(language, words);
        }
    }

    private final Language language;

    private Wording(Language language) {
        this.language = language;
    }

    public static Wording in(Language language) {
        return new Wording(language);
    }

    /** A promise's sentence with the declared facts in it. */
    public String say(Text text, Statement statement, Optional<Declaration> about) {
        return PLACEHOLDER
                .matcher(text.in(language))
                .replaceAll(found -> Matcher.quoteReplacement(fact(found.group(1), statement, about)));
    }

    /** What a law says, with its term in it. */
    static Text minimum(Minimum minimum, Purpose purpose) {
        var said = new EnumMap<Language, String>(Language.class);
        minimum.says()
                .in()
                .forEach((language, words) -> said.put(
                        language, words.replace("{minimum}", in(language).term(purpose, minimum.term()))));
        return new Text(said);
    }

    private String fact(String name, Statement statement, Optional<Declaration> about) {
        var contact = statement.contact();
        return switch (name) {
            case "name" -> contact.name();
            case "address" -> contact.address();
            case "email" -> contact.email();
            case "phone" -> phone(contact.phone());
            case "complaints" -> contact.complaints();
            case "authority" -> contact.authority();
            case "version" -> date(statement.version());
            default ->
                about.map(declaration -> fact(name, statement, declaration)).orElse("");
        };
    }

    private String fact(String name, Statement statement, Declaration declaration) {
        return switch (name) {
            case "data" -> categories(declaration.data().keySet());
            case "basis" -> declaration.basis().map(this::basis).orElse("");
            case "keep" -> keep(statement, declaration);
            case "recipients" -> enumerate(names(declaration.recipients(), statement));
            case "sources" -> enumerate(names(declaration.sources(), statement));
            default -> "";
        };
    }

    private List<String> names(List<String> ids, Statement statement) {
        return ids.stream().map(id -> statement.nameOf(id).in(language)).toList();
    }

    /** All terms of a purpose, or those of the one it ends with; empty where nothing is kept. */
    public String keep(Statement statement, Declaration declaration) {
        return declaration
                .keptWith()
                .flatMap(statement::declaration)
                .map(this::ownTerms)
                .orElseGet(() -> ownTerms(declaration));
    }

    /** As {@link #keep}, as a sentence by itself. */
    public String kept(Statement statement, Declaration declaration) {
        return word("kept").replace("{keep}", keep(statement, declaration));
    }

    private String ownTerms(Declaration declaration) {
        return declaration.keep().stream()
                .map(term -> term(declaration.purpose(), term))
                .collect(Collectors.joining(" " + word("or") + " "));
    }

    /** 'zes maanden nadat u uw account hebt opgeheven'. */
    public String term(Purpose purpose, Term term) {
        var event = optionalWord("event." + purpose.id() + "." + term.event().id())
                .orElseGet(() -> word("event." + term.event().id()));
        if (term.period().isZero()) {
            return optionalWord("until." + purpose.id() + "." + term.event().id())
                    .orElseGet(() -> word("until." + term.event().id()));
        }
        return period(term) + " " + event + bookYear(term);
    }

    /** Which day that is, where the books do not follow the calendar: ' op 30 juni'. */
    private String bookYear(Term term) {
        return term.year()
                .filter(year -> !year.equals(BookYear.CALENDAR))
                .map(year -> " " + word("on") + " " + lastDay(year))
                .orElse("");
    }

    private String lastDay(BookYear year) {
        return year.last() == Month.FEBRUARY
                ? word("end-of-february")
                : DateTimeFormatter.ofPattern("d MMMM", language.locale())
                        .format(MonthDay.of(year.last(), year.last().maxLength()));
    }

    /** 'zes maanden'. */
    public String period(Term term) {
        var period = term.period();
        if (period.getDays() > 0) {
            return count(period.getDays(), "day");
        }
        return period.getMonths() > 0 ? count(period.getMonths(), "month") : count(period.getYears(), "year");
    }

    private String count(int count, String unit) {
        var number = optionalWord("number." + count).orElse(String.valueOf(count));
        return number + " " + word("unit." + unit + (count == 1 ? "" : "s"));
    }

    public String category(Category category) {
        return word("category." + category.id());
    }

    /** What staff call a purpose; the statement's own heading speaks to the customer. */
    /** As the statement calls it; in the platform's own words where it does not declare it any more. */
    public String title(Statement statement, Purpose purpose) {
        return statement
                .declaration(purpose)
                .map(about -> about.title().in(language))
                .orElseGet(() -> purpose(purpose));
    }

    public String purpose(Purpose purpose) {
        return word("purpose." + purpose.id());
    }

    public String role(Role role) {
        return word("role." + role.id());
    }

    /** Who of the staff reads what is held for a purpose, a line for each role; empty where nobody does. */
    public List<String> readers(Statement statement, Declaration about) {
        return statement.access().of(about.purpose()).entrySet().stream()
                .map(entry -> role(entry.getKey()) + extent(entry.getValue(), about))
                .toList();
    }

    /** ', alleen a en b; met een reden ook c'. Nothing is said of who reads all. */
    private String extent(Readable readable, Declaration about) {
        var all = Stream.of(Category.values()).filter(about::allows).toList();
        var always = readable.always();
        var more = readable.onlyWithReason();
        boolean rest = always.size() + more.size() == all.size();
        if (more.isEmpty()) {
            return rest ? "" : ", " + word("access.only") + " " + categories(always);
        }
        if (always.isEmpty()) {
            return ", " + word("access.with-reason") + (rest ? "" : " " + categories(more));
        }
        return ", %s; %s %s"
                .formatted(
                        categories(always),
                        word("access.also-with-reason"),
                        rest ? word("access.rest") : categories(more));
    }

    private String categories(Collection<Category> categories) {
        return enumerate(categories.stream().map(this::category).toList());
    }

    public String basis(LegalBasis basis) {
        return word("basis." + basis.id());
    }

    /** 'a, b en c'. */
    public String enumerate(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, items.size() - 1)) + " " + word("and") + " " + items.getLast();
    }

    /** As people in the Netherlands write it; a number from abroad with its country code. */
    public static String phone(String e164) {
        try {
            var number = PHONES.parse(e164, "NL");
            return PHONES.format(
                    number,
                    number.getCountryCode() == 31 ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
    }

    /** Written out: '22 mei 2027'. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", language.locale()).format(date);
    }

    private String word(String key) {
        return optionalWord(key).orElseThrow(() -> new IllegalStateException("No word in " + language + " for " + key));
    }

    private Optional<String> optionalWord(String key) {
        return Optional.ofNullable(
                WORDS.getOrDefault(language, new Properties()).getProperty(key));
    }
}
