// A control that changes writes itself into the address; the address then asks the server for the new picture.
(() => {
  const KEYS = ["thuoc", "nam", "tu-nam", "den-nam", "doi-tuong", "giai-doan", "chi-bo", "to-chuc", "den-ngay", "so-voi", "thu", "bai", "nen", "tu-dong"];
  // A level tried belongs to the year, the kind of subject and the stage it was tried on.
  const ENDS_TRIAL = ["nam", "doi-tuong", "giai-doan"];

  const DAYS = ["den-ngay", "so-voi"];

  const values = (field) => {
    const boxes = [...field.querySelectorAll("input[type=checkbox]")];
    if (boxes.length) return boxes.filter((box) => box.checked).map((box) => box.value);
    const control = field.querySelector("select, input");
    return control && control.value ? [control.value] : [];
  };

  // "20/12/2023" -> "2023-12-20"; null for what is no day.
  const isoDay = (text) => {
    const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
    if (!found) return null;
    const [day, month, year] = found.slice(1).map(Number);
    const real = new Date(Date.UTC(year, month - 1, day));
    const same = real.getUTCFullYear() === year && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
    return same ? real.toISOString().slice(0, 10) : null;
  };

  const complain = (key, bad) => {
    const message = document.getElementById(`${key}-error`);
    const control = document.getElementById(key);
    message.textContent = bad ? message.dataset.message : "";
    if (bad) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    control.setAttribute("aria-describedby", message.id);
  };

  document.addEventListener("change", (event) => {
    const field = event.target.closest("#filters [data-key]");
    if (!field) return;
    const key = field.dataset.key;
    let chosen = values(field);
    if (DAYS.includes(key) && chosen.length) {
      const day = isoDay(chosen[0]);
      complain(key, day === null);
      if (day === null) return;
      chosen = [day];
    } else if (DAYS.includes(key)) {
      complain(key, false);
    }
    const query = new URLSearchParams(location.search);
    if (chosen.length) query.set(key, chosen.join(","));
    else query.delete(key);
    if (ENDS_TRIAL.includes(key)) query.delete("thu");
    window.address.go(KEYS.filter((known) => query.get(known)).map((known) => [known, query.get(known)]));
  });

  document.addEventListener("submit", (event) => {
    if (event.target.id === "filters") event.preventDefault();
  });

  // A list that folds out over the page closes as soon as it is left; Escape leads back to where it folds out from.
  const lists = () => document.querySelectorAll("details.several[open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    lists().forEach((box) => {
      if (box.contains(document.activeElement)) box.querySelector("summary").focus();
      box.open = false;
    });
  });
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    const box = target.closest?.("details.several[open]");
    if (box && relatedTarget && !box.contains(relatedTarget)) box.open = false;
  });
  document.addEventListener("click", (event) => {
    lists().forEach((box) => {
      if (!box.contains(event.target)) box.open = false;
    });
  });
})();
