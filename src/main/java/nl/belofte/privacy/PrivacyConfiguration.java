package nl.belofte.privacy;

import nl.belofte.permission.Approach;
import nl.belofte.statement.Category;
import nl.belofte.statement.Purpose;
import nl.belofte.statement.Statements;
import nl.belofte.web.Pages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    @Bean
    Pages.Companies companies(Statements statements, Approach approach) {
        return controller -> {
            var statement = statements.current(controller);
            boolean accounts = statement.declaration(Purpose.ACCOUNT).isPresent();
            boolean contact = statement
                    .declaration(Purpose.CONTACT)
                    .filter(declaration -> declaration.allows(Category.EMAIL))
                    .isPresent();
            boolean newsletter = statement
                    .declaration(Purpose.NEWSLETTER)
                    .filter(declaration -> declaration.allows(Category.EMAIL))
                    .isPresent();
            boolean advertising = !approach.channels(controller).isEmpty();
            return new Pages.Company(statement.contact().name(), accounts, contact, newsletter, advertising);
        };
    }
}
