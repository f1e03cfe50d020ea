// Trying a level: the list to search in is made when somebody turns to it; the form writes itself into the address.
(() => {
  const subjects = (form) => JSON.parse(form.querySelector("[data-subjects]").dataset.subjects);

  document.addEventListener("focusin", (event) => {
    if (event.target.id !== "trial-subject") return;
    const list = document.getElementById("trial-subjects");
    list.replaceChildren(...subjects(event.target.form).map(([label]) => {
      const option = document.createElement("option");
      option.value = label;
      return option;
    }));
  });

  const complain = (form, kind) => {
    const message = document.getElementById("trial-error");
    const line = document.getElementById("trial-subject");
    message.textContent = kind ? message.dataset[kind] : "";
    line.setAttribute("aria-describedby", message.id);
    if (kind) line.setAttribute("aria-invalid", "true");
    else line.removeAttribute("aria-invalid");
  };

  // The level meant; "up" and "down" count from the present one. undefined beyond the best and the last.
  const level = (chosen, present, levels) => {
    if (levels.includes(chosen)) return chosen;
    const at = present ? levels.indexOf(present) : levels.length;
    return levels[at + (chosen === "up" ? -1 : 1)];
  };

  const go = (subject, wanted) => {
    const query = new URLSearchParams(location.search);
    const others = (query.get("thu") ?? "").split(",").filter((part) => part && !part.startsWith(`${subject}:`));
    query.set("thu", [...others, `${subject}:${wanted}`].join(","));
    window.address.go(query);
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id !== "trial") return;
    event.preventDefault();
    const typed = document.getElementById("trial-subject").value.trim();
    const found = subjects(form).find(([label]) => label === typed);
    if (!found) return complain(form, "unknown");
    const wanted = level(document.getElementById("trial-level").value, found[2], form.dataset.levels.split(","));
    if (!wanted) return complain(form, "beyond");
    complain(form, "");
    go(found[1], wanted);
  });
})();
