package nl.belofte.database;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the database as soon as the settings are known, while Spring is still reading its configuration. */
public final class EarlyStart
        implements ApplicationListener<SpringApplicationEvent>,
                ApplicationContextInitializer<ConfigurableApplicationContext> {

    private @Nullable CompletableFuture<Database> starting;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        switch (event) {
            case ApplicationEnvironmentPreparedEvent prepared -> {
                var settings = prepared.getEnvironment();
                starting = CompletableFuture.supplyAsync(
                        () -> Database.open(settings),
                        work -> Thread.ofPlatform().name("database").start(work));
            }
            case ApplicationFailedEvent _ when starting != null -> starting.thenAccept(Database::close);
            default -> {}
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("earlyStart", this);
    }

    /** Waits for it. Fails as the start itself failed. */
    Database database() {
        if (starting == null) {
            throw new IllegalStateException("The database was not started early.");
        }
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
