// On paper: what stands on the edges of each page, and charts laid out anew for its width. Looks stand in print.css.
(() => {
  const WIDE = 680, HIGH = 1000; // pixels between the margins of A4
  const LARGEST = 0.8, SMALL = 0.65; // of its size on screen a chart has on paper; smaller, its rows are lowered first
  const ROW = 22;
  const before = new Map(), folded = []; // what a reader may unfold is on paper too

  document.addEventListener("click", (event) => {
    if (event.target.closest("button[data-print]")) window.print();
  });

  // A text as a style sheet takes it, whatever stands in it.
  const escaped = (sign) => (/[\p{L}\p{N} ]/u.test(sign) ? sign : `\\${sign.codePointAt(0).toString(16)} `);
  const quoted = (text) => `"${Array.from(text, escaped).join("")}"`;

  const edges = new CSSStyleSheet();
  const letter = () => {
    const { below = "", above = "", page = "" } = document.getElementById("paper")?.dataset ?? {};
    edges.replaceSync(`@page {
      @bottom-left { content: ${quoted(below)}; }
      @top-right { content: ${quoted(above)}; }
      @bottom-right { content: ${quoted(`${page} `)} counter(page) "/" counter(pages); }
    }`);
  };
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, edges];

  const upright = ({ margin }) => margin.t + margin.b;

  // A chart that scrolls on screen stands whole on one page, its axis back in it.
  const unrolled = (layout) => {
    layout.height -= upright(layout);
    Object.assign(layout, structuredClone(layout.meta.picture?.layout ?? {}));
    layout.height += upright(layout);
  };

  // Its rows lowered as far as there is room for, and no further than one line each.
  const lowered = (data, layout, room) => {
    window.drawing.unwrap(data, layout);
    window.drawing.roomForNames(layout);
    layout.yaxis.ticktext = layout.meta.picture?.yaxis?.ticktext ?? layout.yaxis.ticktext;
    layout.height = Math.max(room, ROW * layout.meta.bars + upright(layout));
  };

  // What stands around the drawing takes less room on paper than on screen, where it is measured.
  const around = (figure, box) => {
    figure.style.width = `${WIDE}px`;
    const shown = [...figure.children, ...figure.querySelectorAll("figcaption .chart-notes")]
      .filter((part) => part !== box && !part.matches(".twin, .chart-actions, figcaption"));
    const high = shown.reduce((sum, part) => sum + part.offsetHeight, 0);
    figure.style.width = "";
    return high;
  };

  const lay = (plot) => {
    const box = plot.closest(".chart-box");
    const figure = window.look.lightOf(plot);
    const layout = { ...structuredClone(figure.layout), height: plot.offsetHeight }, data = structuredClone(figure.data);
    before.set(plot, { figure, height: plot.style.height });
    const room = Math.max(HIGH / 2, HIGH - around(plot.closest("figure"), box));
    const widest = Math.min(LARGEST, WIDE / (layout.meta?.least_width || 1));
    if (box.matches(".tall")) {
      unrolled(layout);
      if (room / layout.height < Math.min(SMALL, widest)) lowered(data, layout, room / widest);
    }
    const { height } = layout;
    const scale = Math.min(widest, room / height);
    box.style.setProperty("--on-paper", scale);
    plot.style.height = `${height}px`;
    window.Plotly.react(plot, data, { ...layout, autosize: false, width: Math.floor(WIDE / scale), height });
  };

  const back = (plot) => {
    const { figure, height } = before.get(plot);
    plot.style.height = height;
    window.Plotly.react(plot, figure);
  };

  window.addEventListener("beforeprint", () => {
    letter();
    window.look.onPaper(true);
    folded.push(...document.querySelectorAll(".guide:not([open])"));
    folded.forEach((guide) => { guide.open = true; });
    if (!document.querySelector(".on-paper")) document.querySelectorAll("figure .js-plotly-plot").forEach(lay);
  });
  window.addEventListener("afterprint", () => {
    window.look.onPaper(false);
    folded.splice(0).forEach((guide) => { guide.open = false; });
    [...before.keys()].filter((plot) => plot.isConnected).forEach(back);
    before.clear();
  });
})();
