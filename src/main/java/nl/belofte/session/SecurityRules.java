package nl.belofte.session;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import nl.belofte.brand.Addresses;
import nl.belofte.statement.Statements;
import nl.belofte.web.Frame;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** One rule for each prefix, and the headers of every answer. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {

    /** Everything from here, nothing from elsewhere, nothing inline; a form goes nowhere else, no frame holds us but for a letter. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                    + "connect-src 'self'; frame-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, Sessions sessions, Addresses addresses)
            throws Exception {
        return http.securityContext(context -> context.securityContextRepository(new SessionRepository(sessions)))
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/balie/inloggen/**", "/balie/uitnodiging/**")
                        .permitAll()
                        .requestMatchers("/balie", "/balie/**")
                        .hasRole("STAFF")
                        // Who came in by a letter's link sees what is held on him, and nothing else of an account.
                        .requestMatchers("/mijn/privacy", "/mijn/privacy/**", "/mijn/logboek")
                        .hasAnyRole("CUSTOMER", "MAILBOX")
                        .requestMatchers("/mijn", "/mijn/**")
                        .hasRole("CUSTOMER")
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, _) -> {
                            var visit = Visit.of(request);
                            // Not sendRedirect: that names a scheme and a host, and behind a proxy the wrong ones.
                            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                            response.setHeader(
                                    "Location", visit == null ? "/" : visit.to(wayIn(visit, request.getRequestURI())));
                        })
                        .accessDeniedHandler((_, response, _) -> response.sendError(403)))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        // As one that a page may set otherwise: Spring's own writer overwrites that.
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                        .addHeaderWriter(new StaticHeadersWriter("X-Frame-Options", "DENY"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy(
                                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"))
                        .crossOriginOpenerPolicy(policy -> policy.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .httpStrictTransportSecurity(hsts -> {
                            hsts.maxAgeInSeconds(63_072_000).includeSubDomains(false);
                            hsts.requestMatcher(_ -> addresses.encrypted());
                        }))
                // A request from another origin is refused before it comes here; see web.SameOrigin.
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(nobody -> {})
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Who does not look along any more begins again at the customer's page. */
    private static String wayIn(Visit visit, String path) {
        return visit.along()
                .map(customer -> "/balie/klanten/" + customer)
                .orElse(path.startsWith("/balie") ? "/balie/inloggen" : "/inloggen");
    }

    /** Keeps Spring Boot from inventing a user. */
    @Bean
    UserDetailsService noUsers() {
        return name -> {
            throw new UsernameNotFoundException("not used");
        };
    }

    @Bean
    Pages.WhoIsSignedIn whoIsSignedIn(Statements statements) {
        return _ -> SignedIn.find()
                .map(who -> new Frame.Who(
                        who.staffRole().isPresent()
                                ? Frame.Role.STAFF
                                : who.byMailbox() ? Frame.Role.MAILBOX : Frame.Role.CUSTOMER,
                        who.opens(statements)))
                .orElse(Frame.Who.NOBODY);
    }
}
