package nl.belofte.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import nl.belofte.Running;
import nl.belofte.TestClock;
import nl.belofte.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class KeptPagesTests {

    private final TestClock clock = TestClock.on("2026-06-01");
    private final KeptPages pages = new KeptPages(clock);
    private int made;

    /** A page that tells how often it was made. */
    private final FilterChain statement = (asked, answered) -> {
        var html = "made %d times".formatted(++made).getBytes(StandardCharsets.UTF_8);
        var response = (HttpServletResponse) answered;
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        response.setHeader("Date", "Mon, 01 Jun 2026 10:00:00 GMT");
        KeptPages.keep((HttpServletRequest) asked, html);
        response.getOutputStream().write(html);
    };

    private final FilterChain myData = (_, answered) ->
            answered.getOutputStream().write("made %d times".formatted(++made).getBytes(StandardCharsets.UTF_8));

    private MockHttpServletResponse ask(FilterChain chain, Consumer<MockHttpServletRequest> with) throws Exception {
        var request = new MockHttpServletRequest("GET", "/privacy");
        request.setServerName("voorbeeld.example");
        with.accept(request);
        var response = new MockHttpServletResponse();
        pages.doFilter(request, response, chain);
        return response;
    }

    private String text(Consumer<MockHttpServletRequest> with) throws Exception {
        return ask(statement, with).getContentAsString();
    }

    @Test
    void aPageForEverybodyIsMadeOnce() throws Exception {
        assertThat(text(_ -> {})).isEqualTo("made 1 times");
        assertThat(text(_ -> {})).isEqualTo("made 1 times");
    }

    @Test
    void anyOtherPageIsMadeForWhoAsks() throws Exception {
        ask(myData, _ -> {});
        assertThat(ask(myData, _ -> {}).getContentAsString()).isEqualTo("made 2 times");
    }

    @Test
    void whoCarriesACookieOrAsksSomethingGetsAPageMadeForHim() throws Exception {
        text(_ -> {});
        assertThat(text(request -> request.addHeader("Cookie", "session=a"))).isEqualTo("made 2 times");
        assertThat(text(request -> request.setQueryString("a=b"))).isEqualTo("made 3 times");
        assertThat(text(request -> request.setMethod("POST"))).isEqualTo("made 4 times");
        assertThat(text(_ -> {})).isEqualTo("made 1 times");
    }

    @Test
    void whatWasMadeForOneWithACookieIsNotGivenToAnother() throws Exception {
        text(request -> {
            request.setCookies(new Cookie("session", "a"));
            request.addHeader("Cookie", "session=a");
        });
        assertThat(text(_ -> {})).isEqualTo("made 2 times");
    }

    @Test
    void anotherSiteOrPathIsAnotherPageAlsoBehindOneProxy() throws Exception {
        text(_ -> {});
        assertThat(text(request -> request.setServerName("ander.example"))).isEqualTo("made 2 times");
        assertThat(text(request -> request.setRequestURI("/en/privacy"))).isEqualTo("made 3 times");
    }

    @Test
    void behindAProxyWithOneHostForAllEachSiteHasItsOwnPages() {
        var running = Running.start("--server.forward-headers-strategy=native");
        try {
            for (var site : List.of("voipexpress.nl", "ipcall.me", "voipexpress.nl")) {
                var host = "%s.localhost:%d".formatted(site, running.port());
                var seen = Visitor.atHost(running, "localhost:8080").get("/privacy", "X-Forwarded-Host", host);
                assertThat(seen.page().title()).isEqualTo("Privacyverklaring · " + name(site));
            }
            var direct = Visitor.at(running, "ipcall.me");
            direct.get("/privacy", "X-Forwarded-Host", "voipexpress.nl.localhost:" + running.port());
            assertThat(direct.get("/privacy").page().title()).isEqualTo("Privacyverklaring · ipcall.me");
        } finally {
            running.close();
        }
    }

    private static String name(String site) {
        return site.equals("ipcall.me") ? site : "VoIP Express";
    }

    @Test
    void aPageIsMadeAgainWhenTheDayMayHaveChanged() throws Exception {
        clock.set(Instant.parse("2026-06-01T21:59:58Z"));
        text(_ -> {});
        clock.set(Instant.parse("2026-06-01T21:59:59.999Z"));
        assertThat(text(_ -> {})).isEqualTo("made 1 times");
        clock.set(Instant.parse("2026-06-01T22:00:00Z"));
        assertThat(text(_ -> {})).isEqualTo("made 2 times");
    }

    @Test
    void aClockThatIsTurnedAYearFindsAPageOfThatDay() throws Exception {
        text(_ -> {});
        clock.set(Instant.parse("2027-06-01T10:00:00Z"));
        assertThat(text(_ -> {})).isEqualTo("made 2 times");
    }

    @Test
    void theAnswerIsGivenAgainWithItsHeadersButNotItsDate() throws Exception {
        var first = ask(statement, _ -> {});
        var again = ask(statement, _ -> {});
        assertThat(again.getHeader("Content-Security-Policy")).isEqualTo(first.getHeader("Content-Security-Policy"));
        assertThat(again.getContentType()).isEqualTo(first.getContentType());
        assertThat(again.getHeader("Date")).isNull();
        assertThat(again.getContentLength()).isEqualTo("made 1 times".length());
    }

    @Test
    void aBrowserThatTakesItCompressedGetsItSo() throws Exception {
        text(_ -> {});
        var answer = ask(statement, request -> request.addHeader("Accept-Encoding", "gzip, br"));
        assertThat(answer.getHeader("Content-Encoding")).isEqualTo("gzip");
        try (var page = new GZIPInputStream(new ByteArrayInputStream(answer.getContentAsByteArray()))) {
            assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("made 1 times");
        }
    }

    @Test
    void aBrowserThatHasThePageIsToldSoAndNoMore() throws Exception {
        text(_ -> {});
        var tag = ask(statement, _ -> {}).getHeader("ETag");
        var answer = ask(statement, request -> request.addHeader("If-None-Match", tag));
        assertThat(answer.getStatus()).isEqualTo(304);
        assertThat(answer.getContentAsByteArray()).isEmpty();
        assertThat(ask(statement, request -> request.addHeader("If-None-Match", "W/\"other\""))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void strangeAddressesDoNotFillTheMemory() throws Exception {
        for (int i = 0; i <= KeptPages.AT_MOST; i++) {
            var path = "/" + i;
            text(request -> request.setRequestURI(path));
        }
        int before = made;
        text(request -> request.setRequestURI("/0"));
        assertThat(made).as("the first was forgotten").isEqualTo(before + 1);
    }
}
