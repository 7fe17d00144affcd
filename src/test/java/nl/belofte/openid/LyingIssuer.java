package nl.belofte.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for an issuer, tells the truth unless told otherwise, and keeps what it was asked. */
final class LyingIssuer implements AutoCloseable {

    static final String CLIENT = "balie";
    static final String SECRET = "geheim: met + en %";

    private final HttpServer server;
    final RSAKey key = key("of the issuer");
    final RSAKey another = key("of the issuer");
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    // What it says, and how a test has it lie.
    private volatile String nonce = "";
    private volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    private volatile Function<JWTClaimsSet, String> signed = set -> sign(set, key);
    private volatile Map<String, Object> userInfo = Map.of();
    private volatile UnaryOperator<Map<String, Object>> metadata = UnaryOperator.identity();
    private volatile String failing = "";
    private volatile int failure = 500;

    /** @param authorization the header; empty when there was none */
    record Asked(String path, String authorization, Map<String, String> form) {}

    LyingIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(work -> Thread.ofVirtual().start(() -> work.run()));
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    void tellTheTruth(String email, String nonce) {
        this.nonce = nonce;
        claims = set -> set.claim("email", email).claim("email_verified", true);
        signed = set -> sign(set, key);
        userInfo = Map.of();
        metadata = UnaryOperator.identity();
        failing = "";
        asked.clear();
    }

    void alsoClaims(UnaryOperator<JWTClaimsSet.Builder> lie) {
        var before = claims;
        claims = set -> lie.apply(before.apply(set));
    }

    void signs(Function<JWTClaimsSet, String> how) {
        signed = how;
    }

    void saysOfTheUser(Map<String, Object> info) {
        userInfo = info;
    }

    void saysOfItself(String name, Object value) {
        metadata = told -> {
            told.put(name, value);
            return told;
        };
    }

    /** With this status at every path that begins so; 0 answers without an end. */
    void failsAt(String path, int status) {
        failing = path;
        failure = status;
    }

    List<Asked> asked(String path) {
        return asked.stream().filter(each -> each.path().equals(path)).toList();
    }

    static String sign(JWTClaimsSet set, RSAKey key) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    set);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the public key as if it were a secret. */
    String signWithWhatEverybodyKnows(JWTClaimsSet set) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    set);
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JWTClaimsSet set) {
        return new PlainJWT(set).serialize();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var header = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(new Asked(path, header == null ? "" : header, form(body)));
            if (!failing.isEmpty() && path.startsWith(failing)) {
                fail(exchange);
                return;
            }
            var said = new JsonMapper().writeValueAsBytes(said(path));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
        }
    }

    private void fail(HttpExchange exchange) throws IOException {
        if (failure != 0) {
            exchange.getResponseHeaders().set("Location", address() + "/elsewhere");
            exchange.sendResponseHeaders(failure, -1);
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        var much = "[".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 1 << 10; i++) {
            exchange.getResponseBody().write(much);
        }
    }

    private Object said(String path) {
        return switch (path) {
            case "/.well-known/openid-configuration" -> metadata.apply(ofItself());
            case "/keys" -> new JWKSet(key).toJSONObject();
            case "/token" ->
                Map.of(
                        "id_token",
                        signed.apply(claims.apply(truth()).build()),
                        "access_token",
                        "toegang",
                        "token_type",
                        "Bearer");
            case "/user" -> userInfo;
            default -> Map.of();
        };
    }

    private Map<String, Object> ofItself() {
        return new LinkedHashMap<>(Map.of(
                "issuer", address(),
                "authorization_endpoint", address() + "/authorize",
                "token_endpoint", address() + "/token",
                "userinfo_endpoint", address() + "/user",
                "jwks_uri", address() + "/keys"));
    }

    private JWTClaimsSet.Builder truth() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(CLIENT)
                .subject("4711")
                .claim("nonce", nonce)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private static Map<String, String> form(String body) {
        var form = new LinkedHashMap<String, String>();
        for (var pair : body.split("&")) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                form.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
