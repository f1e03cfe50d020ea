// A branch's own page: choosing another branch by typing its name.
(() => {
  const plain = (text) => text.trim().toLocaleLowerCase("vi");
  const branches = () => JSON.parse(document.getElementById("branch-choice").dataset.branches);

  document.addEventListener("focusin", (event) => {
    if (event.target.id !== "branch") return;
    document.getElementById("branches").replaceChildren(...branches().map(([name]) =>
      Object.assign(document.createElement("option"), { value: name })));
  });

  const complain = (bad) => {
    const message = document.getElementById("branch-error");
    const line = document.getElementById("branch");
    message.textContent = bad ? document.getElementById("branch-choice").dataset.bad : "";
    line.setAttribute("aria-describedby", message.id);
    if (bad) line.setAttribute("aria-invalid", "true");
    else line.removeAttribute("aria-invalid");
  };

  // A name in full, in any case; else a part of a name that only one branch has.
  const meant = (typed) => {
    const known = branches();
    const exact = known.find(([name]) => plain(name) === plain(typed));
    const alike = known.filter(([name]) => plain(name).includes(plain(typed)));
    return exact ?? (plain(typed) && alike.length === 1 ? alike[0] : undefined);
  };

  const go = (typed) => {
    const found = meant(typed);
    complain(!found);
    if (!found) return;
    window.dash_clientside.set_props("branch", { value: "" });
    window.address.open(found[1]);
  };

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "branch-choice") return;
    event.preventDefault();
    go(document.getElementById("branch").value);
  });

  // Whoever picks from the list has chosen; whoever types may not be at the end of the name yet.
  document.addEventListener("input", (event) => {
    if (event.target.id === "branch" && event.inputType === "insertReplacementText") go(event.target.value);
  });
})();
