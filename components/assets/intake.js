// The framework's file input has no name of its own: it is given the one that stands beside it.
// A file over the limit is told at once and kept back: the framework's own upload would pass over it without a word.
(() => {
  const zone = (node) => (node instanceof Element ? node.closest("[data-most]") : null);

  const tell = (place, names) => {
    const fault = place.querySelector("[data-message]");
    fault.textContent = names.length ? fault.dataset.message.replace("{names}", names.join(", ")) : "";
  };

  const look = (event, files) => {
    const place = zone(event.target);
    if (!place) return;
    const tooBig = [...files].filter((file) => file.size > Number(place.dataset.most));
    tell(place, tooBig.map((file) => file.name));
    if (tooBig.length) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.target.value) event.target.value = "";
    }
  };

  const name = (place) => {
    const input = place.querySelector("input[type=file]");
    if (input) input.setAttribute("aria-label", place.dataset.label);
  };

  new MutationObserver(() => document.querySelectorAll("[data-most]").forEach((place) => {
    if (!place.querySelector("input[type=file][aria-label]")) name(place);
  })).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener("drop", (event) => look(event, event.dataTransfer ? event.dataTransfer.files : []), true);
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[type=file]")) look(event, event.target.files);
  }, true);
})();
