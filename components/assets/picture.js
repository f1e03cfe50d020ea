// "Tải ảnh" and what stands beside it: a chart as a picture for a slide, for a report, as lines; all charts in one file.
(() => {
  const SLIDE = { width: 1920, height: 1080 }, SLIDE_SCALE = 2;
  const REPORT = { width: 1000 }, REPORT_SCALE = 1.89;
  const PATTERNS = { hatch: "/", line: "line", dashed: "dashed", dotted: "dotted", scale: "scale", sign: "sign" };

  const legendOf = (figure) => [...figure.querySelectorAll(".legend li")].map((entry) => {
    const swatch = entry.querySelector(".swatch"), look = getComputedStyle(swatch);
    const kind = Object.keys(PATTERNS).find((name) => swatch.classList.contains(`swatch-${name}`));
    return {
      name: entry.lastChild.textContent, fill: look.backgroundColor, outline: look.borderTopColor,
      pattern: kind ? PATTERNS[kind] : "", sign: swatch.textContent, type_on: look.color,
    };
  });

  // What a chart on the page says, for a sheet of its own.
  const toldOf = async (figure) => {
    const plot = await window.drawing.plotOf(figure);
    const { data, layout } = window.look.lightOf(plot);
    const said = (selector) => figure.querySelector(selector)?.textContent ?? "";
    const trial = said(".chart-subtitle .chart-trial");
    const { committee, badge, more, rows, of } = figure.querySelector(".pictures").dataset;
    return {
      committee, badge, more, rows: Number(rows), of: Number(of), trial,
      title: said(".chart-title"),
      subtitle: said(".chart-subtitle").replace(trial && ` · ${trial}`, ""),
      legend: window.look.inLight(() => legendOf(figure)),
      notes: [...figure.querySelectorAll("figcaption .chart-notes p"), ...figure.querySelectorAll(":scope > .chart-notes p")].map((note) => note.textContent),
      figure: { data, layout: { ...layout, height: plot.clientHeight } },
    };
  };

  const slide = (told) => window.drawing.compose(told, "slide", SLIDE);
  const KINDS = {
    slide: async (told) => window.drawing.pixels(await slide(told), SLIDE_SCALE),
    report: async (told) => window.drawing.pixels(await window.drawing.compose(told, "report", REPORT), REPORT_SCALE),
    lines: async (told) => new Blob([window.drawing.text(await slide(told))], { type: "image/svg+xml" }),
  };

  const hand = (blob, name) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  // The browser asks for the permission while the click is fresh: what is copied may come later.
  const copy = (figure) =>
    navigator.clipboard.write([new ClipboardItem({ "image/png": toldOf(figure).then(KINDS.slide) })]);

  const said = (button, text) => {
    const place = button.parentElement.querySelector("[role=status]");
    if (place) place.textContent = text;
  };

  const work = async (button) => {
    const figure = button.closest("figure[data-chart]");
    if (button.dataset.picture === "copy") {
      await copy(figure);
      return said(button, button.dataset.done);
    }
    return hand(await KINDS[button.dataset.picture](await toldOf(figure)), button.dataset.name);
  };

  // All of them, one after the other: the page stays alive, and says how far it is.
  const all = async (button, sheets, name) => {
    const files = [];
    for (const [at, sheet] of sheets.entries()) {
      said(button, button.dataset.progress.replace("{n}", at + 1).replace("{of}", sheets.length));
      const { file, told } = await sheet();
      files.push({ name: file, content: new Uint8Array(await (await KINDS.slide(told)).arrayBuffer()) });
    }
    hand(window.drawing.zip(files), name());
    said(button, button.dataset.done.replace("{of}", sheets.length));
  };

  const ofPage = (button) => {
    const figures = [...document.querySelectorAll("#page-body figure[data-chart]:not(.chart-empty)")];
    const first = figures[0]?.querySelector("[data-picture=slide]").dataset.name;
    if (!first) return said(button, button.dataset.none);
    const [year, rest] = first.split("_"), day = first.split("_").at(-1).replace(".png", "");
    const sheets = figures.map((figure) => async () =>
      ({ file: figure.querySelector("[data-picture=slide]").dataset.name, told: await toldOf(figure) }));
    return all(button, sheets, () => `${year}_${rest}_${day}.zip`);
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-picture], #all-pictures");
    if (!button || button.disabled) return;
    button.disabled = true;
    try {
      await (button.id ? ofPage(button) : work(button));
    } catch (fault) {
      said(button, button.dataset.failed ?? "");
      console.warn(String(fault));
    } finally {
      button.disabled = false;
    }
  });

  window.drawing = { ...window.drawing, all, slide };
})();
