// What is said to whoever hears the page: the point read in a chart, what a filter changed, the lines that came.
(() => {
  const place = () => document.getElementById("spoken");
  let findings = new Map();

  const say = (key, blanks = {}) => {
    const words = place();
    if (!words) return;
    const text = words.dataset[key].replace(/\{(\w+)\}/g, (_, name) => blanks[name] ?? "");
    // The same words again are no change, and would not be said: a space that is not heard makes them one.
    words.textContent = words.textContent === text ? `${text}\u00a0` : text;
  };

  const found = () => new Map([...document.querySelectorAll("figure[data-chart]")]
    .map((figure) => [figure.dataset.chart, figure.querySelector(".chart-title").textContent]));

  // Of another page its name; of another picture the first finding that changed, and how many did. The first page is
  // told by the browser itself.
  const arrived = (before, page) => requestAnimationFrame(() => {
    const now = found(), changed = [...now].filter(([chart, finding]) => findings.get(chart) !== finding);
    findings = now;
    if (before === null) return;
    if (before !== page) say("turned", { page: document.title });
    else if (!now.size) say("renewed");
    else if (changed.length) say("changed", { n: changed.length, of: now.size, finding: changed[0][1] });
    else say("unchanged");
  });

  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      const lines = node.nodeType === Node.ELEMENT_NODE && (node.matches("section.lines") ? node : node.querySelector("section.lines"));
      if (lines) say("lines", { title: lines.querySelector("h3")?.textContent ?? lines.textContent });
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  window.spoken = { say, arrived };
})();
