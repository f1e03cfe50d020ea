// A branch's name beside a chart is a way to look at that branch alone: the whole page follows, as with its filter.
// The name of a body above others leads down into it.
(() => {
  const KEY = "chi-bo", BODY = "thuoc";
  const letters = (text) => text.replace(/\s/g, "");

  // Branches that may be chosen on this page, by the letters of their names.
  const offered = () => (document.getElementById(`${KEY}-field`)?.hidden ?? true ? []
    : [...document.querySelectorAll(`#${KEY} input`)].map((box) => [letters(box.closest(".form-check").textContent), box.value]));

  // The branch a name on an axis begins with; of several the one whose name is longest.
  const branchOf = (target) => {
    const tick = target.closest?.("figure[data-chart] .ytick");
    if (!tick) return null;
    const name = letters(tick.textContent);
    const fitting = offered().filter(([branch]) => name.startsWith(branch));
    return fitting.sort(([one], [other]) => other.length - one.length)[0]?.[1] ?? null;
  };

  document.addEventListener("pointerover", (event) => {
    const tick = event.target.closest?.("figure[data-chart] .ytick");
    if (tick) tick.classList.toggle("choosable", branchOf(event.target) !== null);
  });

  document.addEventListener("click", (event) => {
    const branch = branchOf(event.target);
    if (!branch) return;
    const query = new URLSearchParams(location.search);
    const above = document.getElementById("bodies-path")?.dataset.above.split(" ") ?? [];
    if (above.includes(branch)) {
      query.delete(KEY);
      query.set(BODY, branch);
    } else if (query.get(KEY) === branch) query.delete(KEY);
    else query.set(KEY, branch);
    window.address.go(query);
  });
})();
