// A chart on a page that is read without it too is drawn when it comes into view: only then its library is fetched.
(() => {
  const WAITING = ".graph-place[data-later]:empty";

  const draw = (place) => {
    const children = JSON.parse(place.dataset.later);
    window.dash_clientside.set_props(place.id, { children });
  };

  const seen = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
      seen.unobserve(target);
      draw(target);
    }
  }, { rootMargin: "200px" });

  // A new answer empties the place: whatever is in view then is drawn at once.
  const watch = () => document.querySelectorAll(WAITING).forEach((place) => seen.observe(place));
  new MutationObserver(watch).observe(document.documentElement, { childList: true, subtree: true });

  // The drawing of a chart, as soon as it is there; one that waits for its reader is drawn now.
  const plotOf = async (figure) => {
    const waiting = figure.querySelector(WAITING);
    if (waiting) draw(waiting);
    while (!figure.querySelector(".js-plotly-plot .main-svg")) await new Promise(requestAnimationFrame);
    return figure.querySelector(".js-plotly-plot");
  };

  window.drawing = { ...window.drawing, plotOf };
})();
