// What a reader is told while an answer is on its way, and where none comes; and the link to what stands here now.
(() => {
  const asks = (input) => String(input?.url ?? input).includes("_dash-update-component");
  const isArrival = (options) => JSON.parse(options.body).output.includes(window.held.ARRIVING);
  // Of a chart filled anew nothing has been clicked yet: what would ask for the lines behind it asks for nothing.
  const isIdle = (options) => {
    const { output, inputs } = JSON.parse(options.body);
    return output.endsWith("-lines.children") && inputs.every(({ value }) => value == null);
  };
  let waiting = 0;

  // The old picture stays until the new one is there: only a line above it, and its being busy, tell that one comes.
  const wait = (change) => {
    waiting += change;
    document.body.classList.toggle("waiting", waiting > 0);
    document.getElementById("page")?.setAttribute("aria-busy", String(waiting > 0));
  };

  const tell = (failed) => {
    const place = document.getElementById("unanswered");
    if (place) place.hidden = !failed;
  };

  // The word of this session, which a page of another site does not know; without accounts there is none.
  const known = (options, names) => {
    const word = document.querySelector("meta[name=csrf]")?.content;
    const headers = new Headers(options?.headers);
    if (word) headers.set("X-CSRFToken", word);
    if (names !== undefined) headers.set("X-Held", names);
    return { ...options, headers };
  };

  // The framework is handed whole answers: it knows nothing of parts.
  const whole = (answer, asked) => {
    if (!answer.headers.has("X-Parts")) return answer;
    const json = answer.json.bind(answer);
    return Object.assign(answer, { json: async () => asked.whole(await json()) });
  };

  const fetched = window.fetch.bind(window);
  window.fetch = async (input, options) => {
    if (!asks(input)) return fetched(input, options);
    if (isIdle(options)) return new Response(null, { status: 204 });
    wait(1);
    const asked = isArrival(options) ? window.held.ask() : window.held.others(options.body);
    try {
      const answer = await fetched(input, known(options, asked?.names));
      if (answer.status === 401) {
        // The session has ended: the page is on its way to the sign-in, and nothing is to be made of the answer.
        location.reload();
        return new Promise(() => {});
      }
      // 403: the word is of an earlier session, as where one signed in anew in another window.
      tell(answer.status >= 500 || answer.status === 403);
      if (!asked) window.held.others(options.body);
      return whole(answer, asked);
    } catch (fault) {
      tell(true);
      throw fault;
    } finally {
      wait(-1);
    }
  };

  // The picture as it stands, under its day: opened next week it shows the same.
  const here = () => {
    const query = new URLSearchParams(location.search);
    const day = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(document.getElementById("den-ngay")?.value ?? "");
    if (day) query.set("den-ngay", day.slice(1).reverse().join("-"));
    return location.origin + window.address.written(query);
  };

  // Browsers keep the clipboard from pages of other machines without a certificate: there the old way is left.
  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const field = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  document.addEventListener("click", async (event) => {
    if (event.target.closest("#try-again")) return location.reload();
    const button = event.target.closest("#copy-link");
    if (!button) return;
    await copy(here());
    document.getElementById("copied").textContent = button.dataset.copied;
  });
})();
