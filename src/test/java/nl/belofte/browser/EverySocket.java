package nl.belofte.browser;

import java.util.List;
import nl.belofte.Connections;
import nl.belofte.Connections.Made;
import nl.belofte.Connections.Owner;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Records every socket while the browser suite runs, in which the platform runs in this very process, and fails the class of
 * tests in which one was opened that is not the database's, the listener's, the gate's or the test's own.
 */
public class EverySocket implements BeforeAllCallback, AfterAllCallback {

    private static final Namespace OURS = Namespace.create(EverySocket.class);

    /** For the first class; between the others nothing is lost. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (isBrowserSuite(context)) {
            context.getRoot().getStore(OURS).computeIfAbsent(Connections.class, _ -> Connections.record());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isBrowserSuite(context)) {
            var store = context.getRoot().getStore(OURS);
            var recorded = store.remove(Connections.class, Connections.class);
            store.put(Connections.class, Connections.record());
            var strangers = strangers(recorded.stop());
            if (!strangers.isEmpty()) {
                throw new AssertionError(
                        "Connections that are not the database's, the listener's, the gate's or the test's own: "
                                + strangers);
            }
        }
    }

    static List<Made> strangers(List<Made> made) {
        return made.stream()
                .filter(connection -> connection.owner() == Owner.NOBODY)
                .toList();
    }

    private static boolean isBrowserSuite(ExtensionContext context) {
        var type = context.getRequiredTestClass();
        return type.getPackageName().equals(EverySocket.class.getPackageName()) && type.getEnclosingClass() == null;
    }
}
