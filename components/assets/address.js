// The address in the browser: how filters are written in it, and how one goes on to another without a page loaded anew.
(() => {
  // Lists stay readable: commas and colons stand as they are. Whatever else may end a value does not stand bare.
  const value = (text) => encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%3A", ":");
  const written = (query, path = location.pathname) => {
    const text = [...query].map(([key, one]) => `${key}=${value(one)}`).join("&");
    return path + (text ? `?${text}` : "");
  };

  // The framework asks for the picture at the new address when it is told so, by a name of its own.
  const open = (address) => {
    window.history.pushState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  };

  window.address = { written, open, go: (query, path) => open(written(query, path)) };
})();
