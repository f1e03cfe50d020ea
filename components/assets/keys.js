// Keys of one letter, for whoever does not type: pages, charts, their folds, filters. A first visit's words are put away.
(() => {
  const OFF = "khong-phim-tat", SEEN = "da-xem", ON = "1", LIST = "keys";
  const root = document.documentElement;
  const { read: remembered, keep } = window.choices;

  if (remembered(SEEN)) root.dataset.visited = "";

  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const press = (selector) => shown(selector)[0]?.click();
  const charts = () => shown("#page-body figure[data-chart]");

  // The chart being read: the one with the focus, else the first whose foot is still in view.
  const current = () => {
    const all = charts(), here = all.indexOf(document.activeElement.closest("figure[data-chart]"));
    return here >= 0 ? here : all.findIndex((figure) => figure.getBoundingClientRect().bottom > window.innerHeight / 3);
  };
  const isRead = () => document.activeElement.closest("figure[data-chart]") !== null;

  const turn = (by) => {
    const all = charts(), at = Math.max(current(), 0);
    const figure = all[isRead() || by < 0 ? Math.min(Math.max(at + by, 0), all.length - 1) : at];
    if (!figure) return;
    figure.scrollIntoView({ block: "start" });
    const place = figure.querySelector(".chart-box") ?? figure;
    if (place === figure) figure.tabIndex = -1;
    place.focus({ preventScroll: true });
  };

  const fold = (selector) => {
    const box = charts()[current()]?.querySelector(selector);
    if (!box) return;
    box.open = !box.open;
    box.querySelector("summary").focus();
  };

  const list = () => {
    const box = document.getElementById(LIST);
    const place = document.getElementById(`${LIST}-switch`), { label, id } = place.dataset;
    const tick = Object.assign(document.createElement("input"), { type: "checkbox", id, className: "form-check-input" });
    tick.checked = !remembered(OFF);
    tick.addEventListener("change", () => keep(OFF, tick.checked ? null : ON));
    const words = Object.assign(document.createElement("label"), { htmlFor: id, textContent: label, className: "form-check-label" });
    place.className = "form-check";
    place.replaceChildren(tick, words);
    if (!box.open) box.showModal();
  };

  const look = () => {
    const control = document.getElementById("giao-dien");
    control.value = root.dataset.look === "toi" ? "sang" : "toi";
    control.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const filter = () => {
    const first = shown("#filters :is(select, input, summary)")[0] ?? shown("#filters-button")[0];
    first?.focus();
  };

  const DOES = {
    "?": list,
    j: () => turn(1),
    k: () => turn(-1),
    s: () => fold(".twin"),
    d: () => fold(".guide"),
    l: filter,
    "/": () => (shown("#page-body input[type=search]")[0] ?? shown("#filters input[type=search]")[0])?.focus(),
    c: () => press("#copy-link"),
    t: look,
    h: () => press(".tools a"),
  };

  const isTyping = (target) => target.closest?.("input, select, textarea, [contenteditable], dialog[open]") && target.type !== "checkbox";

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
    if (isTyping(event.target) || remembered(OFF) || document.body.classList.contains("on-stage")) return;
    const page = /^[1-9]$/.test(event.key) && document.querySelectorAll("#menu a")[event.key - 1];
    const does = page ? () => page.click() : DOES[event.key.toLowerCase()];
    if (!does) return;
    event.preventDefault();
    does();
  });

  document.addEventListener("click", ({ target }) => {
    if (target.closest(`[data-opens=${LIST}]`)) list();
    if (!target.closest("[data-away]")) return;
    keep(SEEN, ON);
    root.dataset.visited = "";
    document.getElementById("page").focus({ preventScroll: true });
  });
})();
