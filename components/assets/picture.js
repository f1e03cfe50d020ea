// "Tải ảnh": the chart as a PNG of 1920 × 1080 with everything that stands around it on screen.
(() => {
  const WIDTH = 1920, HEIGHT = 1080, EDGE = 72, LARGEST = 2, MANY = 8, MOST = 15, ROW = 22, AROUND = 90, LOWER = 0.8, NOTE = 18;

  const SHADES = [[0, "#f6d58a"], [0.5, "#f3eee2"], [0.75, "#b9d5ec"], [1, "#1f5c94"]];

  const style = (element) => getComputedStyle(element || document.body);
  const family = () => style(document.body).fontFamily;

  const lines = (pen, text, width) => {
    const found = [];
    for (const word of text.split(/\s+/)) {
      const last = found.length - 1;
      const joined = last >= 0 ? `${found[last]} ${word}` : word;
      if (last >= 0 && pen.measureText(joined).width <= width) found[last] = joined;
      else found.push(word);
    }
    return found;
  };

  const paragraph = (pen, text, size, weight, colour, x, y, width) => {
    pen.font = `${weight} ${size}px ${family()}`;
    pen.fillStyle = colour;
    pen.textBaseline = "top";
    for (const line of lines(pen, text, width)) {
      pen.fillText(line, x, y);
      y += size * 1.28;
    }
    return y;
  };

  const badge = (pen, text) => {
    if (!text) return 0;
    pen.font = `600 24px ${family()}`;
    const width = pen.measureText(text).width + 36;
    const x = WIDTH - EDGE - width;
    pen.fillStyle = "#FFF3CF";
    pen.strokeStyle = "#8A6100";
    pen.lineWidth = 2;
    pen.beginPath();
    pen.roundRect(x, 40, width, 46, 23);
    pen.fill();
    pen.stroke();
    pen.fillStyle = "#5A4200";
    pen.textBaseline = "middle";
    pen.fillText(text, x + 18, 64);
    return width + 24;
  };

  const swatch = (pen, entry, x, y) => {
    const mark = style(entry.querySelector(".swatch"));
    const span = entry.querySelector(".swatch");
    pen.fillStyle = mark.backgroundColor;
    pen.strokeStyle = mark.borderTopColor;
    pen.lineWidth = 2;
    if (span.classList.contains("swatch-line")) {
      pen.fillRect(x, y + 10, 28, 6);
      return;
    }
    if (span.classList.contains("swatch-dashed") || span.classList.contains("swatch-dotted")) {
      const step = span.classList.contains("swatch-dotted") ? 4 : 8;
      for (let at = 0; at < 28; at += 2 * step) pen.fillRect(x + at, y + 11, step, 4);
      return;
    }
    if (span.classList.contains("swatch-scale")) {
      const shades = pen.createLinearGradient(x, 0, x + 28, 0);
      SHADES.forEach(([at, colour]) => shades.addColorStop(at, colour));
      pen.fillStyle = shades;
      pen.fillRect(x, y, 28, 28);
      return;
    }
    pen.fillRect(x, y, 28, 28);
    pen.strokeRect(x + 1, y + 1, 26, 26);
    if (span.classList.contains("swatch-hatch")) {
      pen.save();
      pen.beginPath();
      pen.rect(x, y, 28, 28);
      pen.clip();
      pen.strokeStyle = "rgba(255,255,255,.7)";
      for (let step = -28; step < 28; step += 9) {
        pen.beginPath();
        pen.moveTo(x + step, y + 28);
        pen.lineTo(x + step + 28, y);
        pen.stroke();
      }
      pen.restore();
    }
    if (span.textContent) {
      pen.fillStyle = mark.color;
      pen.font = `600 20px ${family()}`;
      pen.textBaseline = "middle";
      pen.textAlign = "center";
      pen.fillText(span.textContent, x + 14, y + 15);
      pen.textAlign = "left";
    }
  };

  const legend = (pen, figure, y) => {
    const entries = [...figure.querySelectorAll(".legend li")];
    if (!entries.length) return y;
    let x = EDGE;
    for (const entry of entries) {
      const text = entry.lastChild.textContent;
      pen.font = `400 24px ${family()}`;
      const width = 40 + pen.measureText(text).width + 36;
      if (x > EDGE && x + width > WIDTH - EDGE) {
        x = EDGE;
        y += 40;
      }
      swatch(pen, entry, x, y);
      pen.font = `400 24px ${family()}`;
      pen.fillStyle = "#1A1F26";
      pen.textBaseline = "middle";
      pen.fillText(text, x + 40, y + 15);
      x += width;
    }
    return y + 48;
  };

  const notesTop = (pen, notes) => {
    pen.font = `400 ${NOTE}px ${family()}`;
    const count = notes.flatMap((text) => lines(pen, text, WIDTH - 2 * EDGE)).length;
    return HEIGHT - 36 - count * NOTE * 1.28;
  };

  const image = (source) => new Promise((done, failed) => {
    const picture = new Image();
    picture.onload = () => done(picture);
    picture.onerror = failed;
    picture.src = source;
  });

  // In the picture rows are low and the canvas wide: names stand on one line.
  const oneLine = (value) => {
    if (typeof value === "string") return value.replaceAll("<br>", " ");
    if (Array.isArray(value)) return value.map(oneLine);
    return value;
  };

  const unwrap = (data, layout) => {
    for (const trace of data) trace.y = oneLine(trace.y);
    for (const axis of Object.keys(layout).filter((key) => key.startsWith("yaxis")).map((key) => layout[key])) {
      for (const names of ["categoryarray", "tickvals", "ticktext"]) axis[names] = oneLine(axis[names]);
      axis.automargin = true;
    }
    layout.margin.l = 8;
    for (const note of layout.annotations ?? []) {
      note.y = oneLine(note.y);
      if (typeof note.y === "string") note.text = oneLine(note.text);
    }
  };

  // Of many rows the first stay: the picture does not scroll. An axis that counts downwards begins with them.
  const firstRows = (layout, bars) => {
    const [from, to] = layout.yaxis.range ?? [-0.5, bars - 0.5];
    layout.yaxis.range = from < to ? [to - MOST, to] : [to + MOST, to];
  };

  // How much larger than on screen: as much as leaves each row its line and each column its width.
  const scaleFor = (layout, bars, shown, width, height) => {
    const narrowest = layout.meta?.least_width ?? 0;
    const lowest = bars > MANY ? AROUND + ROW * bars : LOWER * shown;
    return Math.max(1, Math.min(LARGEST, height / lowest, narrowest ? width / narrowest : LARGEST));
  };

  // The graph laid out anew for the room it has, its type enlarged; a chart may ask for another form there.
  const graph = (plot, width, height) => {
    const layout = structuredClone(plot.layout);
    const data = structuredClone(plot.data);
    const own = layout.meta?.picture ?? {};
    const rows = layout.meta?.bars ?? 0;
    const bars = own.bars ?? Math.min(rows, MOST);
    Object.assign(layout, structuredClone(own.layout ?? {}));
    if (rows > MOST && own.bars === undefined) firstRows(layout, rows);
    const scale = scaleFor(layout, bars, plot.clientHeight, width, height);
    if (bars > MANY) unwrap(data, layout);
    const size = { width: width / scale, height: height / scale };
    Object.assign(layout, size, { autosize: false });
    Object.assign(layout.yaxis, own.yaxis ?? {});
    if (own.annotations) layout.annotations = own.annotations;
    for (const trace of data) Object.assign(trace, own.trace ?? {});
    return window.Plotly.toImage({ data, layout, config: { locale: "vi" } }, { format: "png", ...size, scale });
  };

  const draw = async (button) => {
    const figure = button.closest("figure[data-chart]");
    const text = (selector) => figure.querySelector(selector)?.textContent ?? "";
    const notes = [button.dataset.more, ...[...figure.querySelectorAll(".chart-notes p")].map((part) => part.textContent)]
      .filter(Boolean);
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#FFFFFF";
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.fillStyle = "#A80F22";
    pen.fillRect(0, 0, WIDTH, 10);
    const room = WIDTH - 2 * EDGE - badge(pen, button.dataset.badge);
    let y = paragraph(pen, button.dataset.committee, 24, 600, "#59626C", EDGE, 46, room);
    y = paragraph(pen, text(".chart-title"), 42, 700, "#1A1F26", EDGE, y + 20, WIDTH - 2 * EDGE);
    y = paragraph(pen, text(".chart-subtitle"), 26, 400, "#59626C", EDGE, y + 6, WIDTH - 2 * EDGE);
    y = legend(pen, figure, y + 18);
    const foot = notesTop(pen, notes);
    const plot = figure.querySelector(".js-plotly-plot");
    const width = WIDTH - 2 * EDGE, height = Math.max(foot - y - 30, 200);
    const drawn = await image(await graph(plot, width, height));
    pen.drawImage(drawn, EDGE, y + 6, width, height);
    let line = foot;
    for (const note of notes) line = paragraph(pen, note, NOTE, 400, "#59626C", EDGE, line, WIDTH - 2 * EDGE);
    return canvas;
  };

  const save = async (button) => {
    const canvas = await draw(button);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = button.dataset.picture;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-picture]");
    if (!button || button.disabled) return;
    button.disabled = true;
    try {
      await save(button);
    } finally {
      button.disabled = false;
    }
  });
})();
