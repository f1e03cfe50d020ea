// The strip of all read by the keyboard: arrows go from mark to mark in the order of the measure, then through those
// that have no value; what one says is spoken and shown on it.
(() => {
  const STRIP = "[data-strip]", READ = "strip-read";
  const standing = new WeakMap(); // strip -> which of its marks is read
  const STEPS = { ArrowRight: 1, ArrowUp: 1, PageUp: 10, ArrowLeft: -1, ArrowDown: -1, PageDown: -10, Home: -Infinity, End: Infinity };

  const letGo = (strip) => {
    strip.querySelector(`.${READ}`)?.classList.remove(READ);
    strip.parentElement.querySelector(".strip-told").textContent = "";
  };

  const go = (strip, key) => {
    const { marks, silent } = JSON.parse(strip.dataset.strip);
    const all = [...marks.map(([unit, name, , words]) => ({ unit, name, words })), ...silent.map(([unit, name, words]) => ({ unit, name, words }))];
    if (!all.length) return;
    const at = Math.max(0, Math.min((standing.get(strip) ?? -1) + STEPS[key], all.length - 1));
    standing.set(strip, at);
    letGo(strip);
    const { unit, name, words } = all[at], text = `${name}: ${words}`;
    strip.querySelector(`circle[data-unit="${CSS.escape(unit)}"]`)?.classList.add(READ);
    strip.parentElement.querySelector(".strip-told").textContent = text;
    window.spoken.say("point", { text, at: at + 1, of: all.length });
  };

  document.addEventListener("keydown", (event) => {
    const { target: strip, key } = event;
    if (!strip.matches?.(STRIP) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (key in STEPS) go(strip, key);
    else if (key === "Escape") letGo(strip);
    else return;
    event.preventDefault();
  });
  document.addEventListener("focusout", ({ target }) => { if (target.matches?.(STRIP)) letGo(target); });
})();
