package nl.belofte.openid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import nl.belofte.brand.Addresses;
import nl.belofte.disclosure.NotDelivered;
import nl.belofte.openid.NotIdentified.Why;
import nl.belofte.session.Attempts;
import nl.belofte.session.ForEveryRole;
import nl.belofte.session.Handshakes;
import nl.belofte.staff.StaffLogIn;
import nl.belofte.web.Missing;
import nl.belofte.web.Pages;
import nl.belofte.web.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Sends staff to who vouches for them, and takes them in when they come back. */
@Controller
@ForEveryRole
class OpenIdController {

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdController.class);

    private static final String BACK = "/balie/inloggen/openid/antwoord";
    private static final String ACCESS = "toegang";

    /** Each makes us ask the issuer something. */
    private static final int WAYS_AN_HOUR = 100;

    private final Pages pages;
    private final Providers providers;
    private final StaffLogIn logIn;
    private final Handshakes handshakes;
    private final Attempts attempts;
    private final Addresses addresses;
    private final Clock clock;

    OpenIdController(
            Pages pages,
            Providers providers,
            StaffLogIn logIn,
            Handshakes handshakes,
            Attempts attempts,
            Addresses addresses,
            Clock clock) {
        this.pages = pages;
        this.providers = providers;
        this.logIn = logIn;
        this.handshakes = handshakes;
        this.attempts = attempts;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A link and no form: a form's redirect may not leave the site. */
    @GetMapping("/balie/inloggen/openid")
    View begin(
            Visit visit,
            @RequestParam(defaultValue = "") String verder,
            HttpServletRequest request,
            HttpServletResponse response) {
        var provider = providers.of(visit.controller()).orElseThrow(Missing::new);
        if (isFromElsewhere(request)) {
            // Nobody else's page makes somebody log in.
            return visit.seeOther("/balie/inloggen");
        }
        try {
            if (!attempts.allowed("openid", visit.controller() + Attempts.whence(request), WAYS_AN_HOUR)) {
                throw new NotIdentified(Why.TOO_OFTEN);
            }
            var metadata = provider.discover();
            var secret = handshakes.begin(Handshakes.Kind.OPENID, Optional.empty(), request, response);
            boolean again = verder.equals(ACCESS);
            var handoff = new Handoff(secret, visit.language(), again ? ACCESS : "");
            var there = new RedirectView(
                    provider.begin(metadata, handoff, back(visit), again).toString());
            there.setStatusCode(HttpStatus.SEE_OTHER);
            there.setExpandUriTemplateVariables(false);
            return there;
        } catch (NotIdentified e) {
            return failed(e, provider);
        }
    }

    private static boolean isFromElsewhere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return "cross-site".equals(site) || "same-site".equals(site);
    }

    private String back(Visit visit) {
        return addresses.of(visit.site().host()) + BACK;
    }

    @GetMapping(BACK)
    View back(
            Visit visit,
            @RequestParam Optional<String> code,
            @RequestParam Optional<String> state,
            @RequestParam Optional<String> iss,
            @RequestParam Optional<String> error,
            HttpServletRequest request,
            HttpServletResponse response) {
        var provider = providers.of(visit.controller()).orElseThrow(Missing::new);
        try {
            var handoff = handshakes
                    .finish(Handshakes.Kind.OPENID, Optional.empty(), request)
                    .flatMap(secret -> state.flatMap(sent -> Handoff.of(secret, sent)))
                    .orElseThrow(() -> new NotIdentified(Why.NOT_BEGUN));
            var metadata = provider.discover();
            if (!provider.mayBeHis(metadata, iss)) {
                throw new NotIdentified(Why.NOT_VERIFIED);
            }
            if (error.isPresent() || code.isEmpty()) {
                throw new NotIdentified(Why.REFUSED);
            }
            var identity = provider.identify(metadata, handoff, code.get(), back(visit));
            var proved = identity.provedAgo().map(ago -> clock.instant().minus(ago));
            return switch (logIn.vouchedFor(visit, identity.email(), proved, request, response)) {
                case IN -> onward(handoff);
                case WRONG -> throw new NotIdentified(Why.NOT_STAFF);
                case TOO_OFTEN -> throw new NotIdentified(Why.TOO_OFTEN);
            };
        } catch (NotIdentified e) {
            return failed(e, provider);
        }
    }

    /** In the language in which it was begun: an issuer knows one address of ours only. */
    private static View onward(Handoff handoff) {
        var onward = new RedirectView(
                handoff.language().prefix() + (handoff.next().equals(ACCESS) ? "/balie/toegang" : "/balie"));
        onward.setStatusCode(HttpStatus.SEE_OTHER);
        return onward;
    }

    /** Of what the outlet says nothing is anybody's; what a library says may repeat what it was given. */
    private static String cause(NotIdentified failure) {
        return switch (failure.getCause()) {
            case null -> "";
            case NotDelivered refused -> String.valueOf(refused.getMessage());
            case Throwable other -> other.getClass().getSimpleName();
        };
    }

    private View failed(NotIdentified failure, Provider provider) {
        if (failure.why.status == HttpStatus.BAD_GATEWAY) {
            LOG.warn("Logging in by OpenID Connect failed: {} {}", failure.why.id(), cause(failure));
        }
        return pages.page("openid/failed", new OpenIdPage(failure.why.id(), provider.name()), failure.why.status);
    }
}
