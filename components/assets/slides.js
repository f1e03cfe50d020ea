// Slides on the wall: one chart each, keys and clickers as of any presenter, the next drawn before it is called.
(() => {
  const LOOK_EVERY = 5000, PATIENCE = 8000, A_MOMENT = 1200;
  let show = null;

  const stage = () => document.getElementById("stage");
  const part = (name) => document.getElementById(`stage-${name}`);
  const size = () => ({ width: window.innerWidth, height: window.innerHeight });

  const fetched = async (address) => {
    const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })
      .catch((fault) => { throw Object.assign(fault, { lost: true }); });
    if (!answer.ok) throw Object.assign(new Error(`${address.split("?")[0]} ${answer.status}`), { status: answer.status });
    return answer.json();
  };

  // What is said in the corner; a picture stays whatever happens behind it.
  const say = (key, blanks = {}) => {
    let text = key ? stage().dataset[key] : "";
    for (const [name, value] of Object.entries(blanks)) text = text.replace(`{${name}}`, value);
    part("told").textContent = text;
  };

  const clock = () => new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });

  const lost = (fault) => {
    if (!show) return;
    show.lostAt ??= clock();
    if (!fault.status && !fault.lost) console.warn(`${fault.message} ${fault.stack}`);
    say(fault.status === 401 ? "signedOut" : fault.lost ? "lost" : "failed", { at: show.lostAt });
  };

  const found = () => {
    if (!show?.lostAt) return;
    show.lostAt = null;
    say("");
  };

  const addressOf = (n, own) => `${own.route}${own.base}${own.base ? "&" : "?"}tranh=${encodeURIComponent(own.slides[n])}&nen=${own.look}`;

  // The slide told by the server and drawn for this screen; asked for again once there is a newer version of the data.
  const made = async (n) => {
    const own = show, { width, height } = size(), kept = own.made.get(n);
    if (kept && kept.version >= own.version) return kept;
    const told = await fetched(addressOf(n, own));
    const place = `${n + 1}/${own.slides.length}`;
    const sheet = await window.drawing.compose(told, "slide", { width, height, look: own.look === "toi" ? "dark" : "light", place });
    const drawn = { sheet, version: told.version };
    if (own === show && own.turned === own.drawnFor) own.made.set(n, drawn);
    own.version = Math.max(own.version, told.version);
    found();
    return drawn;
  };

  const ready = (n) => {
    const own = show;
    if (!own.making.has(n)) own.making.set(n, made(n).finally(() => own.making.delete(n)));
    return own.making.get(n);
  };

  // Those that may be called next come first, then all others: a connection lost later loses no slide.
  const ahead = async () => {
    const own = show, at = own.at;
    const order = [at + 1, at - 1, ...own.slides.keys()].filter((n) => n in own.slides);
    for (const n of order) {
      if (own !== show || own.at !== at) return;
      try {
        await ready(n);
      } catch (fault) {
        return lost(fault);
      }
    }
  };

  const put = (n, drawn) => {
    show.at = n;
    part("picture").replaceChildren(drawn.sheet);
    part("place").textContent = `${n + 1}/${show.slides.length}`;
    const query = new URLSearchParams(location.search);
    query.set("chieu", n + 1);
    window.history.replaceState({}, "", window.address.written(query));
    ahead();
  };

  const go = async (wanted) => {
    const own = show, n = Math.max(0, Math.min(own.slides.length - 1, wanted)), call = (own.call += 1);
    black(false);
    const kept = own.made.get(n);
    if (kept && kept.version >= own.version) return put(n, kept);
    try {
      const moment = new Promise((done) => { setTimeout(() => done(kept), kept ? A_MOMENT : PATIENCE * 2); });
      const drawn = await Promise.race([ready(n), moment]);
      if (own === show && own.call === call && drawn) put(n, drawn);
    } catch (fault) {
      lost(fault);
      if (own === show && own.call === call && kept) put(n, kept);
    }
  };

  const again = () => {
    if (!show) return;
    show.made.clear();
    show.making.clear();
    show.drawnFor = show.turned += 1;
    go(show.at);
  };

  const look = async () => {
    const own = show;
    try {
      const { version } = await fetched("/healthz");
      if (own !== show) return;
      found();
      if (version > own.version) {
        own.version = version;
        ahead();
      }
    } catch (fault) {
      if (own === show) lost(fault);
    }
  };

  const black = (dark) => { part("black").hidden = !dark; };
  const isBlack = () => !part("black").hidden;

  const play = (on) => {
    clearInterval(show.turning);
    show.turning = on ? setInterval(() => go((show.at + 1) % show.slides.length), show.seconds * 1000) : null;
    part("play").setAttribute("aria-pressed", String(on));
    part("play").textContent = part("play").dataset[on ? "pause" : "go"];
  };

  const turn = () => {
    show.look = show.look === "toi" ? "sang" : "toi";
    stage().dataset.look = show.look;
    const query = new URLSearchParams(location.search);
    if (show.look === "toi") query.set("nen", "toi");
    else query.delete("nen");
    window.history.replaceState({}, "", window.address.written(query));
    again();
  };

  const leave = () => {
    if (!show) return;
    clearInterval(show.turning);
    clearInterval(show.looking);
    show = null;
    if (stage()) stage().hidden = true;
    document.body.classList.remove("on-stage");
    if (document.fullscreenElement) document.exitFullscreen();
    const query = new URLSearchParams(location.search);
    query.delete("chieu");
    window.history.replaceState({}, "", window.address.written(query));
    document.getElementById("stage-start")?.focus();
  };

  const begin = (first) => {
    const { slides, base, route, look: named, seconds } = stage().dataset;
    show = {
      slides: JSON.parse(slides), base, route, look: named, seconds: Number(seconds) || 20,
      at: 0, version: 0, call: 0, turned: 0, drawnFor: 0, made: new Map(), making: new Map(),
    };
    stage().hidden = false;
    document.body.classList.add("on-stage");
    stage().focus();
    show.looking = setInterval(look, LOOK_EVERY);
    say("");
    go(first);
    navigator.wakeLock?.request("screen").catch(() => {});
  };

  // Where the browser itself tells that the connection is gone or back, nobody waits for the next look.
  for (const told of ["offline", "online"]) window.addEventListener(told, () => { if (show) look(); });

  // An address that says from which slide begins there.
  new MutationObserver(() => {
    if (show || !location.search.includes("chieu=")) return;
    const wanted = new URLSearchParams(location.search).get("chieu");
    if (wanted && stage()?.dataset.slides) begin(Number(wanted) - 1 || 0);
  }).observe(document.documentElement, { childList: true, subtree: true });

  // What turns the slides stands in slides_keys.js.
  window.slides = {
    isOn: () => show !== null,
    at: () => show.at,
    last: () => show.slides.length - 1,
    isTurning: () => Boolean(show.turning),
    drawn: () => [...show.made.values()].filter((kept) => kept.version >= show.version).length,
    version: () => show.version,
    told: async (n) => fetched(addressOf(n, { ...stage().dataset, slides: JSON.parse(stage().dataset.slides), look: "sang" })),
    begin, go, again, black, isBlack, play, turn, leave,
  };
})();
