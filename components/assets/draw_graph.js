// A chart's graph laid out anew for the room it gets on a slide, in a report: its type enlarged, its names whole.
(() => {
  const MANY = 8, ROW = 22, AROUND = 90, LOWER = 0.8, ROUNDS = 3;
  const SIZES = ["l", "r", "t", "b", "pad", "xshift", "yshift", "standoff", "xgap", "ygap", "borderpad", "ticklen", "ax", "ay"];
  const LINES = ["line", "gradient"];

  // In a picture rows are low and the canvas wide: names stand on one line.
  const oneLine = (value) => {
    if (typeof value === "string") return value.replaceAll("<br>", " ");
    if (Array.isArray(value)) return value.map(oneLine);
    return value;
  };

  const axesOf = (layout, letter) => Object.keys(layout).filter((key) => key.startsWith(`${letter}axis`)).map((key) => layout[key]);

  const unwrap = (data, layout) => {
    for (const trace of data) trace.y = oneLine(trace.y);
    for (const axis of axesOf(layout, "y")) {
      for (const names of ["categoryarray", "tickvals", "ticktext"]) axis[names] = oneLine(axis[names]);
    }
    for (const note of layout.annotations ?? []) {
      note.y = oneLine(note.y);
      if (typeof note.y === "string") note.text = oneLine(note.text);
    }
  };

  // As much room at the left as the names take, however large their type is.
  const roomForNames = (layout) => {
    for (const axis of axesOf(layout, "y")) {
      if (axis.showticklabels === false) continue;
      axis.automargin = true;
      layout.margin.l = 8;
    }
  };

  // Of many rows the first stay: a picture does not scroll. An axis that counts downwards begins with them.
  const firstRows = (layout, rows, most) => {
    const [from, to] = layout.yaxis.range ?? [-0.5, rows - 0.5];
    layout.yaxis.range = from < to ? [to - most, to] : [to + most, to];
  };

  // A chart may ask for another form in a wide picture; a high one has the form of the screen.
  const ownForm = (layout, sheet) => (sheet.wide ? layout.meta?.picture ?? {} : { layout: layout.meta?.picture?.layout });

  // How many of a chart's rows a sheet has room for.
  const shownRows = ({ layout }, sheet) => {
    const rows = layout.meta?.bars ?? 0, high = sheet.tallest ? Math.floor((sheet.tallest * rows) / (layout.height * sheet.most)) : rows;
    return ownForm(layout, sheet).bars ?? Math.min(rows, sheet.rows, high);
  };

  // Everything that counts pixels, times k; no type smaller than the sheet allows.
  const larger = (k, least) => {
    const type = (size) => Math.max(size * k, least);
    const words = (text) => text.replace(/font-size:\s*(\d+(?:\.\d+)?)px/g, (_, size) => `font-size:${type(Number(size)).toFixed(2)}px`);
    const times = (value) => (Array.isArray(value) ? value.map(times) : typeof value === "number" ? value * k : value);
    const walk = (part, parent) => {
      if (Array.isArray(part)) return part.map((one) => walk(one, parent));
      if (typeof part === "string") return words(part);
      if (part === null || typeof part !== "object") return part;
      const found = {};
      for (const [key, value] of Object.entries(part)) {
        if (key === "customdata" || key === "hovertext") continue;
        if (key === "size" && /font/i.test(parent)) found[key] = Array.isArray(value) ? value.map(type) : type(value);
        else if (key === "size" || (key === "width" && LINES.includes(parent)) || SIZES.includes(key)) found[key] = times(value);
        else found[key] = walk(value, key);
      }
      return found;
    };
    return walk;
  };

  // How much larger than on screen: as much as leaves each row its line and each column its width.
  const scaleFor = (layout, bars, sheet, width, height) => {
    const narrowest = layout.meta?.least_width ?? 0;
    const lowest = bars > MANY ? AROUND + ROW * bars : LOWER * layout.height;
    const fits = Math.min(height ? height / lowest : Infinity, narrowest ? width / narrowest : Infinity);
    return Math.max(sheet.least, Math.min(sheet.most, fits));
  };

  // What a graph of these rows needs where the sheet leaves the height to it.
  const tallEnough = (layout, bars, rows, k) => Math.round(k * (rows > bars ? (layout.height * bars) / rows : layout.height));

  const pen = document.createElement("canvas").getContext("2d");
  const plain = (text) => text.replace(/<[^>]+>/g, "");

  // A name on as many lines as keep it within `width`; a word is never broken.
  const narrower = (text, width, font) => {
    pen.font = font;
    const fits = (line) => pen.measureText(plain(line)).width <= width;
    return text.split("<br>").flatMap((line) => line.split(" ").reduce((found, word) => {
      const joined = found.length ? `${found.at(-1)} ${word}` : word;
      if (found.length && fits(joined)) found[found.length - 1] = joined;
      else found.push(word);
      return found;
    }, [])).join("<br>");
  };

  // The boxes of its texts, as the browser would draw them.
  const measured = (graph, chosen) => {
    const holder = document.body.appendChild(document.createElement("div"));
    holder.style.cssText = "position:absolute;left:0;top:-99999px;visibility:hidden";
    holder.append(graph);
    const boxes = [...graph.querySelectorAll(chosen)].map((text) => text.getBoundingClientRect()).filter((box) => box.width);
    holder.remove();
    return boxes.sort((one, other) => one.left - other.left);
  };

  // How far apart the names of an axis stand, where one touches the next; 0 where all have room.
  const crowded = (graph, axis) => {
    const boxes = measured(graph, `.${axis.replace("axis", "")}tick text`);
    const steps = boxes.slice(1).map((box, at) => (box.left + box.right - boxes[at].left - boxes[at].right) / 2);
    const touches = boxes.slice(1).some((box, at) => box.left < boxes[at].right + 4);
    return touches ? Math.min(...steps) : 0;
  };

  // The names above or below columns too narrow for them, on more lines; whether any were.
  const breakNames = (graph, layout) => {
    const family = getComputedStyle(document.body).fontFamily;
    const tight = Object.keys(layout).filter((key) => /^xaxis\d*$/.test(key) && Array.isArray(layout[key].ticktext))
      .map((key) => [layout[key], crowded(graph, key)]).filter(([axis, pitch]) => pitch && !axis.ticktext.some((text) => /<span/.test(text)));
    for (const [axis, pitch] of tight) {
      const font = `600 ${axis.tickfont?.size ?? layout.font.size}px ${family}`;
      axis.ticktext = axis.ticktext.map((text) => narrower(text, pitch - 6, font));
      axis.automargin = true;
    }
    return tight.length > 0;
  };

  // Texts beside the graph that reach over its edge push the edge back; whether any did.
  const keepInside = (graph, layout, width) => {
    const beyond = Math.max(0, ...measured(graph, ".infolayer text, .textpoint text").map((box) => box.right)) - width;
    if (beyond > 0) layout.margin.r += beyond + 6;
    return beyond > 0;
  };

  // The framework would fetch the library without its version, which browsers may not keep: it is told its own address.
  const LIBRARY = window.chartLibrary;
  Object.defineProperty(window, "_dashPlotlyJSURL", { get: () => LIBRARY, set: () => {} });

  let loading = null;
  const library = () => {
    if (window.Plotly) return Promise.resolve();
    loading ??= new Promise((done, failed) => {
      document.head.append(Object.assign(document.createElement("script"), { src: LIBRARY, onload: done, onerror: failed }));
    });
    return loading;
  };

  const drawn = async (data, layout, width, height) => {
    const figure = structuredClone({ data, layout });
    const told = await window.Plotly.toImage({ ...figure, config: { locale: "vi" } }, { format: "svg", width, height });
    const picture = new DOMParser().parseFromString(decodeURIComponent(told.slice(told.indexOf(",") + 1)), "image/svg+xml");
    return document.importNode(picture.documentElement, true);
  };

  // The graph as an SVG element of its own. sheet: least and most enlargement, smallest type, rows at most, one: names on one line.
  const draw = async (figure, sheet, width, height) => {
    await library();
    let layout = structuredClone(figure.layout);
    let data = structuredClone(figure.data);
    const own = ownForm(layout, sheet), rows = layout.meta?.bars ?? 0, bars = shownRows(figure, sheet);
    Object.assign(layout, structuredClone(own.layout ?? {}));
    if (rows > bars && own.bars === undefined) firstRows(layout, rows, bars);
    if (sheet.wide && bars > MANY) unwrap(data, layout);
    Object.assign(layout.yaxis, structuredClone(own.yaxis ?? {}));
    if (own.annotations) layout.annotations = own.annotations;
    for (const trace of data) Object.assign(trace, own.trace ?? {});
    const k = scaleFor(layout, bars, sheet, width, height);
    const room = height || Math.min(tallEnough(layout, bars, rows, k), sheet.tallest);
    const bigger = larger(k, sheet.type);
    layout = bigger(layout, "layout");
    data = bigger(data, "data");
    roomForNames(layout);
    Object.assign(layout, { width, height: room, autosize: false, meta: undefined });
    let graph = await drawn(data, layout, width, room);
    for (let round = 0; round < ROUNDS; round += 1) {
      const changed = [breakNames(graph, layout), keepInside(graph, layout, width)];
      if (!changed.some(Boolean)) break;
      graph = await drawn(data, layout, width, room);
    }
    return { graph, height: room };
  };

  window.drawing = { ...window.drawing, graph: draw, shownRows, unwrap, roomForNames, LIBRARY };
})();
