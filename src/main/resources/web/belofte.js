// Only what a page is nicer with: every page works without this file. No dependency, no style attribute (the policy forbids them).

const day = 86_400_000;
const asDay = text => Date.parse(text + "T00:00:00Z");
const asText = time => new Date(time).toISOString().slice(0, 10);

// A form that shows that no robot fills it in: while somebody writes, the browser looks for a number that takes some work to
// find. Where it cannot (no secure connection, an old browser), the form is sent without, and a mail asks to confirm.
const workForm = document.querySelector("form[data-work]");
if (workForm && crypto.subtle) {
    const bytes = text => new TextEncoder().encode(text);
    const find = async () => {
        if (workForm.werk.value) return;
        const key = await crypto.subtle.importKey("raw", bytes(workForm.dataset.work), "PBKDF2", false, ["deriveBits"]);
        for (let number = 0; ; number++) {
            const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(String(number)), iterations: Number(workForm.dataset.rounds) };
            if (new Uint8Array(await crypto.subtle.deriveBits(how, key, 8))[0] === 0) return (workForm.werk.value = number);
        }
    };
    let work;
    const begin = () => (work ??= find());
    workForm.addEventListener("input", begin, { once: true });
    workForm.addEventListener("submit", event => {
        if (workForm.werk.value) return;
        event.preventDefault();
        event.stopPropagation();
        const button = event.submitter;
        button?.setAttribute("aria-disabled", "true");
        // Whatever comes of the work, the form is sent.
        begin().catch(() => {}).then(() => {
            work = Promise.resolve();
            workForm.werk.value ||= "0";
            button?.removeAttribute("aria-disabled");
            workForm.requestSubmit(button);
        });
    });
}

// A form is sent once. The button stays in the form, so its name and value still travel.
addEventListener("submit", event => {
    const form = event.target;
    if (form.dataset.sent) return event.preventDefault();
    if (form.method !== "post") return;
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-disabled", "true");
});
addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
        delete form.dataset.sent;
        form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
    }
});

// A passkey: the browser asks its owner for it, and the form carries the answer. Where it knows none, the way stays hidden.
if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
    for (const none of document.querySelectorAll("[data-passkey-none]")) none.hidden = true;
    for (const form of document.querySelectorAll("form[data-passkey]")) {
        const way = form.closest("[data-passkey-button]") ?? form;
        const failed = way.querySelector("[data-failed]");
        const answer = form.elements.antwoord;
        let asking = false;
        addEventListener("pageshow", () => (answer.value = ""));
        way.hidden = false;
        form.addEventListener("submit", async event => {
            if (answer.value) return;
            event.preventDefault();
            event.stopPropagation();
            if (asking) return;
            asking = true;
            failed.hidden = true;
            try {
                const asked = await fetch(form.dataset.passkey, { method: "POST", body: new URLSearchParams(new FormData(form)) });
                const question = await asked.json();
                answer.value = JSON.stringify(
                    form.dataset.does === "create"
                        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
                        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) }),
                );
                form.requestSubmit();
            } catch {
                failed.hidden = false;
            }
            asking = false;
        });
    }
}

// An advertisement: what somebody says of it is told without leaving the page, and that it was seen once half of it was in
// sight for a second. Neither tells who.
for (const form of document.querySelectorAll("form[data-opinion]")) {
    const spot = form.closest(".advert");
    form.addEventListener("submit", async event => {
        const button = event.submitter;
        if (!button) return;
        event.preventDefault();
        event.stopPropagation();
        const body = new URLSearchParams(new FormData(form, button));
        const answer = await fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
        if (answer?.type !== "opaqueredirect") {
            // The page says what went wrong.
            form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
            return form.submit();
        }
        const said = spot.querySelector(".advert-said");
        spot.querySelector(".advert-body").remove();
        said.textContent = button.dataset.said;
        said.focus();
    });
}
for (const advert of document.querySelectorAll("[data-seen]")) {
    let timer;
    const sight = new IntersectionObserver(
        ([entry]) => {
            clearTimeout(timer);
            if (!entry.isIntersecting) return;
            timer = setTimeout(() => {
                sight.disconnect();
                fetch(advert.dataset.seen, { method: "POST", keepalive: true }).catch(() => {});
            }, 1000);
        },
        { threshold: 0.5 },
    );
    sight.observe(advert);
}

// Errors: the reader and the keyboard land on the summary.
document.querySelector(".error-summary")?.focus();

// A value that was uncovered covers itself again: after a minute, and when the page is left.
const cover = () => document.querySelectorAll(".masked[open]").forEach(value => (value.open = false));
for (const value of document.querySelectorAll(".masked")) {
    let timer;
    value.addEventListener("toggle", () => {
        clearTimeout(timer);
        if (value.open) timer = setTimeout(() => (value.open = false), 60_000);
    });
}
document.addEventListener("visibilitychange", () => document.hidden && cover());

// The statement's contents follow the reading: the last part whose top has passed a third of the window. Where one jumped
// to a sentence, its own part is being read as long as it stands there, however soon the next part begins.
const links = [...document.querySelectorAll(".contents a[href^='#']")];
if (links.length) {
    const parts = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    // Or begins before it: a group of parts has one line in the contents.
    const holds = (part, target) => part === target || part.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
    let waiting = false;
    const follow = () => {
        waiting = false;
        const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
        const target = document.querySelector(":target");
        const top = target?.getBoundingClientRect().top ?? -1;
        const jumped = top >= 0 && top < (atEnd ? innerHeight : innerHeight / 3);
        const begun = part => part && (jumped ? holds(part, target) : part.getBoundingClientRect().top < innerHeight / 3);
        const here = atEnd && !jumped ? links.length - 1 : parts.filter(begun).length - 1;
        links.forEach((link, i) => (i === here ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    };
    const soon = () => waiting || (waiting = requestAnimationFrame(follow));
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon);
    addEventListener("hashchange", soon);
    follow();
}

// The trial's clock: a turn of the dial is a year. It only sets the date of the plain form beside it and shows on the
// lanes what will have happened by then; nothing changes until the form is sent.
const dial = document.querySelector(".dial[data-today]");
if (dial) {
    const field = document.getElementById(dial.dataset.field);
    const today = asDay(dial.dataset.today);
    const most = Number(dial.dataset.most ?? 730);
    const words = new Intl.DateTimeFormat(document.documentElement.lang.replace("en", "en-GB"), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
    const part = name => dial.querySelector("[data-part=" + name + "]");
    const lanes = [...document.querySelectorAll(".lane[data-from]")];
    const axis = document.querySelector(".lanes");
    const from = asDay(axis.dataset.from), to = asDay(axis.dataset.to);
    const radius = 97;
    let days = 0;

    const at = angle => [160 + radius * Math.sin(angle), 160 - radius * Math.cos(angle)];
    const yearStart = new Date(today).getUTCFullYear();
    const angleOf = time => {
        const year = new Date(time).getUTCFullYear();
        return 2 * Math.PI * (year - yearStart + (time - Date.UTC(year, 0, 1)) / (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)));
    };

    const turn = (to_, writeField = true) => {
        days = Math.max(0, Math.min(most, Math.round(to_)));
        const time = today + days * day;
        const begin = angleOf(today), end = angleOf(time);
        const [x, y] = at(end);
        part("hand").setAttribute("x2", x);
        part("hand").setAttribute("y2", y);
        part("knob").setAttribute("cx", x);
        part("knob").setAttribute("cy", y);
        const [bx, by] = at(begin);
        const swept = end - begin >= 2 * Math.PI ? [at(begin + Math.PI), at(begin + 2 * Math.PI - 0.001)] : [[x, y]];
        const wide = swept.length === 1 && end - begin > Math.PI ? 1 : 0;
        part("swept").setAttribute("d", "M" + bx + " " + by + swept.map(([sx, sy]) => "A" + radius + " " + radius + " 0 " + wide + " 1 " + sx + " " + sy).join(""));
        part("day").textContent = new Date(time).getUTCDate();
        part("date").textContent = words.format(time).replace(/^\d+\.?\s*/, "");
        dial.setAttribute("aria-valuenow", days);
        dial.setAttribute("aria-valuetext", words.format(time));
        if (writeField) field.value = asText(time);
        const place = Math.max(0, Math.min(100, (100 * (time - from)) / (to - from)));
        for (const line of document.querySelectorAll("[data-today-line]")) {
            line.setAttribute("x1", place + "%");
            line.setAttribute("x2", place + "%");
        }
        for (const lane of lanes) {
            const ends = lane.dataset.until ? asDay(lane.dataset.until) : Infinity;
            lane.toggleAttribute("data-gone", time >= ends);
            const stop = lane.dataset.until ? Math.min(place, (100 * (ends - from)) / (to - from)) : place;
            lane.querySelector(".lane-card")?.setAttribute("x", stop + "%");
        }
    };

    // Turning is relative, so that the second round goes on into the second year.
    let grip = null;
    const pointed = event => {
        const box = dial.getBoundingClientRect();
        return Math.atan2(event.clientX - box.left - box.width / 2, box.top + box.height / 2 - event.clientY);
    };
    dial.addEventListener("pointerdown", event => {
        dial.setPointerCapture(event.pointerId);
        grip = { angle: pointed(event), days };
        dial.focus({ focusVisible: false });
        event.preventDefault();
    });
    dial.addEventListener("pointermove", event => {
        if (!grip) return;
        let step = pointed(event) - grip.angle;
        step = ((step + 3 * Math.PI) % (2 * Math.PI)) - Math.PI;
        grip.days = Math.max(0, Math.min(most, grip.days + (step / (2 * Math.PI)) * 365.25));
        grip.angle = pointed(event);
        turn(grip.days);
    });
    for (const end of ["pointerup", "pointercancel"]) dial.addEventListener(end, () => (grip = null));

    dial.addEventListener("keydown", event => {
        const to = {
            ArrowRight: days + 1, ArrowUp: days + 1, ArrowLeft: days - 1, ArrowDown: days - 1,
            PageUp: days + 30, PageDown: days - 30, Home: 0, End: most,
        }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        turn(to);
    });
    field.addEventListener("input", () => field.value && turn((asDay(field.value) - today) / day, false));
    dial.setAttribute("role", "slider");
    dial.setAttribute("tabindex", "0");
    dial.setAttribute("aria-valuemin", "0");
    dial.setAttribute("aria-valuemax", most);
    // A day that was not accepted stays, so that one sees what to change.
    turn(0, !field.hasAttribute("aria-invalid"));
}

// Figures that change by themselves are looked at again; when they stand still the whole page is, for its buttons change too.
const fresh = document.querySelector("[data-fresh]");
if (fresh) {
    const look = setInterval(async () => {
        if (document.hidden) return;
        const answer = await fetch(location.pathname).catch(() => null);
        if (!answer?.ok) return;
        const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(fresh.id);
        if (found) fresh.replaceChildren(...found.childNodes);
        if (found?.hasAttribute("data-fresh")) return;
        clearInterval(look);
        location.replace(location.pathname);
    }, 2000);
}
