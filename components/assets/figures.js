// "Tải số liệu": asks the server for the figures of the chart whose button was pressed.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-figures]");
  if (button) window.dash_clientside.set_props("figures-asked", { data: button.dataset.figures });
});
