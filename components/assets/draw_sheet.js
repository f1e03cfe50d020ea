// One sheet with everything a chart says: committee, finding, measure, legend, graph, notes. On the wall and in pictures.
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const LEADING = 1.28;
  const LOOKS = {
    light: { ground: "#FFFFFF", text: "#1A1F26", quiet: "#59626C", accent: "#A80F22", badge: ["#FFF3CF", "#8A6100", "#5A4200"] },
    dark: { ground: "#14181F", text: "#F2F4F7", quiet: "#C3CAD3", accent: "#FF6B6B", badge: ["#3A2E0C", "#F5BC3A", "#FFE3A1"] },
  };
  const SHADES = [[0, "#f6d58b"], [0.5, "#f3eee2"], [0.75, "#b9d5ed"], [1, "#1f5c94"]];

  // Sizes of type and space for a height of 1080; least and most: how much larger than on screen the graph may be.
  const SLIDE = {
    head: 24, title: 44, subtitle: 26, legend: 26, note: 22, edge: 72, top: 44, bar: 10, titles: 3, notes: 4,
    least: 1.7, most: 2.15, type: 22, rows: 15, wide: true,
  };
  // On a wall less wide the same words take more lines: their type is smaller, the graph keeps its room.
  const NARROW = { title: 38, subtitle: 23, legend: 23, notes: 3, edge: 48, type: 21.65 }, WIDE = 1.5;
  // 160 mm of a report at 300 dpi, drawn 1,000 wide: a size of 18 here is about eight points there.
  const REPORT = {
    head: 17, title: 28, subtitle: 19, legend: 18, note: 17, edge: 20, top: 22, bar: 5, titles: 5, notes: 12,
    least: 1.2, most: 1.45, type: 17, rows: 36, wide: false, tallest: 1150,
  };

  const COUNTS = ["titles", "notes", "rows"];

  const family = () => getComputedStyle(document.body).fontFamily;
  const pen = document.createElement("canvas").getContext("2d");
  let count = 0;

  const make = (name, given = {}, ...inside) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(given)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  };

  const measured = (text, size, weight) => {
    pen.font = `${weight} ${size}px ${family()}`;
    return pen.measureText(text).width;
  };

  const lines = (text, size, weight, width) => {
    const found = [];
    for (const word of text.replaceAll("n = ", "n\u00a0=\u00a0").split(/[ \n]+/).filter(Boolean)) {
      const last = found.length - 1;
      if (last >= 0 && measured(`${found[last]} ${word}`, size, weight) <= width) found[last] += ` ${word}`;
      else found.push(word);
    }
    return found;
  };

  // The same number of lines, about as long as each other: no last line of one word.
  const balanced = (text, size, weight, width) => {
    const least = lines(text, size, weight, width).length;
    let found = lines(text, size, weight, width);
    for (let narrower = width * 0.97; narrower > width / 3; narrower *= 0.97) {
      const other = lines(text, size, weight, narrower);
      if (other.length > least || other.some((line) => measured(line, size, weight) > narrower)) break;
      found = other;
    }
    return found;
  };

  // A text in lines; all of it stays one text for whoever searches or reads it aloud. Returns the foot of its last line.
  const paragraph = (sheet, text, { size, weight = 400, colour, x, y, width }) => {
    const found = (weight > 600 ? balanced : lines)(text, size, weight, width);
    const spans = found.map((line, at) =>
      make("tspan", { x, dy: at ? size * LEADING : 0 }, at < found.length - 1 ? `${line} ` : line));
    sheet.append(make("text", { x, y: y + size, "font-size": size, "font-weight": weight, fill: colour }, ...spans));
    return y + found.length * size * LEADING;
  };

  const badge = (sheet, told, s, look, width) => {
    if (!told.badge) return 0;
    const long = measured(told.badge, s.head, 600) + s.head * 1.5;
    const x = width - s.edge - long, y = s.top - s.head * 0.45;
    const [ground, line, type] = look.badge;
    sheet.append(
      make("rect", { x, y, width: long, height: s.head * 1.9, rx: s.head, fill: ground, stroke: line, "stroke-width": s.head / 12 }),
      make("text", { x: x + s.head * 0.75, y: y + s.head * 1.28, "font-size": s.head, "font-weight": 600, fill: type }, told.badge));
    return long + s.head;
  };

  const hatched = (box, size) => {
    for (let step = -size; step < size; step += size / 3)
      box.append(make("path", { d: `M${step} ${size}L${step + size} 0`, stroke: "rgba(255,255,255,.7)", "stroke-width": size / 14 }));
  };

  const swatch = (entry, look, size, x, y) => {
    const box = make("svg", { x, y, width: size, height: size });
    const kind = entry.pattern;
    if (kind === "line") box.append(make("rect", { y: size * 0.4, width: size, height: size / 5, fill: entry.fill }));
    else if (kind === "dashed" || kind === "dotted") {
      const step = size / (kind === "dotted" ? 7 : 3.5);
      for (let at = 0; at < size; at += 2 * step) box.append(make("rect", { x: at, y: size * 0.42, width: step, height: size / 7, fill: entry.fill }));
    } else if (kind === "scale") {
      const id = `shades-${(count += 1)}`;
      const stops = SHADES.map(([offset, colour]) => make("stop", { offset, "stop-color": colour }));
      box.append(make("linearGradient", { id }, ...stops), make("rect", { width: size, height: size, fill: `url(#${id})` }));
    } else {
      box.append(make("rect", { x: 1, y: 1, width: size - 2, height: size - 2, fill: entry.fill, stroke: entry.outline || entry.fill, "stroke-width": 2 }));
      if (kind === "/") hatched(box, size);
    }
    if (entry.sign) {
      const centre = { x: size / 2, y: size * 0.8, "font-size": size * 0.9, "font-weight": 600, "text-anchor": "middle" };
      box.append(make("text", { ...centre, fill: entry.type_on || look.text }, entry.sign));
    }
    return box;
  };

  const legend = (sheet, told, s, look, width, y) => {
    const size = s.legend * 1.12;
    let x = s.edge;
    for (const entry of told.legend) {
      const long = size * 1.4 + measured(entry.name, s.legend, 400) + s.legend * 1.3;
      if (x > s.edge && x + long > width - s.edge) [x, y] = [s.edge, y + size * 1.45];
      sheet.append(
        swatch(entry, look, size, x, y),
        make("text", { x: x + size * 1.4, y: y + size * 0.8, "font-size": s.legend, fill: look.text }, entry.name));
      x += long;
    }
    return told.legend.length ? y + size * 1.55 : y;
  };

  // The notes that have room, the last ones first: source and day always, then the rule, then how to read it.
  const notesOf = (told, s, width) => {
    const kept = [];
    let room = s.notes;
    for (const note of [...told.notes].reverse()) {
      room -= lines(note, s.note, 400, width).length;
      if (kept.length && room < 0) break;
      kept.unshift(note);
    }
    return kept;
  };

  const scaled = (sheet, factor) =>
    Object.fromEntries(Object.entries(sheet).map(([key, value]) =>
      [key, typeof value === "number" && !COUNTS.includes(key) ? value * factor : value]));

  // A finding too long for its lines gets smaller type, down to that of the subtitle.
  const titleSize = (told, s, width) => {
    let size = s.title;
    while (size > s.subtitle && lines(told.title, size, 700, width).length > s.titles) size *= 0.94;
    return size;
  };

  // What stands above the graph; returns where it ends.
  const above = (sheet, told, s, look, width) => {
    const within = width - 2 * s.edge;
    const put = (text, y, size, colour, weight, room = within) =>
      text ? paragraph(sheet, text, { size, weight, colour, x: s.edge, y, width: room }) : y;
    if (!told.title) return legend(sheet, told, s, look, width, 0);
    let y = put(told.committee, s.top, s.head, look.quiet, 600, within - badge(sheet, told, s, look, width));
    y = put(told.title, y + s.head * 0.6, titleSize(told, s, within), look.text, 700);
    y = put(told.subtitle, y + s.head * 0.2, s.subtitle, look.quiet, 400);
    y = put(told.trial, y, s.subtitle, look.accent, 700);
    return legend(sheet, told, s, look, width, y + s.head * 0.6);
  };

  // The rows a graph has room for, and in words how many it has not.
  const moreOf = (told, s) => {
    const shown = told.figure ? window.drawing.shownRows(told.figure, s) : 0;
    return told.of > shown && told.more ? [told.more.replace("{n}", shown)] : [];
  };

  // The sheet as an SVG element of `width` by `height`, or as high as it needs. `place`: "3/12", on a slide of several.
  const compose = async (told, kind, { width, height, look: named = "light", place = "" }) => {
    const s = kind === "slide" ? scaled(width / height < WIDE ? { ...SLIDE, ...NARROW } : SLIDE, height / 1080) : REPORT;
    const look = LOOKS[named], within = width - 2 * s.edge, below = s.note * 1.2;
    const sheet = make("svg", { xmlns: SVG, "font-family": family(), role: "img", "aria-label": told.title });
    const ground = sheet.appendChild(make("rect", { width, fill: look.ground }));
    if (told.title) sheet.append(make("rect", { width, height: s.bar, fill: look.accent }));
    const top = above(sheet, told, s, look, width);
    const room = within - (place ? measured(place, s.head, 600) + s.head : 0);
    const notes = [...moreOf(told, s), ...notesOf(told, s, room)];
    const foot = notes.reduce((sum, note) => sum + lines(note, s.note, 400, room).length * s.note * LEADING, 0);
    let end = height ? height - foot - below : 0;
    if (told.figure) {
      const drawn = await window.drawing.graph(told.figure, s, within, height ? end - top - s.head * 0.5 : 0);
      drawn.graph.setAttribute("x", s.edge);
      drawn.graph.setAttribute("y", top);
      sheet.append(drawn.graph);
      end ||= top + drawn.height + s.head * 0.5;
    } else {
      const empty = { size: s.subtitle, colour: look.text, x: s.edge, y: top + s.head, width: within };
      const after = paragraph(sheet, told.empty, empty) + s.head;
      end ||= after;
    }
    let line = end;
    for (const note of notes) line = paragraph(sheet, note, { size: s.note, colour: look.quiet, x: s.edge, y: line, width: room });
    const high = Math.round(height || line + below);
    const corner = { x: width - s.edge, y: high - below, "text-anchor": "end", "font-size": s.head, "font-weight": 600, fill: look.quiet };
    if (place) sheet.append(make("text", corner, place));
    ground.setAttribute("height", high);
    for (const [key, value] of Object.entries({ width, height: high, viewBox: `0 0 ${width} ${high}` })) sheet.setAttribute(key, value);
    return sheet;
  };

  const text = (sheet) => new XMLSerializer().serializeToString(sheet);

  // The sheet as pixels, `scale` to each of its units.
  const pixels = async (sheet, scale) => {
    const address = URL.createObjectURL(new Blob([text(sheet)], { type: "image/svg+xml" }));
    try {
      const picture = await new Promise((done, failed) => {
        const loaded = new Image();
        loaded.onload = () => done(loaded);
        loaded.onerror = failed;
        loaded.src = address;
      });
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(sheet.getAttribute("width") * scale);
      canvas.height = Math.round(sheet.getAttribute("height") * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      return await new Promise((done) => canvas.toBlob(done, "image/png"));
    } finally {
      URL.revokeObjectURL(address);
    }
  };

  window.drawing = { ...window.drawing, compose, text, pixels };
})();
