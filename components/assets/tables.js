// Tables of many rows arrive as data and are built here: the page's framework takes seconds over thousands of cells.
(() => {
  const REST = 210; // pixels of a table's box that its first column must leave to the others

  const element = (name, properties = {}, children = []) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // A link to another place keeps the filters of this one, but for what it names itself.
  const link = (cell) => {
    const [path, own] = cell.href.split("?");
    const query = new URLSearchParams(location.search);
    query.delete("thu");
    for (const [key, value] of new URLSearchParams(own)) query.set(key, value);
    const made = element("a", { href: `${path}?${query}`, textContent: cell.text });
    made.dataset.inside = "";
    return made;
  };

  const content = (cell) => {
    if (cell.href) return link(cell);
    if (!cell.behind) return cell.text;
    const button = element("button", { type: "button", className: "count", textContent: cell.text });
    button.dataset.behind = cell.behind;
    button.setAttribute("aria-label", cell.label);
    return button;
  };

  const cells = (row, head, named) => row.map((given, place) => {
    const cell = typeof given === "string" ? { text: given } : given;
    const inner = cell.kind ? element("span", { className: cell.kind }, [cell.text]) : content(cell);
    const made = element(named && !place ? "th" : "td", { className: head[place].number ? "number" : "" }, [inner]);
    if (named && !place) made.scope = "row";
    return made;
  });

  // A row that folds out beneath another: a table of its own over the whole width.
  const folded = (row, head) => {
    const box = element("details", { open: Boolean(row.open) }, [element("summary", { textContent: row.fold }), build(row.table)]);
    return element("tr", { className: "problems" }, [element("td", { colSpan: head.length }, [box])]);
  };

  const build = ({ caption, head, rows, named }) => element("table", { className: "table" }, [
    element("caption", { className: "visually-hidden", textContent: caption }),
    element("thead", {}, [element("tr", {}, head.map(({ text, number }) =>
      element("th", { scope: "col", className: number ? "number" : "", textContent: text })))]),
    element("tbody", {}, rows.map((row) =>
      (row.fold ? folded(row, head) : element("tr", {}, cells(row, head, named))))),
  ]);

  // The first column stays in view where it leaves room for the rest; what the keyboard comes to is scrolled clear of it
  // and of the headings.
  const kept = new ResizeObserver((boxes) => {
    for (const { target } of boxes) {
      const first = target.querySelector(":scope > table > thead th");
      if (!first?.offsetWidth) continue;
      const goes = first.offsetWidth > target.clientWidth - REST;
      target.classList.toggle("first-goes", goes);
      target.style.scrollPadding = `${first.offsetHeight + 6}px 6px 6px ${goes ? 6 : first.offsetWidth + 6}px`;
    }
  });

  const fill = (place) => {
    place.replaceChildren(build(JSON.parse(place.dataset.table)));
    window.tableTools.dress(place);
    kept.observe(place);
  };

  const arrived = (node) => {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.dataset.table) fill(node);
    node.querySelectorAll("[data-table]").forEach(fill);
    if (node.matches("section.lines")) node.scrollIntoView({ block: "nearest" });
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") fill(change.target);
      else if (!change.target.closest("svg")) change.addedNodes.forEach(arrived);
    }
  }).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["data-table"] });
})();
