// On the page of signing in: dark or light as this browser remembers it. Who has signed out brings the choice along in the
// address, for with the session all that was remembered went.
(() => {
  const KEY = "giao-dien";
  const brought = new URLSearchParams(location.search).get(KEY);
  if (brought) window.choices.keep(KEY, brought);
  const chosen = window.choices.read(KEY);
  if (chosen) document.documentElement.dataset.look = chosen;
})();
