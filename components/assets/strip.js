// The strip of all: a mark per branch on the axis of its measure, in piles; names of those far off and of one's own.
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const EDGE = 36, PILE = 110, ROW = 19, BELOW = 40, DOT = 8, SMALL = 6, CROWD = 150, TALL = 14, BESIDE = 5;
  const ON_PAPER = 850; // pixels, of which print.css makes the width of A4
  let own = null;

  const element = (name, properties, children = []) => {
    const made = document.createElementNS(SVG, name);
    Object.entries(properties).forEach(([key, value]) => made.setAttribute(key, value));
    made.append(...children);
    return made;
  };

  const text = (said, x, y, look, anchor = "middle") =>
    element("text", { x, y, class: look, "text-anchor": anchor }, [said]);

  // Marks of about one place stand on each other; a pile too high is pressed together and counted.
  const piled = (told, size, across) => {
    const piles = new Map();
    told.marks.forEach(([unit, name, value, words, fill], place) => {
      const column = Math.round(across(value) / size);
      const pile = piles.get(column) ?? [];
      if (!pile.length) piles.set(column, pile);
      pile.push({ unit, name, words, fill, place, x: pile[0]?.x ?? across(value) });
    });
    const all = [...piles.values()].sort(([one], [other]) => one.x - other.x);
    const middles = all.map(([mark]) => mark.x);
    all.forEach((pile, place) => {
      const beside = [middles[place - 1], middles[place + 1]].filter((other) => other !== undefined);
      const gap = Math.min(2 * EDGE, ...beside.map((other) => Math.abs(other - middles[place])));
      heap(pile, size, Math.max(1, Math.floor(gap / size) - 1));
    });
    return all;
  };

  // Labels go to the side with more room, those nearest the middle lowest, so that no leader crosses another's name.
  const placed = (labels, width) => {
    const rows = [];
    const middle = (mark) => mark.x < width / 2;
    const left = labels.filter(middle).sort((one, other) => other.x - one.x);
    const right = labels.filter((mark) => !middle(mark)).sort((one, other) => one.x - other.x);
    for (const label of [...left, ...right]) {
      const from = middle(label) ? label.x + BESIDE : label.x - label.width - BESIDE;
      const free = (row) => row.every(([start, end]) => from > end + 12 || from + label.width < start - 12);
      let row = rows.findIndex(free);
      if (row < 0) row = rows.push([]) - 1;
      rows[row].push([from, from + label.width]);
      Object.assign(label, { row, anchor: middle(label) ? "start" : "end" });
    }
    return rows.length;
  };

  const measured = (svg, label) => {
    const probe = svg.appendChild(text(label.said, 0, 0, label.look));
    label.width = probe.getComputedTextLength();
    probe.remove();
  };

  // A pile too high grows wider where there is room beside it, else it is pressed together.
  const heap = (pile, size, room) => {
    const middle = pile[0].x;
    const wide = Math.min(room, Math.ceil(pile.length * size / PILE));
    const step = Math.min(size, PILE / Math.ceil(pile.length / wide));
    pile.forEach((mark, at) => {
      mark.x = middle + (at % wide - (Math.min(wide, pile.length) - 1) / 2) * size;
      mark.up = size / 2 + Math.floor(at / wide) * step;
    });
    pile.middle = middle;
  };

  const labelled = (piles, told) => {
    const marks = piles.flat();
    const far = new Set(told.named);
    const mine = marks.filter((mark) => own && mark.unit === own.unit);
    const silent = told.silent.filter(([unit]) => own && unit === own.unit)
      .map(([unit, name, words]) => ({ unit, name, words, x: 0, aside: true }));
    mine.push(...silent);
    const shown = [...mine, ...marks.filter((mark) => far.has(mark.place) && !mine.includes(mark))];
    return shown.map((mark) => ({
      ...mark, said: `${mark.name}: ${mark.words}`, look: mine.includes(mark) ? "strip-own" : "strip-name",
    }));
  };

  const axis = (told, across, width, base) => [
    element("line", { x1: 0, x2: width, y1: base, y2: base, class: "strip-axis" }),
    ...told.ticks.flatMap(([value, name]) => [
      element("line", { x1: across(value), x2: across(value), y1: base, y2: base + 5, class: "strip-axis" }),
      text(name, Math.min(Math.max(across(value), 16), width - 16), base + 18, "strip-tick"),
    ]),
    text(told.title, width / 2, base + 35, "strip-title"),
  ];

  const dots = (piles, size, base) => piles.flat().map((mark) => element("circle", {
    cx: mark.x, cy: base - mark.up, r: own?.unit === mark.unit ? size / 2 + 3 : size / 2 - 0.5, style: `fill: var(--fill-${mark.fill.slice(1)}, ${mark.fill})`,
    class: own?.unit === mark.unit ? "strip-mark strip-mine" : "strip-mark", "data-unit": mark.unit,
  }, [element("title", {}, [`${mark.name}: ${mark.words}`])]));

  const draw = (place, width = place.clientWidth) => {
    const told = JSON.parse(place.dataset.strip);
    if (!width) return;
    const size = told.marks.length > CROWD ? SMALL : DOT;
    const across = (value) => EDGE + (width - 2 * EDGE) * (value - told.low) / (told.high - told.low);
    const svg = element("svg", { width, "aria-hidden": "true" });
    place.replaceChildren(svg);
    const piles = piled(told, size, across);
    const labels = labelled(piles, told);
    labels.forEach((label) => measured(svg, label));
    const rows = placed(labels, width);
    const highest = Math.max(...piles.map((pile) => pile.at(-1).up + size), 30);
    const base = rows * ROW + 22 + highest;
    svg.setAttribute("height", base + BELOW);
    const marks = dots(piles, size, base);
    svg.append(
      ...axis(told, across, width, base),
      ...labels.filter((label) => !label.aside).map((label) => element("line", {
        x1: label.x, x2: label.x, y1: (rows - label.row) * ROW - 16, y2: base - label.up, class: `${label.look}-line`,
      })),
      ...marks,
      ...marks.filter((mark) => mark.classList.contains("strip-mine")),
      ...piles.filter((pile) => pile.length > TALL)
        .map((pile) => text(String(pile.length), pile.middle, base - pile.at(-1).up - size, "strip-count")),
      ...labels.map((label) => text(label.said, label.anchor === "start" ? label.x + BESIDE : label.x - BESIDE, (rows - label.row) * ROW - 6,
        label.look, label.anchor)),
    );
  };

  const all = (root) => [...(root.matches?.("[data-strip]") ? [root] : []), ...root.querySelectorAll("[data-strip]")];
  const resized = new ResizeObserver((boxes) => boxes.forEach(({ target }) => draw(target)));
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") draw(target);
      else addedNodes.forEach((node) => node.nodeType === Node.ELEMENT_NODE && all(node).forEach((box) => resized.observe(box)));
    }
  }).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["data-strip"] });

  window.addEventListener("beforeprint", () => all(document).forEach((place) => draw(place, ON_PAPER)));
  window.addEventListener("afterprint", () => all(document).forEach((place) => draw(place)));

  document.addEventListener("branchfound", ({ detail }) => {
    own = detail;
    all(document).forEach((place) => draw(place));
  });
})();
