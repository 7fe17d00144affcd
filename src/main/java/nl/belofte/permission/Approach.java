package nl.belofte.permission;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.belofte.consent.Shown;
import nl.belofte.dossier.Channel;
import nl.belofte.dossier.Content;
import nl.belofte.file.Language;
import nl.belofte.statement.Category;
import nl.belofte.statement.Declaration;
import nl.belofte.statement.Field;
import nl.belofte.statement.Promise;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statement;
import nl.belofte.statement.Statements;
import nl.belofte.statement.Wording;
import nl.belofte.web.Texts;
import org.springframework.stereotype.Component;

/** By which ways a statement lets advertising approach people, with what, and in which words they are asked. */
@Component
public class Approach {

    /** By which a customer was told that he could refuse offers: a word of the platform. */
    static final String REGISTRATION = "registration";

    /** The sentences of a statement that let people be approached by it. None speaks of post. */
    private static final Map<Channel, String> PROMISED =
            Map.of(Channel.EMAIL, "ADV-1", Channel.PHONE, "ADV-2", Channel.SOCIAL, "ADV-2");

    private final Statements statements;

    Approach(Statements statements) {
        this.statements = statements;
    }

    /** In the order of the platform; none where advertising is not declared. */
    public List<Channel> channels(String controller) {
        return declaration(controller).stream()
                .flatMap(about -> Stream.of(Channel.values()).filter(channel -> promises(about, channel)))
                .toList();
    }

    /** To which ways one can say no: also to those that nobody uses now. */
    public List<Channel> refusable(String controller) {
        return declaration(controller).isPresent() ? List.of(Channel.values()) : List.of();
    }

    private Optional<Declaration> declaration(String controller) {
        return statements.current(controller).declaration(Purpose.ADVERTISING);
    }

    private static List<Category> uses(Channel channel) {
        return switch (channel) {
            case EMAIL -> List.of(Category.EMAIL);
            case PHONE -> List.of(Category.PHONE);
            case SOCIAL -> List.of(Category.EMAIL, Category.PHONE);
            case POST -> List.of(Category.NAME_AND_ADDRESS);
        };
    }

    private static boolean promises(Declaration about, Channel channel) {
        var promise = PROMISED.get(channel);
        return promise != null
                && uses(channel).stream().anyMatch(about::allows)
                && about.says().stream().map(Promise::id).anyMatch(promise::equals);
    }

    /** The addresses and numbers among these that the channel uses; empty where there is none. */
    public static Content reach(Channel channel, Content onFile) {
        var reach = Content.EMPTY;
        for (var category : uses(channel)) {
            if (onFile.categories().contains(category)) {
                reach = reach.with(category, onFile.get(category));
            }
        }
        return reach;
    }

    /** What is held to approach somebody: where, and how one is called. */
    public Content held(String controller, Channel channel, Content onFile) {
        var about = declaration(controller).orElseThrow();
        var held = Content.EMPTY;
        for (var each : reach(channel, onFile).values().entrySet()) {
            held = about.allows(each.getKey()) ? held.with(each.getKey(), each.getValue()) : held;
        }
        var name = new EnumMap<Field, String>(Field.class);
        for (var field : Set.of(Field.GIVEN_NAME, Field.FAMILY_NAME)) {
            onFile.get(Category.NAME_AND_ADDRESS, field).ifPresent(value -> name.put(field, value));
        }
        // A network is told nobody's name.
        boolean named = channel != Channel.SOCIAL && !name.isEmpty() && about.allows(Category.NAME_AND_ADDRESS);
        return named ? held.with(Category.NAME_AND_ADDRESS, name) : held;
    }

    /** What one is asked to agree to. */
    public Shown consent(String controller, Channel channel, Language language, String control) {
        var statement = statements.current(controller);
        var texts = Texts.in(language);
        var about = statement.declaration(Purpose.ADVERTISING).orElseThrow();
        var asked = texts.get(
                "consent.advertising." + channel.id(),
                statement.contact().name(),
                Wording.in(language).keep(statement, about));
        return shown(statement, language, control, asked + "\n" + texts.get("consent.yes"));
    }

    /**
     * What somebody reads who becomes a customer where offers go out by e-mail, with the words by which he refuses them there.
     * Art. 13(2) Directive 2002/58/EC, art. 11.7(3) Telecommunicatiewet.
     */
    public Optional<Shown> offer(String controller, Language language) {
        if (!channels(controller).contains(Channel.EMAIL)) {
            return Optional.empty();
        }
        var statement = statements.current(controller);
        var texts = Texts.in(language);
        return Optional.of(shown(
                statement,
                language,
                REGISTRATION,
                texts.get("offer.told", statement.contact().name()) + "\n" + texts.get("offer.refuse")));
    }

    private static Shown shown(Statement statement, Language language, String control, String text) {
        return new Shown(statement.controller(), Purpose.ADVERTISING, control, language, statement.version(), text);
    }
}
