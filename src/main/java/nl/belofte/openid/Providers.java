package nl.belofte.openid;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.belofte.brand.Controllers;
import nl.belofte.brand.Mode;
import nl.belofte.staff.Vouching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The issuers of all controllers that have one. */
final class Providers implements AutoCloseable {

    private final Map<String, Provider> byController = new HashMap<>();

    Providers(Controllers controllers, Environment settings, Mode mode) {
        for (var controller : controllers.list()) {
            Issuer.read(settings, controller, mode == Mode.TRIAL)
                    .ifPresent(issuer -> byController.put(controller, new Provider(issuer)));
        }
    }

    Optional<Provider> of(String controller) {
        return Optional.ofNullable(byController.get(controller));
    }

    @Override
    public void close() {
        byController.values().forEach(Provider::close);
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        Providers providers(Controllers controllers, Environment settings, Mode mode) {
            return new Providers(controllers, settings, mode);
        }

        @Bean
        Vouching vouching(Providers providers) {
            return controller -> providers.of(controller).map(Provider::name);
        }
    }
}
