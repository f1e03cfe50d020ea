// Links to other pages without loading the shell again; the title, the focus and the menu follow.
(() => {
  const TURNS = ["pointerover", "focusin"];
  let shown = null;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-inside]");
    if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    window.address.open(link.getAttribute("href") + ("keeps" in link.dataset ? location.search : ""));
  });

  // Whoever points at a page with graphs, or has come to its entry by the keyboard, will need their library.
  const warmUp = (event) => {
    if (window.Plotly || !event.target.closest("a[data-graphs]:not([aria-current])")) return;
    TURNS.forEach((turn) => document.removeEventListener(turn, warmUp));
    document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", as: "script", href: window.drawing.LIBRARY }));
  };
  TURNS.forEach((turn) => document.addEventListener(turn, warmUp));

  const toggleMenu = (open) => {
    const button = document.getElementById("menu-button");
    if (!button) return;
    button.setAttribute("aria-expanded", String(open));
    document.getElementById("menu").classList.toggle("open", open);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("#menu-button");
    if (button) toggleMenu(button.getAttribute("aria-expanded") !== "true");
  });

  document.addEventListener("keydown", ({ key, target }) => {
    const button = document.getElementById("menu-button");
    if (key !== "Escape" || !target.closest?.("#menu.open")) return;
    toggleMenu(false);
    if (button.checkVisibility()) button.focus();
  });

  // A number in a table opens the lines behind it, as a bar does.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-behind]");
    if (!button) return;
    const stem = button.closest("figure[data-chart]").dataset.chart;
    window.dash_clientside.set_props(`${stem}-behind`, { data: button.dataset.behind });
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.shell = {
    arrive: (title) => {
      if (!title) return window.dash_clientside.no_update;
      window.held.arrived(title.turn);
      document.title = title.text;
      window.spoken.arrived(shown, title.page);
      if (shown !== null && shown !== title.page) {
        window.scrollTo(0, 0);
        toggleMenu(false);
        document.getElementById("page").focus({ preventScroll: true });
      }
      shown = title.page;
      return title.page;
    },
  };
})();
