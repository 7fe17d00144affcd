package nl.belofte;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.dossier.Ground;
import nl.belofte.dossier.Use;
import org.junit.jupiter.api.Test;

/** A purpose is named where it is known why: each place stands here, so that a new one is looked at by somebody. */
class UsesTests {

    /** The classes that make one of these. */
    private static Set<String> makersOf(Class<?> made) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("nl.belofte").stream()
                        .filter(type -> !type.isEquivalentTo(Use.class))
                        .filter(type -> Stream.concat(
                                        type.getConstructorCallsFromSelf().stream(),
                                        type.getConstructorReferencesFromSelf().stream())
                                .map(JavaAccess::getTargetOwner)
                                .anyMatch(owner -> owner.isEquivalentTo(made)))
                        .map(type -> type.getPackage().getRelativeName() + "." + type.getSimpleName())
                        .collect(Collectors.toSet());
    }

    @Test
    void consentIsAGroundWhereItWasRecordedAndNowhereElse() {
        assertThat(makersOf(Ground.class)).containsExactly("consent.Consents");
    }

    @Test
    void dossiersAreOpenedForAPurposeThatTheseNameAndNobodyElse() {
        assertThat(makersOf(Use.class))
                .containsExactlyInAnyOrder(
                        // What was written about a demand, for who deals with it.
                        "authority.AuthorityRequests",
                        // What stands in the form before somebody changes it.
                        "account.DetailsController",
                        // The new address that waits for its confirmation.
                        "account.EmailAddressChanges",
                        // What was typed in before the mailbox was proved.
                        "account.Registrations",
                        // What stands in the form already for a customer who asks something. ACC-6.
                        "contact.ContactController",
                        // The address by which two are known to be the same.
                        "contact.MailboxProof",
                        // One's own question, by the link in a letter or signed in.
                        "contact.MyTicketPages",
                        // What was asked before the mailbox was proved.
                        "contact.PendingQuestions",
                        // Whether a mail came from the address that its ticket has.
                        "contact.TicketMail",
                        // What the role reads of a customer, and more with a reason.
                        "customer.CustomerPages",
                        // Whom somebody calls now who may be called.
                        "advertising.Calls",
                        // What a declared recipient gets, for the purpose that the caller names.
                        "disclosure.Disclosures",
                        "disclosure.JointDisclosures",
                        // The corrected value, for who got the wrong one. Art. 19 GDPR.
                        "disclosure.Notices",
                        // All of one's own, by right. Art. 15 GDPR.
                        "dossier.Reading",
                        // The address on a letter.
                        "mail.Mail",
                        // The address on a copy of what goes to many.
                        "mailing.Sending",
                        // The own address of who sends himself a test.
                        "mailing.TestCopies",
                        // What stands in the form already for a customer who wants the newsletter. ACC-6.
                        "newsletter.SignUpController",
                        // What was typed in before the mailbox was proved.
                        "newsletter.SignUps",
                        // Where a consent was given from, for its person's receipt and for who watches over consents.
                        "preference.ConsentPages",
                        // What was said yes to by a link before the mailbox was proved.
                        "preference.AwaitedPermissions",
                        // Where somebody can be reached who switches something on or off.
                        "preference.Holders",
                        // By which members of staff tell their passkeys apart.
                        "staff.PasskeyOptions",
                        // Which colleague looked, for who watches over that.
                        "staff.StaffNames",
                        // A page of questions at the desk, and one of them.
                        "support.QueueController",
                        "support.TicketPages",
                        // What was said in an example, and not by whom; and where who allows it can be reached.
                        "training.TrainingController",
                        "training.Examples",
                        // What is said in a ticket is added to what was said.
                        "ticket.Tickets",
                        "rights.RightsRequests",
                        // What happened to a request is added to what happened.
                        "rights.RequestChanges",
                        "request.PendingRequests",
                        "request.OnFile",
                        "casework.CaseQueueController",
                        "casework.CorrectionController",
                        "casework.Known");
    }
}
