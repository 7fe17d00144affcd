package nl.belofte.trial;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.belofte.advertisement.Illustration;
import nl.belofte.brand.Controllers;
import nl.belofte.dossier.Content;
import nl.belofte.file.Block;
import nl.belofte.file.Language;
import nl.belofte.file.Mistakes;
import nl.belofte.statement.Category;
import nl.belofte.statement.Field;
import nl.belofte.statement.Role;
import nl.belofte.trial.CastAdvertisement.Said;

/** Reads {@code trial.yaml} of each controller, where it has one. */
final class CastFile {

    private static final List<String> PARTS = List.of("customer", "closed", "pending", "staff");

    private static final Pattern SAID = Pattern.compile("(\\d{1,3}) seen, (\\d{1,3}) yes, (\\d{1,3}) no");

    private CastFile() {}

    record All(List<CastMember> members, List<CastAdvertisement> advertisements) {}

    static All read(Controllers controllers) {
        var mistakes = new Mistakes();
        var cast = new ArrayList<CastMember>();
        var advertisements = new ArrayList<CastAdvertisement>();
        for (var controller : controllers.list()) {
            var path = controllers.folder().resolve(controller).resolve("trial.yaml");
            if (Files.exists(path)) {
                var file = Block.read(path, mistakes);
                file.blocks("cast").forEach(block -> cast.add(member(controller, block)));
                if (file.has("advertisements")) {
                    file.blocks("advertisements")
                            .forEach(block -> advertisements.add(advertisement(controller, block)));
                }
                file.finish();
            }
        }
        mistakes.refuseIfAny();
        return new All(cast, advertisements);
    }

    private static CastAdvertisement advertisement(String controller, Block block) {
        var languages = EnumSet.allOf(Language.class);
        var drawings =
                Arrays.stream(Illustration.values()).map(Illustration::id).toList();
        var advertisement = new CastAdvertisement(
                controller,
                block.text("title", languages),
                block.text("text", languages),
                block.string("link"),
                block.one("drawing", drawings, Illustration::of).orElse(Illustration.NUMBER),
                Set.copyOf(block.strings("sites")),
                number(block, "days-ago"),
                block.strings("weeks").stream().map(week -> said(block, week)).toList());
        block.finish();
        return advertisement;
    }

    private static Said said(Block block, String week) {
        var said = SAID.matcher(week);
        if (!said.matches()) {
            block.mistake("weeks", "a week is written as '60 seen, 4 yes, 2 no'.");
            return new Said(0, 0, 0);
        }
        return new Said(
                Integer.parseInt(said.group(1)), Integer.parseInt(said.group(2)), Integer.parseInt(said.group(3)));
    }

    private static CastMember member(String controller, Block block) {
        var values = new EnumMap<Category, Map<Field, String>>(Category.class);
        block.block("values")
                .each()
                .forEach((id, fields) -> Category.of(id)
                        .ifPresentOrElse(
                                category -> values.put(category, fields(category, fields)),
                                () -> block.mistake("values", Block.unknown(id, Category.ids()))));
        var member = new CastMember(
                controller,
                block.string("name"),
                block.string("site"),
                block.word("part", PARTS),
                block.string("log-in"),
                block.string("password"),
                number(block, "days-ago"),
                block.optional("closed-days-ago").map(Integer::parseInt),
                block.one("role", Role.ids(), Role::of),
                new Content(values));
        if (member.part().equals("staff") && member.role().isEmpty()) {
            block.mistake(
                    "role",
                    "'role' is missing. Add 'role: ' with one of: %s.".formatted(String.join(", ", Role.ids())));
        }
        block.finish();
        return member;
    }

    private static Map<Field, String> fields(Category category, Block block) {
        var values = new EnumMap<Field, String>(Field.class);
        category.fields().forEach(field -> block.optional(field.id()).ifPresent(value -> values.put(field, value)));
        block.finish();
        return values;
    }

    private static int number(Block block, String key) {
        try {
            return Integer.parseInt(block.string(key));
        } catch (NumberFormatException e) {
            block.mistake(key, "'%s' should be a whole number.".formatted(key));
            return 0;
        }
    }
}
