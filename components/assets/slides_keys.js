// What turns the slides on the wall: keys, clickers, a finger, the bar at the foot.
(() => {
  const SWIPE = 50, STILL = 2500, SETTLED = 150;
  const NEXT = ["ArrowRight", "ArrowDown", "PageDown", " ", "n", "Enter"];
  const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace", "p"];
  const slides = () => window.slides;
  const stage = () => document.getElementById("stage");
  let number = "";

  const next = () => slides().go(slides().at() + 1);
  const back = () => slides().go(slides().at() - 1);
  const dark = () => slides().black(!slides().isBlack());
  const play = () => slides().play(!slides().isTurning());

  // Whoever leaves the full screen by its own key ends the show; who turns it off by ours goes on without it.
  let turnedOff = false;
  const full = () => {
    turnedOff = Boolean(document.fullscreenElement);
    return turnedOff ? document.exitFullscreen() : stage().requestFullscreen?.().catch(() => {});
  };
  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement) return;
    if (slides().isOn() && !turnedOff) slides().leave();
    turnedOff = false;
  });

  const KEYS = {
    Home: () => slides().go(0), End: () => slides().go(slides().last()), b: dark, ".": dark, f: full, s: play,
    Escape: () => slides().leave(),
  };

  // What a key does; a number waits for Enter.
  const actionOf = (key) => {
    const typed = number;
    number = /^\d$/.test(key) ? number + key : "";
    if (number) return () => {};
    if (key === "Enter" && typed) return () => slides().go(Number(typed) - 1);
    return NEXT.includes(key) ? next : BACK.includes(key) ? back : KEYS[key];
  };

  document.addEventListener("keydown", (event) => {
    if (!slides().isOn() || event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab") return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.target.closest?.("#stage-bar button") && (key === " " || key === "Enter")) return;
    const action = actionOf(key);
    if (!action) return;
    event.preventDefault();
    action();
  });

  const PRESSED = {
    "stage-back": back, "stage-next": next, "stage-black-out": dark, "stage-play": play, "stage-full": full,
    "stage-look": () => slides().turn(), "stage-leave": () => slides().leave(),
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("#stage-start")) {
      slides().begin(0);
      full();
      return;
    }
    const pressed = slides().isOn() && event.target.closest("#stage-bar button");
    if (pressed) PRESSED[pressed.id]?.();
  });

  // A finger drawn across, or a tap: the right two thirds go on, the left goes back.
  let down = null;
  document.addEventListener("pointerdown", (event) => {
    down = slides().isOn() && !event.target.closest("#stage-bar") ? event.clientX : null;
  });
  document.addEventListener("pointerup", (event) => {
    if (!slides().isOn() || down === null || event.target.closest("#stage-bar")) return;
    const moved = event.clientX - down;
    if (Math.abs(moved) > SWIPE) (moved < 0 ? next : back)();
    else if (slides().isBlack()) slides().black(false);
    else (event.clientX > window.innerWidth / 3 ? next : back)();
  });

  // The bar shows while the mouse moves.
  let still = null;
  document.addEventListener("pointermove", () => {
    if (!slides().isOn()) return;
    stage().classList.add("moved");
    clearTimeout(still);
    still = setTimeout(() => stage()?.classList.remove("moved"), STILL);
  });

  let resized = null;
  window.addEventListener("resize", () => {
    clearTimeout(resized);
    resized = setTimeout(() => slides().again(), SETTLED);
  });
  window.addEventListener("popstate", () => slides().leave());
})();
