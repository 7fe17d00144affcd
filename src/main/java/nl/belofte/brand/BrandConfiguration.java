package nl.belofte.brand;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class BrandConfiguration {

    @Bean
    Mode mode(Environment settings) {
        return Mode.of(settings);
    }

    @Bean
    Controllers controllers(@Value("${belofte.controllers}") Path folder) {
        return new Controllers(folder);
    }

    @Bean
    Addresses addresses(Environment settings, Mode mode) {
        return new Addresses(settings, mode);
    }

    @Bean
    Sites sites(Controllers controllers, Addresses addresses) {
        return Sites.read(controllers.folder(), controllers.list(), addresses);
    }
}
