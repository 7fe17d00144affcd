package nl.belofte.promise;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import nl.belofte.statement.Serves;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The features of this build that register what they serve; found by their bytes, so that none needs to start. */
final class Features {

    private Features() {}

    static Set<String> served(String root) {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Serves.class, false));
        var served = new TreeSet<String>();
        for (var found : scan.findCandidateComponents(root)) {
            if (found instanceof AnnotatedBeanDefinition feature) {
                var serves = feature.getMetadata().getAnnotationAttributes(Serves.class.getName());
                if (serves != null && serves.get("value") instanceof String[] promises) {
                    served.addAll(Arrays.asList(promises));
                }
            }
        }
        return served;
    }
}
