// On a narrow screen: what is folded away is unfolded by its button; a chart wider than the screen shows that it goes on,
// and keeps the names of its rows in sight.
(() => {
  const BOX = ".chart-box", LIST = ".sheet > table", MOST = 0.5; // of the screen that names may take while the rest moves beneath them
  const EDGE = 60, AROUND = 16; // pixels of ground that names need at their left, above and below

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button[data-unfolds]");
    if (!button) return;
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    const place = button.dataset.unfolds ? document.getElementById(button.dataset.unfolds) : button.parentElement;
    place.classList.toggle("unfolded", open);
  });

  // The room of the names alone, without the ground that was put beneath them.
  const room = (layer) => {
    const made = layer.querySelector(".names-ground");
    made?.remove();
    const box = layer.getBBox();
    if (made) layer.prepend(made);
    return box;
  };

  // Of one drawing the names can stay; where several stand side by side each has names of its own.
  const names = (box) => {
    const layers = box.querySelectorAll(".cartesianlayer .yaxislayer-above");
    return layers.length === 1 && room(layers[0]).width < box.clientWidth * MOST ? layers[0] : null;
  };

  // What moves beneath the names must not shine through them.
  const ground = (layer) => {
    const { x, y, width, height } = room(layer);
    layer.querySelector(".names-ground")?.remove();
    const made = document.createElementNS(layer.namespaceURI, "rect");
    Object.entries({ class: "names-ground", x: x - EDGE, y: y - AROUND, width: width + EDGE + 5, height: height + 2 * AROUND }).forEach(([key, value]) => made.setAttribute(key, value));
    layer.prepend(made);
  };

  const follow = (box) => {
    const wide = box.scrollWidth > box.clientWidth + 2, layer = wide ? names(box) : null;
    box.classList.toggle("wide", wide);
    box.classList.toggle("at-end", box.scrollLeft + box.clientWidth >= box.scrollWidth - 2);
    box.classList.toggle("names-stay", Boolean(layer) && box.scrollLeft > 0);
    if (layer && box.scrollLeft) ground(layer);
    box.style.setProperty("--shift", `${box.scrollLeft}px`);
  };

  // In a list whose lines are cards each cell stands beside its heading.
  const headed = (table) => {
    const heads = [...table.tHead?.rows[0]?.cells ?? []].map((head) => head.textContent);
    for (const { cells } of table.tBodies[0].rows) {
      if (cells.length === heads.length) heads.forEach((text, place) => { cells[place].dataset.label = text; });
    }
  };

  document.addEventListener("scroll", ({ target }) => { if (target.matches?.(BOX)) follow(target); }, { capture: true, passive: true });
  const resized = new ResizeObserver((boxes) => boxes.forEach(({ target }) => follow(target)));
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node.nodeType !== Node.ELEMENT_NODE || node.namespaceURI === "http://www.w3.org/2000/svg") continue;
      [...(node.matches(BOX) ? [node] : []), ...node.querySelectorAll(BOX)].forEach((box) => resized.observe(box));
      [...(node.matches(LIST) ? [node] : []), ...node.querySelectorAll(LIST)].forEach(headed);
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
