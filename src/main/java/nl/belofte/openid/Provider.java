package nl.belofte.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.belofte.disclosure.NotDelivered;
import nl.belofte.disclosure.Outlet;
import nl.belofte.openid.NotIdentified.Why;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks with one issuer: OpenID Connect Core 1.0 and Discovery 1.0. Nothing is remembered of him between two log-ins, so a key
 * that he changed or withdrew counts at once.
 */
final class Provider implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    /** Signatures with a key of his own. One that is made with the client's secret, or none, is no proof of who made it. */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final Issuer issuer;
    private final Outlet outlet;

    Provider(Issuer issuer) {
        this.issuer = issuer;
        this.outlet = Outlet.to(issuer.servers());
    }

    String name() {
        return issuer.name();
    }

    /**
     * What he says of himself.
     *
     * @param namesHimself whether each of his answers says that it is his. RFC 9207.
     */
    record Metadata(URI authorization, URI token, URI keys, Optional<URI> userInfo, boolean namesHimself) {}

    Metadata discover() throws NotIdentified {
        var told = get(URI.create(issuer.id().replaceFirst("/$", "") + "/.well-known/openid-configuration"), Map.of());
        if (!issuer.id().equals(told.path("issuer").asString(""))) {
            throw new NotIdentified(Why.NOT_VERIFIED);
        }
        return new Metadata(
                endpoint(told, "authorization_endpoint").orElseThrow(() -> new NotIdentified(Why.NOT_VERIFIED)),
                endpoint(told, "token_endpoint").orElseThrow(() -> new NotIdentified(Why.NOT_VERIFIED)),
                endpoint(told, "jwks_uri").orElseThrow(() -> new NotIdentified(Why.NOT_VERIFIED)),
                endpoint(told, "userinfo_endpoint"),
                told.path("authorization_response_iss_parameter_supported").asBoolean(false));
    }

    private static Optional<URI> endpoint(JsonNode told, String name) {
        return Issuer.secure(told.path(name).asString(""));
    }

    /** Where the browser goes to. @param again whether to log in there anew, whoever he knows already */
    URI begin(Metadata metadata, Handoff handoff, String redirect, boolean again) {
        var query = form(Map.of(
                "response_type",
                "code",
                "client_id",
                issuer.client(),
                "redirect_uri",
                redirect,
                "scope",
                "openid email",
                "state",
                handoff.state(),
                "nonce",
                handoff.nonce(),
                "code_challenge",
                handoff.challenge(),
                "code_challenge_method",
                "S256"));
        var joined = metadata.authorization().getRawQuery() == null ? "?" : "&";
        return URI.create(metadata.authorization() + joined + query + (again ? "&prompt=login&max_age=0" : ""));
    }

    /** Whether an answer in the browser may be his. @param iss as it says itself; empty when it does not */
    boolean mayBeHis(Metadata metadata, Optional<String> iss) {
        return iss.map(issuer.id()::equals).orElse(!metadata.namesHimself());
    }

    /** Exchanges the code for who is there. */
    Identity identify(Metadata metadata, Handoff handoff, String code, String redirect) throws NotIdentified {
        var tokens = post(
                metadata.token(),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        redirect,
                        "code_verifier",
                        handoff.verifier()));
        var claims = verified(tokens.path("id_token").asString(""), keys(metadata), handoff.nonce());
        try {
            var email = claims.getStringClaim("email");
            if (email != null) {
                return identity(email, Boolean.TRUE.equals(claims.getClaim("email_verified")), claims);
            }
            var info = userInfo(metadata, tokens.path("access_token").asString(""));
            if (!claims.getSubject().equals(info.path("sub").asString(""))) {
                throw new NotIdentified(Why.NOT_VERIFIED);
            }
            var verified = info.path("email_verified");
            return identity(info.path("email").asString(""), verified.isBoolean() && verified.asBoolean(), claims);
        } catch (ParseException e) {
            throw new NotIdentified(Why.NOT_VERIFIED, e);
        }
    }

    private static Identity identity(String email, boolean verified, JWTClaimsSet claims)
            throws NotIdentified, ParseException {
        if (email.isEmpty() || !verified) {
            throw new NotIdentified(Why.NO_ADDRESS);
        }
        var proved = Optional.ofNullable(claims.getDateClaim("auth_time"));
        return new Identity(
                email,
                proved.map(at ->
                        Duration.between(at.toInstant(), claims.getIssueTime().toInstant())));
    }

    private JsonNode userInfo(Metadata metadata, String accessToken) throws NotIdentified {
        if (metadata.userInfo().isEmpty() || accessToken.isEmpty()) {
            throw new NotIdentified(Why.NO_ADDRESS);
        }
        return get(metadata.userInfo().get(), Map.of("Authorization", "Bearer " + accessToken));
    }

    private JWKSet keys(Metadata metadata) throws NotIdentified {
        try {
            return JWKSet.parse(JSON.writeValueAsString(get(metadata.keys(), Map.of())));
        } catch (ParseException e) {
            throw new NotIdentified(Why.NOT_VERIFIED, e);
        }
    }

    /** OpenID Connect Core 1.0, 3.1.3.7. */
    private JWTClaimsSet verified(String token, JWKSet keys, String nonce) throws NotIdentified {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                issuer.client(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer.id())
                        .claim("nonce", nonce)
                        .build(),
                Set.of("sub", "iat", "exp")));
        try {
            var claims = processor.process(token, null);
            var party = claims.getStringClaim("azp");
            boolean ours = party == null ? claims.getAudience().size() == 1 : party.equals(issuer.client());
            if (!ours) {
                throw new NotIdentified(Why.NOT_VERIFIED);
            }
            return claims;
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new NotIdentified(Why.NOT_VERIFIED, e);
        }
    }

    private JsonNode get(URI address, Map<String, String> headers) throws NotIdentified {
        return ask(address, headers, Optional.empty());
    }

    private JsonNode post(URI address, Map<String, String> form) throws NotIdentified {
        // RFC 6749, 2.3.1: both are written as in a form before they are put together.
        var credentials = encoded(issuer.client()) + ":" + encoded(issuer.secret());
        var basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return ask(address, Map.of("Authorization", "Basic " + basic), Optional.of(form(form)));
    }

    private JsonNode ask(URI address, Map<String, String> headers, Optional<String> form) throws NotIdentified {
        try {
            var answer = outlet.ask(address, headers, form);
            if (answer.status() != 200) {
                throw new NotIdentified(answer.status() < 500 ? Why.NOT_VERIFIED : Why.NOT_REACHED);
            }
            return JSON.readTree(answer.body());
        } catch (NotDelivered e) {
            throw new NotIdentified(Why.NOT_REACHED, e);
        } catch (JacksonException e) {
            throw new NotIdentified(Why.NOT_VERIFIED, e);
        }
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        outlet.close();
    }
}
