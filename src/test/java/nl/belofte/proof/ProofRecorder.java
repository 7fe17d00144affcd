package nl.belofte.proof;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/** Watches every test of the run, and writes down which promises were proven when the run ends. */
public class ProofRecorder implements BeforeAllCallback, AfterAllCallback, TestWatcher {

    /** Before anything of the class: what cannot even begin is not proven, whatever an earlier run has seen. */
    @Override
    public void beforeAll(ExtensionContext context) {
        ledger(context).begin(context.getRequiredTestClass());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            ledger(context).failed(context.getRequiredTestClass());
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        ended(context, true);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        ended(context, false);
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        ended(context, false);
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        ended(context, false);
    }

    private static void ended(ExtensionContext context, boolean passed) {
        context.getTestMethod()
                .ifPresent(method -> ledger(context).ended(context.getRequiredTestClass(), method.getName(), passed));
    }

    /** One for the run; the store closes it at the end. */
    private static ProofLedger ledger(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ProofRecorder.class))
                .computeIfAbsent(
                        ProofLedger.class,
                        _ -> new ProofLedger(Path.of("target"), Path.of("controllers")),
                        ProofLedger.class);
    }
}
