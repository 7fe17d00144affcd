package nl.belofte.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs a customer in through the form itself, as a browser without JavaScript does. */
final class LogIn {
    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("(?s)<input\\b([^>]*)>");

    private final String host;
    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private LogIn(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** The cookies of a signed-in customer, as one header. */
    static String cookies(Settings settings, int port) throws IOException {
        var logIn = new LogIn(settings.host() + ":" + port, port);
        var page = logIn.send(HttpConnection.get(logIn.host, "/inloggen", ""));
        var forms = FORM.matcher(page.text());
        while (forms.find()) {
            if (forms.group(2).contains("type=\"password\"")) {
                return logIn.submit(forms.group(1), forms.group(2), settings);
            }
        }
        throw new NotMeasured("There is no log-in form at http://" + logIn.host + "/inloggen.");
    }

    private String submit(String form, String inputs, Settings settings) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        var input = INPUT.matcher(inputs);
        while (input.find()) {
            var name = attribute(input.group(1), "name", "");
            var value = switch (attribute(input.group(1), "type", "text")) {
                case "hidden" -> attribute(input.group(1), "value", "");
                case "password" -> settings.password();
                case "text", "email" -> settings.user();
                default -> null;
            };
            if (!name.isEmpty() && value != null) {
                fields.put(name, value);
            }
        }
        var body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        send(HttpConnection.post(host, attribute(form, "action", "/inloggen"), cookieHeader(), body));
        var mine = send(HttpConnection.get(host, "/mijn", cookieHeader()));
        if (mine.status() != 200) {
            throw new NotMeasured("Logging in as " + settings.user() + " does not open /mijn (status " + mine.status()
                    + "): give --user and --password.");
        }
        return cookieHeader();
    }

    private HttpConnection.Answer send(byte[] request) throws IOException {
        try (var connection = HttpConnection.open(port)) {
            var answer = connection.send(request);
            for (var cookie : answer.all("Set-Cookie")) {
                var pair = cookie.split(";")[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            return answer;
        }
    }

    private String cookieHeader() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String attribute(String tag, String name, String otherwise) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1).replace("&amp;", "&") : otherwise;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
