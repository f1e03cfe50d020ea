// A chart read by the keyboard, point by point: arrows go from mark to mark, what one says is shown and spoken, Enter
// opens the lines of the papers behind it as a click does, Escape lets go. Tab goes on: nobody is held in a chart.
(() => {
  const BOX = ".chart-box", MARK = "reading-mark";
  const read = new WeakMap(); // box -> where in its chart the reader stands

  // ---- What there is to read: bands of points, each as the eye would follow it.
  const axis = (plot, name) => plot._fullLayout[`${name[0]}axis${name.slice(1)}`];
  const bare = (text) => text.replace(/<extra>.*?<\/extra>/g, "").replace(/<[^>]+>/g, "").replaceAll("&lt;", "<").trim();
  // Lines of a text are parted as sentences, those of a name are one.
  const sentences = (text) => bare(text.replace(/<br>(?=\p{Ll})/gu, ", ").replaceAll("<br>", ". "));
  const name = (value) => bare(String(value).replaceAll("<br>", " "));
  const day = (value) => new Intl.DateTimeFormat("vi-VN").format(new Date(value));
  const counted = (value) => new Intl.NumberFormat("vi-VN").format(value);
  const shown = (value, along) => (along.type === "date" ? day(value) : typeof value === "number" ? counted(value) : name(value));

  // What hovering says of a mark: its own text, else its template filled in.
  const told = (plot, trace, at) => {
    const own = Array.isArray(at) ? trace.hovertext?.[at[0]]?.[at[1]] : trace.hovertext?.[at];
    if (own) return sentences(own);
    const across = axis(plot, trace.xaxis), upright = axis(plot, trace.yaxis), given = trace.customdata?.[at];
    const blanks = { x: shown(trace.x[at], across), y: shown(trace.y[at], upright), text: trace.text?.[at] ?? "" };
    const filled = (trace.hovertemplate || (trace.mode === "text" ? "%{y}: %{text}" : `${trace.name}: %{y}`))
      .replace(/%\{customdata\[(\d+)\]\}/g, (_, place) => given?.[place] ?? "").replace(/%\{(x|y|text)\}/g, (_, what) => blanks[what]);
    return sentences(plot._fullLayout.hovermode === "x unified" && across.type === "date" ? `${blanks.x}: ${filled}` : filled);
  };

  const cells = (trace, [grid]) => grid.z.flatMap((line, row) => Array.from(line, (value, column) => ({
    at: [row, column], is: value !== null && value !== undefined && !Number.isNaN(value),
    x: (grid.x[column] + grid.x[column + 1]) / 2, y: (grid.y[row] + grid.y[row + 1]) / 2,
  })));

  // Where a bar's middle is, or a dot: in the units of its axes.
  const marks = (trace, known) => known.map((one, at) => {
    if (trace.type !== "bar") return { at, is: one.x !== undefined && one.y !== undefined, x: one.x, y: one.y };
    const end = one.b + one.s, middle = (one.b + end) / 2;
    const place = { at: one.i ?? at, is: Boolean(one.s) };
    return trace.orientation === "h" ? { ...place, x: middle, y: one.p } : { ...place, x: one.p, y: middle };
  });

  const pointsOf = (plot) => plot._fullData.flatMap((trace, curve) => {
    const known = plot.calcdata[curve];
    if (trace.visible !== true || trace.hoverinfo === "skip" || !known?.[0]?.trace) return [];
    const across = axis(plot, trace.xaxis), upright = axis(plot, trace.yaxis);
    return (trace.type === "heatmap" ? cells(trace, known) : marks(trace, known)).filter(({ is }) => is).map(({ at, x, y }) => ({
      trace, curve, at, x: across._offset + across.c2p(x), y: upright._offset + upright.c2p(y),
    })).filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  });

  // Columns are read one after another, lines each for itself, all else row by row.
  const kindOf = (plot, traces) => {
    const has = (fits) => [...traces].some(fits);
    if (has((one) => one.type === "heatmap" || one.orientation === "h" || axis(plot, one.yaxis).type === "category")) return "rows";
    if (has((one) => one.type === "bar")) return "columns";
    return has((one) => one.mode?.includes("lines")) ? "lines" : "rows";
  };

  const bandsOf = (plot) => {
    const points = pointsOf(plot), kind = kindOf(plot, new Set(points.map(({ trace }) => trace)));
    const along = kind === "columns" ? "y" : "x", between = kind === "columns" ? "x" : "y";
    const found = new Map();
    for (const point of points) {
      const key = kind === "lines" ? point.curve : Math.round(point[between]);
      found.set(key, [...found.get(key) ?? [], point]);
    }
    const height = (band) => band.reduce((sum, point) => sum + point[between], 0) / band.length;
    const bands = [...found.values()].sort((one, other) => height(one) - height(other));
    bands.forEach((band) => band.sort((one, other) => one[along] - other[along]));
    return { bands, along, columns: kind === "columns", drawn: plot.calcdata };
  };

  // ---- Where the reader is, and goes.
  const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const within = (value, most) => Math.max(0, Math.min(value, most));

  const moved = (place, key) => {
    const { bands, along, band, at } = place;
    if (band === undefined) return { band: 0, at: 0 };
    if (key === "Home") return { band, at: 0 };
    if (key === "End") return { band, at: bands[band].length - 1 };
    const [over, step] = place.columns ? STEPS[key].toReversed() : STEPS[key];
    if (over) return { band, at: within(at + over, bands[band].length - 1) };
    const next = within(band + step, bands.length - 1), from = bands[band][at][along];
    const far = bands[next].map((point) => Math.abs(point[along] - from));
    return next === band ? { band, at } : { band: next, at: far.indexOf(Math.min(...far)) };
  };

  const BESIDE_NAMES = 0.7; // of the box's width: on a telephone the names of the rows stay at its left

  const show = (box, plot, point) => {
    const from = plot.getBoundingClientRect(), to = box.getBoundingClientRect();
    const x = from.left - to.left + box.scrollLeft + point.x, y = from.top - to.top + box.scrollTop + point.y;
    const mark = box.querySelector(`.${MARK}`) ?? box.appendChild(Object.assign(document.createElement("span"), { className: MARK }));
    mark.style.translate = `${x}px ${y}px`;
    box.scrollTo(box.scrollWidth > box.clientWidth ? x - box.clientWidth * BESIDE_NAMES : 0, box.scrollHeight > box.clientHeight ? y - box.clientHeight / 2 : 0);
    const { top, bottom } = mark.getBoundingClientRect();
    if (top < 60 || bottom > window.innerHeight - 60) mark.scrollIntoView({ block: "center", inline: "nearest" });
    window.Plotly.Fx.hover(plot, [{ curveNumber: point.curve, pointNumber: point.at }], point.trace.xaxis + point.trace.yaxis);
  };

  // Beneath the box stands what its keys are, and while it is read what the point says.
  const under = (box, text) => {
    const place = box.nextElementSibling.firstElementChild;
    place.dataset.keys ??= place.textContent;
    place.textContent = text ?? place.dataset.keys;
  };

  const letGo = (box) => {
    const place = read.get(box);
    if (!place) return;
    read.delete(box);
    under(box);
    box.querySelector(`.${MARK}`)?.remove();
    if (place.plot.isConnected) window.Plotly.Fx.unhover(place.plot);
  };

  const plotIn = async (box) => {
    const plot = await window.drawing.plotOf(box.closest("figure"));
    const known = read.get(box);
    return known?.drawn === plot.calcdata ? known : { plot, ...bandsOf(plot) };
  };

  const go = async (box, key) => {
    const place = await plotIn(box);
    if (!place.bands.length || document.activeElement !== box) return;
    Object.assign(place, moved(place, key));
    read.set(box, place);
    const { bands, band, at, plot } = place, point = bands[band][at];
    const before = bands.slice(0, band).reduce((sum, one) => sum + one.length, 0);
    const text = told(plot, point.trace, point.at);
    show(box, plot, point);
    under(box, text);
    window.spoken.say("point", { text, at: before + at + 1, of: bands.flat().length });
  };

  const open = (box) => {
    const place = read.get(box);
    if (!place) return;
    const { trace, curve, at } = place.bands[place.band][place.at];
    const text = Array.isArray(at) ? trace.text?.[at[0]]?.[at[1]] : trace.text?.[at];
    place.plot.emit("plotly_click", { points: [{ curveNumber: curve, pointNumber: at, text, customdata: trace.customdata?.[at] }] });
  };

  document.addEventListener("keydown", (event) => {
    const { target: box, key } = event;
    if (!box.matches?.(BOX) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (key in STEPS || key === "Home" || key === "End") go(box, key);
    else if (key === "Enter" || key === " ") open(box);
    else if (key === "Escape") letGo(box);
    else return;
    event.preventDefault();
  });
  document.addEventListener("focusout", ({ target }) => { if (target.matches?.(BOX)) letGo(target); });
})();
