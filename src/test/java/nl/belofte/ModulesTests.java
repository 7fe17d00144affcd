package nl.belofte;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTests {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("nl.belofte");

    private static final String[] FLOOR = {
        "nl.belofte.file..",
        "nl.belofte.statement..",
        "nl.belofte.person..",
        "nl.belofte.evidence..",
        "nl.belofte.ledger..",
        "nl.belofte.dossier..",
        "nl.belofte.consent..",
        "nl.belofte.retention..",
        "nl.belofte.disclosure..",
        "nl.belofte.suppression.."
    };

    private static final String[] ABOVE = {
        "nl.belofte.web..",
        "nl.belofte.form..",
        "nl.belofte.mail..",
        "nl.belofte.inbox..",
        "nl.belofte.account..",
        "nl.belofte.session..",
        "nl.belofte.portal..",
        "nl.belofte.desk..",
        "nl.belofte.staff..",
        "nl.belofte.privacy..",
        "nl.belofte.trial..",
        "nl.belofte.jobs.."
    };

    @Test
    void modulesUseEachOtherInOneDirectionAndOnlyWhatIsPublic() {
        var modules = ApplicationModules.of("nl.belofte");

        assertThat(modules.getModuleByName("dossier")).isPresent();
        modules.verify();
    }

    @Test
    void theFloorKnowsNoWeb() {
        noClasses()
                .that()
                .resideInAnyPackage(FLOOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web..",
                        "org.springframework.boot.web..",
                        "org.springframework.http..",
                        "org.springframework.security..",
                        "jakarta.servlet..",
                        "gg.jte..",
                        "nl.belofte.web..")
                .check(MAIN);
    }

    @Test
    void theFloorKnowsNothingThatStandsOnIt() {
        noClasses()
                .that()
                .resideInAnyPackage(FLOOR)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ABOVE)
                .check(MAIN);
    }

    @Test
    void aStatementKnowsNoPerson() {
        noClasses()
                .that()
                .resideInAnyPackage("nl.belofte.file..", "nl.belofte.statement..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("nl.belofte.person..", "nl.belofte.evidence..", "nl.belofte.dossier..")
                .check(MAIN);
    }

    @Test
    void packagesAreFlat() {
        classes().should().resideInAnyPackage("nl.belofte", "nl.belofte.*").check(MAIN);
    }
}
