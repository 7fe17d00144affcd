package nl.belofte.privacy;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.belofte.statement.Serves;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Which promises a feature of this build registers that it serves; of the others the page says so. */
@Component
class Served {

    private final ApplicationContext context;
    private volatile Set<String> ids = Set.of();

    Served(ApplicationContext context) {
        this.context = context;
    }

    boolean contains(String promise) {
        if (ids.isEmpty()) {
            ids = Stream.of(context.getBeanNamesForAnnotation(Serves.class))
                    .map(bean -> context.findAnnotationOnBean(bean, Serves.class))
                    .filter(Objects::nonNull)
                    .flatMap(serves -> Stream.of(serves.value()))
                    .collect(Collectors.toUnmodifiableSet());
        }
        return ids.contains(promise);
    }
}
