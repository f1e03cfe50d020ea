// A chart is drawn once: the framework has it laid out anew whenever it looks at its size, also where that is as it was.
(() => {
  let library;

  const once = (plots) => {
    const resize = plots.resize;
    plots.resize = (graph) => {
      const { width, height } = graph._fullLayout ?? {};
      return graph.clientWidth === width && graph.clientHeight === height ? Promise.resolve(graph) : resize(graph);
    };
  };

  Object.defineProperty(window, "Plotly", {
    configurable: true,
    get: () => library,
    set: (found) => {
      library = found;
      once(found.Plots);
      window.look.dress(found);
    },
  });
})();
