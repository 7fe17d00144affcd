package nl.belofte;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import nl.belofte.statement.Category;
import nl.belofte.statement.Event;
import nl.belofte.statement.LegalBasis;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for all of the code, whoever wrote it. */
class LawsTests {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nl.belofte");

    private static final Path SOURCES = Path.of("src/main");

    /** What a person reads who asks which names are in the sources. */
    private static final Set<String> TEXT =
            Set.of("java", "jte", "js", "css", "properties", "sql", "yaml", "svg", "html");

    @Test
    void nobodyAsksForTheTimeWithoutAClock() {
        noClasses()
                .should()
                .callMethodWhere(asksTheMachine())
                .because("a clock is injected, so that it can be turned")
                .check(MAIN);
        assertThat(MAIN.stream().flatMap(type -> type.getMethodReferencesFromSelf().stream()))
                .as("method references to it")
                .noneMatch(
                        reference -> reference.getTargetOwner().getPackageName().equals("java.time")
                                && reference.getName().equals("now"));
    }

    private static DescribedPredicate<JavaCall<?>> asksTheMachine() {
        var now = target(nameMatching("now"))
                .and(target(owner(nameMatching("java\\.time\\..*"))))
                .and(target(rawParameterTypes(new Class<?>[0])).or(target(rawParameterTypes(ZoneId.class))));
        var machine = target(owner(equivalentTo(System.class))).and(target(name("currentTimeMillis")));
        var date = target(owner(equivalentTo(Date.class)))
                .and(target(name("<init>")))
                .and(target(rawParameterTypes(new Class<?>[0])));
        return now.or(machine).or(date).as("ask the machine for the time");
    }

    @Test
    void noClassHasANameThatSaysNothing() {
        var banned = List.of("Service", "Manager", "Helper", "Util", "Utils", "Impl", "Handler", "Data", "Info");

        assertThat(MAIN.stream().map(JavaClass::getSimpleName))
                .isNotEmpty()
                .noneMatch(name -> banned.stream().anyMatch(name::endsWith))
                .noneMatch(name -> name.startsWith("Default") || name.startsWith("Abstract"));
    }

    /** A third controller is a new folder and nothing else. */
    @Test
    void noControllerIsNamedInTheSources() {
        var names = new ArrayList<>(
                Stream.of("controllers").flatMap(LawsTests::folders).toList());
        assertThat(names).contains("ipcall", "voipexpress");
        names.addAll(List.of(
                "voip express", "focused2create", "regionummer", "zonenummer", "vastnaarmobiel", "telefonie.io"));

        for (var file : sources()) {
            var text = read(file).toLowerCase(Locale.ROOT);
            assertThat(names.stream().filter(text::contains))
                    .as("controllers in %s", file)
                    .isEmpty();
        }
    }

    @Test
    void noSourceTellsOfTheMachineItWasWrittenOn() {
        for (var file : sources()) {
            assertThat(read(file)).as("%s", file).doesNotContainPattern("/(work|tmp|root|home)/");
        }
    }

    @Test
    void everyModuleOpensWithItsPromise() throws IOException {
        try (var folders = Files.list(SOURCES.resolve("java/nl/belofte")).filter(Files::isDirectory)) {
            assertThat(folders.toList()).isNotEmpty().allSatisfy(folder -> {
                var file = folder.resolve("package-info.java");
                assertThat(file).exists();
                assertThat(read(file)).as("%s", file).startsWith("/**").contains("@NullMarked");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void everythingThatIsDeclaredHasItsWords(String language) {
        var words = words(language);

        for (var category : Category.values()) {
            assertThat(words).containsKey("category." + category.id());
        }
        for (var role : Role.values()) {
            assertThat(words).containsKey("role." + role.id());
        }
        for (var basis : LegalBasis.values()) {
            assertThat(words).containsKey("basis." + basis.id());
        }
        for (var purpose : Purpose.values()) {
            assertThat(words).containsKey("purpose." + purpose.id());
            for (var event : purpose.events()) {
                assertThat(words.containsKey("event." + purpose.id() + "." + event.id())
                                || words.containsKey("event." + event.id()))
                        .as("words in %s for %s of %s", language, event.id(), purpose.id())
                        .isTrue();
            }
        }
        for (var event : List.of(Event.UNSUBSCRIBED, Event.OBJECTED, Event.WITHDRAWN)) {
            assertThat(words).containsKey("until." + event.id());
        }
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        assertThat(words("nl").keySet()).isEqualTo(words("en").keySet());
        words("nl")
                .forEach((key, word) ->
                        assertThat(word.toString()).as("%s", key).isNotBlank().doesNotContain("!"));
        words("en")
                .forEach((key, word) ->
                        assertThat(word.toString()).as("%s", key).isNotBlank().doesNotContain("!"));
    }

    private static Properties words(String language) {
        var words = new Properties();
        try (var stream = LawsTests.class.getResourceAsStream("/statement/words_%s.properties".formatted(language));
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static Stream<String> folders(String parent) {
        try (var folders = Files.list(Path.of(parent))) {
            return folders
                    .filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> TEXT.contains(
                            file.toString().substring(file.toString().lastIndexOf('.') + 1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
