// Above every table: sorted by a heading, searched by what is typed, copied into Excel, all as it is seen.
(() => {
  const FEW = 8; // rows from which a table is searched
  const DAY = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\D+(\d{1,2}):(\d{2}))?/, NUMBER = /^([-−+]?)(\d{1,3}(?:\.\d{3})+|0|[1-9]\d{0,14})(?:,(\d+))?(?!\d)/;
  const TURNS = { none: "ascending", ascending: "descending", descending: "none" };
  const FIRST = { ...TURNS, none: "descending", descending: "ascending", ascending: "none" }; // of numbers the largest are asked for
  const vietnamese = new Intl.Collator("vi", { numeric: true });
  const asked = new WeakMap(); // a table's box -> what its reader typed and sorts by, kept where it is filled anew

  const words = (key, blanks = {}) => Object.entries(blanks).reduce((text, [name, value]) => text.replace(`{${name}}`, value),
    document.getElementById("table-words").dataset[key]);

  const element = (name, properties = {}, children = []) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // A row with what folds out beneath it.
  const groups = (table) => [...table.tBodies[0].rows].reduce((found, row) => {
    if (row.matches(".problems") && found.length) found.at(-1).push(row);
    else found.push([row]);
    return found;
  }, []);

  const day = (text) => {
    const [, date, month, year, hour = 0, minute = 0] = DAY.exec(text) ?? [];
    return year && Date.UTC(year, month - 1, date, hour, minute);
  };

  const number = (text) => {
    const [, sign, whole, part] = NUMBER.exec(text) ?? [];
    if (!whole) return undefined;
    return Number(`${whole.replaceAll(".", "")}.${part ?? 0}`) * (sign && sign !== "+" ? -1 : 1);
  };

  const said = (row, column) => row.cells[column]?.textContent.trim() ?? "";

  // How a column's cells are put in order: by rank, as days, numbers or words; what is not known stays at the foot.
  const order = (all, column) => {
    const known = (text) => text && text !== "–";
    const texts = all.map(([row]) => said(row, column)).filter(known);
    const ranks = JSON.parse(words("ranks")).find((words) => texts.every((text) => words.includes(text))) ?? [];
    const rank = (text) => (ranks.includes(text) ? ranks.indexOf(text) : undefined);
    const kind = [rank, day, number].find((read) => texts.every((text) => read(text) !== undefined));
    const compare = kind ? (one, other) => kind(one) - kind(other) : vietnamese.compare;
    return (turn) => ([one], [other]) => {
      const [left, right] = [said(one, column), said(other, column)];
      if (!known(left) || !known(right)) return Boolean(known(right)) - Boolean(known(left));
      return turn * compare(left, right);
    };
  };

  const sort = (place, column, direction) => {
    const table = place.querySelector("table"), { rows } = asked.get(place);
    const all = [...rows];
    if (direction !== "none") all.sort(order(all, column)(direction === "ascending" ? 1 : -1));
    table.tBodies[0].append(...all.flat());
    for (const [at, head] of [...table.tHead.rows[0].cells].entries()) {
      head.setAttribute("aria-sort", at === column ? direction : "none");
    }
  };

  const tell = (place, text) => { place.previousElementSibling.querySelector("[role=status]").textContent = text; };

  const search = (place) => {
    const { rows, typed } = asked.get(place);
    const parts = window.folded(typed).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const group of rows) {
      const text = window.folded(group.map((row) => row.textContent).join(" "));
      const fits = parts.every((part) => text.includes(part));
      shown += fits;
      for (const row of group) row.hidden = !fits;
    }
    tell(place, parts.length ? words("found", { n: shown, of: rows.length }) : "");
  };

  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);

  // Numbers and days as values, whatever language the program speaks; no text becomes a formula.
  const typed = (text) => {
    const whole = NUMBER.exec(text)?.[0].length, date = DAY.exec(text);
    if (date?.[0].length === text.length && !date[4]) return [day(text) / 86400000 + 25569, "dd/mm/yyyy"];
    if (whole === text.length) return [number(text), text.includes(",") ? "0.0" : text.includes(".") ? "#,##0" : "0"];
    if (whole && text.slice(whole) === "%") return [Number((number(text) / 100).toFixed(6)), "0.0%"];
    return [null, "@"];
  };

  const cell = (name, text) => {
    const [value, format] = name === "th" ? [null, "@"] : typed(text);
    const told = value === null ? "" : ` x:num="${value}" sdval="${value}" sdnum="1033;1033;${format}"`;
    return `<${name}${told} style='mso-number-format:"${format.replace(/[^0dmy%]/g, "\\$&")}"'>${escaped(text)}</${name}>`;
  };

  const plain = (text) => {
    const [value, format] = typed(text);
    if (value !== null && !format.startsWith("dd")) return text.replaceAll(".", "").replace("−", "-");
    return /^[=+\-@]/.test(text) ? `'${text}` : text;
  };

  const seen = (row) => [...row.cells].map((one) => one.textContent.replace(/\s+/g, " ").trim());

  const copied = (table) => {
    const rows = groups(table).map(([row]) => row).filter((row) => !row.hidden).map(seen);
    const head = seen(table.tHead.rows[0]);
    const line = (cells, name) => `<tr>${cells.map((text) => cell(name, text)).join("")}</tr>`;
    return {
      count: rows.length,
      "text/plain": [head, ...rows].map((cells) => cells.map(plain).join("\t")).join("\r\n"),
      "text/html": `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><meta charset="utf-8"><body><table>${line(head, "th")}${
        rows.map((cells) => line(cells, "td")).join("")}</table></body></html>`,
    };
  };

  // The older way to the clipboard: browsers give the newer one only to pages that come over an encrypted line.
  const hand = (parts) => {
    const give = (event) => {
      event.preventDefault();
      for (const kind of ["text/plain", "text/html"]) event.clipboardData.setData(kind, parts[kind]);
    };
    document.addEventListener("copy", give, { once: true, capture: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", give, { capture: true });
    return done;
  };

  const tools = (place) => {
    const heading = place.querySelector("caption").textContent;
    const button = element("button", { type: "button", className: "save plain copy-table", textContent: words("copy") });
    button.setAttribute("aria-label", words("copyLabel", { heading }));
    const field = element("input", { type: "search", className: "form-control", placeholder: words("search"), autocomplete: "off" });
    field.setAttribute("aria-label", words("searchLabel", { heading }));
    field.addEventListener("input", () => {
      asked.get(place).typed = field.value;
      search(place);
    });
    button.addEventListener("click", () => {
      const parts = copied(place.querySelector("table"));
      tell(place, hand(parts) ? words("copied", { n: parts.count }) : words("failed"));
    });
    const status = element("span", { className: "quiet" });
    status.setAttribute("role", "status");
    return asked.get(place).rows.length < FEW ? [button, status] : [field, button, status];
  };

  const headed = (place) => {
    const table = place.querySelector("table");
    for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
      const button = element("button", { type: "button", className: "sort", textContent: head.textContent });
      const turns = head.matches(".number") ? FIRST : TURNS;
      button.addEventListener("click", () => {
        const direction = turns[head.getAttribute("aria-sort")];
        asked.get(place).sorted = [head.textContent, direction];
        sort(place, column, direction);
        tell(place, words(direction, { heading: head.textContent }));
      });
      head.setAttribute("aria-sort", "none");
      head.replaceChildren(button);
    }
  };

  // Called with each table that stands: one filled anew is sorted and searched as the one before.
  const dress = (place) => {
    const bar = place.previousElementSibling;
    if (!bar?.matches(".table-tools")) return;
    const heading = place.querySelector("caption").textContent;
    if (asked.get(place)?.heading !== heading) bar.replaceChildren();
    const before = bar.firstChild ? asked.get(place) : { heading, typed: "", sorted: ["", "none"] };
    asked.set(place, { ...before, rows: groups(place.querySelector("table")) });
    if (!bar.firstChild || Boolean(bar.querySelector("input")) !== asked.get(place).rows.length >= FEW) bar.replaceChildren(...tools(place));
    if (asked.get(place).rows.length < 2) return;
    headed(place);
    const column = [...place.querySelectorAll(":scope > table > thead th")].findIndex((head) => head.textContent === before.sorted[0]);
    if (column >= 0) sort(place, column, before.sorted[1]);
    if (bar.querySelector("input")?.value) search(place);
  };

  window.tableTools = { dress };
})();
