// A button that prints the page: what of it goes on paper stands in print.css.
document.addEventListener("click", (event) => {
  if (event.target.closest("button[data-print]")) window.print();
});
