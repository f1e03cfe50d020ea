// Dark or light, as the reader chose or as the system has it. Charts come in their light colours: here they are put on.
// Paper and pictures stay light.
(() => {
  const KEY = "giao-dien", DARK = "toi", LIGHT = "sang";
  const UNSEEN = ["customdata", "ids", "x", "y", "z", "hovertext"];
  const { fills, types } = window.darkColours;
  const root = document.documentElement, system = window.matchMedia("(prefers-color-scheme: dark)");
  const given = new WeakMap(); // a chart's element -> its figure in light colours
  let paper = false;

  const isDark = () => !paper && (window.choices.read(KEY) ?? (system.matches ? DARK : LIGHT)) === DARK;

  // The counterparts as variables, which the words around a chart are coloured by.
  const sheet = new CSSStyleSheet();
  const named = (kind, colours) => Object.entries(colours).map(([light, dark]) => `--${kind}-${light.slice(1)}: ${dark};`);
  sheet.replaceSync(`:root[data-look=${DARK}] { ${[...named("fill", fills), ...named("type", types)].join(" ")} }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  const recoloured = (part, colours) => {
    if (typeof part === "string") return part.includes("#") ? part.replace(/#[0-9A-F]{6}\b/g, (one) => colours[one] ?? one) : part;
    if (Array.isArray(part)) return part.map((one) => recoloured(one, colours));
    if (part === null || typeof part !== "object" || Object.getPrototypeOf(part) !== Object.prototype) return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) =>
      [key, UNSEEN.includes(key) ? value : recoloured(value, /font$|^text$|^ticktext$/.test(key) ? types : colours)]));
  };

  const worn = ({ data, layout, ...rest }) => (isDark()
    ? { data: recoloured(data, fills), layout: recoloured(layout, fills), ...rest } : { data, layout, ...rest });

  // Whatever draws a chart on the page does so by these two.
  const dress = (library) => {
    for (const way of ["react", "newPlot"]) {
      const draw = library[way];
      library[way] = (graph, data, layout, config) => {
        const before = given.get(graph);
        const figure = Array.isArray(data) ? { data, layout, config: config ?? before?.config } : data;
        if (!paper) given.set(graph, figure);
        return draw(graph, worn(figure));
      };
    }
  };

  const lightOf = (plot) => given.get(plot) ?? plot;

  const put = () => {
    Object.assign(root.dataset, isDark() ? { look: DARK, bsTheme: "dark" } : { look: LIGHT, bsTheme: "light" });
  };

  const change = () => {
    put();
    for (const plot of document.querySelectorAll(".graph .js-plotly-plot")) {
      const figure = given.get(plot);
      if (figure) window.Plotly.react(plot, figure);
    }
  };

  // What is asked of the page's styles while `ask` runs is answered as by the light look; nothing of it is painted.
  const inLight = (ask) => {
    root.dataset.look = LIGHT;
    const told = ask();
    put();
    return told;
  };

  const onPaper = (isOn) => {
    paper = isOn;
    put();
  };

  put();
  system.addEventListener("change", change);
  document.addEventListener("change", ({ target }) => {
    if (target.id !== KEY) return;
    window.choices.keep(KEY, target.value);
    change();
  });

  // With a session all that this browser remembers goes: the choice is brought to the page of signing in.
  document.addEventListener("formdata", ({ target, formData }) => {
    if (target.matches(".signed-in")) formData.set(KEY, window.choices.read(KEY) ?? "");
  });

  const arriving = new MutationObserver(() => {
    const control = document.getElementById(KEY);
    if (!control) return;
    control.value = window.choices.read(KEY) ?? "";
    arriving.disconnect();
  });
  arriving.observe(root, { childList: true, subtree: true });

  window.look = { dress, lightOf, inLight, onPaper };
})();
