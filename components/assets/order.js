// The running order of slides: a chart added with filters of its own; all its pictures in one file.
(() => {
  const AS_ALL = "-";
  // A slide is written as in the address: question~key:value!value~key:value
  const written = (form) => {
    const own = [...form.querySelectorAll("[data-own]")].map((field) => [field.dataset.own, field.querySelector("select").value]);
    const parts = own.filter(([, value]) => value !== AS_ALL).map(([key, value]) => `${key}:${value}`);
    return [document.getElementById("slide-chart").value, ...parts].join("~");
  };

  const go = (query) => window.address.go(query, "/trinh-chieu");

  // A chart as it stands on its page, on the wall: a branch's own chart with the branch of its page.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-project]");
    if (!button) return;
    const query = new URLSearchParams(location.search), unit = /^\/chi-bo\/([^/]+)/.exec(location.pathname);
    if (unit) {
      query.set("chi-bo", decodeURIComponent(unit[1]));
      query.delete("thuoc");
    }
    query.set("bai", button.dataset.project);
    query.set("chieu", "1");
    go(query);
  });

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "add-slide") return;
    event.preventDefault();
    const query = new URLSearchParams(location.search);
    query.set("bai", [query.get("bai"), written(event.target)].filter(Boolean).join(","));
    go(query);
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("#order-pictures");
    if (!button || button.disabled) return;
    button.disabled = true;
    const place = button.parentElement.querySelector("[role=status]");
    try {
      const count = JSON.parse(document.getElementById("stage").dataset.slides).length;
      let first = "";
      const sheets = Array.from({ length: count }, (_, at) => async () => {
        const told = await window.slides.told(at);
        first ||= told.file;
        return { file: `${String(at + 1).padStart(2, "0")}_${told.file}`, told };
      });
      await window.drawing.all(button, sheets, () => `${first.split("_")[0]}_trinh-chieu_${first.split("_").at(-1).replace(".png", "")}.zip`);
    } catch (fault) {
      place.textContent = button.dataset.failed;
      console.warn(String(fault));
    } finally {
      button.disabled = false;
    }
  });
})();
