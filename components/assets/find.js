// One's own branch among many: searched by name, marked in every strip, chart, list and table of the page, kept from
// page to page. The list of branches to filter by narrows to what is typed.
(() => {
  const FIELD = "tim-chi-bo", BRANCHES = "chi-bo", MARKED = "found";
  let own = null;

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase().trim();
  window.folded = fold;
  const letters = (text) => text.replace(/\s/g, "");
  const known = () => [...document.querySelectorAll(`#${BRANCHES} .form-check`)].map((line) => ({
    line, unit: line.querySelector("input").value, name: line.querySelector("label").textContent,
  }));

  const narrowed = (field) => {
    const typed = fold(field.value);
    for (const { line, name } of known()) line.hidden = !fold(name).includes(typed);
  };

  // A list beneath the field offers the names; they stand already among the filters.
  const offered = (field) => {
    field.list.replaceChildren(...known().map(({ name }) => Object.assign(document.createElement("option"), { value: name })));
  };

  const meant = (typed) => {
    const all = known();
    const same = all.filter(({ name }) => fold(name) === fold(typed));
    const alike = same.length ? same : all.filter(({ name }) => fold(name).includes(fold(typed)));
    return typed.trim() && alike.length === 1 ? alike[0] : null;
  };

  const into = (place, box) => {
    if (!box) return;
    const shift = place.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += shift - box.clientHeight / 2;
  };

  const places = () => {
    const name = letters(own.name);
    const same = (text) => text.length >= name.length && letters(text) === name;
    const ticks = [...document.querySelectorAll("figure[data-chart] .ytick text, figure[data-chart] .y2tick text")]
      .filter((tick) => letters(tick.textContent).startsWith(name));
    const lines = [...document.querySelectorAll(".long-list li, [data-table] tbody tr")]
      .filter((line) => [...line.querySelectorAll("strong, td")].some((part) => same(part.textContent)));
    return [...ticks, ...lines];
  };

  // What is folded is moved when it unfolds: to ask where its rows stand would lay all of them out.
  const moved = (found) => {
    const first = new Set();
    for (const place of found) {
      const box = place.closest(".chart-box.tall, .long-list, .table-scroll");
      if (first.has(box) || place.closest("details:not([open])")) continue;
      first.add(box);
      into(place, box);
    }
  };

  const mark = (moving) => {
    document.querySelectorAll(`.${MARKED}`).forEach((place) => place.classList.remove(MARKED));
    const status = document.getElementById(`${FIELD}-status`);
    if (status) status.textContent = "";
    if (!own) return;
    const found = places();
    found.forEach((place) => place.classList.add(MARKED));
    const strips = document.querySelectorAll(`[data-strip] [data-unit="${CSS.escape(own.unit)}"]`).length;
    if (status) status.textContent = found.length + strips ? "" : status.dataset.message;
    if (moving) moved(found);
  };

  const find = (field) => {
    const next = meant(field.value);
    if (next?.unit === own?.unit) return;
    own = next && { unit: next.unit, name: next.name };
    document.dispatchEvent(new CustomEvent("branchfound", { detail: own }));
    mark(true);
  };

  document.addEventListener("focusin", ({ target }) => { if (target.id === FIELD) offered(target); });
  document.addEventListener("input", ({ target }) => {
    if (target.id === FIELD) find(target);
    if (target.classList?.contains("narrow")) narrowed(target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.id !== FIELD) return;
    event.preventDefault();
    if (own) event.target.value = own.name;
  });

  document.addEventListener("toggle", ({ target }) => {
    if (target.open) moved(target.querySelectorAll(`.${MARKED}`));
  }, true);

  // What arrives later is marked too: another page, another filter, a table unfolded.
  let waiting = false;
  const look = new MutationObserver(() => {
    if (!own || waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark(false);
    });
  });
  look.observe(document.documentElement, { childList: true, subtree: true });
})();
