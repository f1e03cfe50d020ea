// What this page already shows is neither sent nor drawn again: the server leaves out parts that it is told are held here,
// and of the rest only those places are filled anew whose content has changed.
(() => {
  const PAGE = "page-body", TITLE = "title", MOST = 256;
  let held = new Map(); // of the last answer: name -> the part, and the names of the parts within it
  let standing = null; // the answer that the page shows; null where that is not certain
  let turn = 0;
  const touched = new Set(); // ids that others than the address have filled since

  const restored = (piece, had, found) => {
    if (Array.isArray(piece)) return piece.map((one) => restored(one, had, found));
    if (piece === null || typeof piece !== "object") return piece;
    if (piece.$part) return part(piece, had, found);
    if (piece.props?.children) piece.props.children = restored(piece.props.children, had, found);
    return piece;
  };

  // One that was left out comes back as it was, with all parts within it.
  const part = ({ $part: name, of }, had, found) => {
    if (of === undefined) {
      const { inner } = had.get(name);
      [name, ...inner].forEach((one) => found.set(one, had.get(one)));
    } else {
      const within = new Map();
      const whole = restored(of, had, within);
      within.forEach((kept, one) => found.set(one, kept));
      found.set(name, { whole, inner: [...within.keys()] });
    }
    return found.get(name).whole;
  };

  const isComponent = (piece) => Boolean(piece?.props && piece.type);
  const about = ({ type, namespace, props }) => JSON.stringify([type, namespace, { ...props, children: null }]);

  const isTouched = (piece) => {
    if (Array.isArray(piece)) return piece.some(isTouched);
    return isComponent(piece) && (touched.has(piece.props.id) || isTouched(piece.props.children));
  };

  // What has to be filled anew, as [id, content]; null where that is not told by places that have an id.
  const changes = (old, now) => {
    if (Array.isArray(old) && Array.isArray(now) && old.length === now.length) {
      const each = now.map((one, at) => changes(old[at], one));
      return each.every(Boolean) ? each.flat() : null;
    }
    if (old !== now && isComponent(old) && isComponent(now)) {
      if (touched.has(now.props.id) || about(old) !== about(now)) return null;
      const { id, children } = now.props;
      return changes(old.props.children, children) ?? (id ? [[id, children]] : null);
    }
    return (old === now || JSON.stringify(old) === JSON.stringify(now)) && !isTouched(now) ? [] : null;
  };

  // Places that keep what they show are taken out of the answer; those that do not are put in by their own id.
  const narrowed = (response, shown) => {
    for (const [id, place] of Object.entries(response)) {
      for (const [key, value] of Object.entries(place)) {
        if (id === TITLE || value === null || typeof value !== "object" || shown[id]?.[key] !== value) continue;
        if (id !== PAGE && !isTouched(value)) delete place[key];
      }
    }
    const filled = changes(shown[PAGE].children, response[PAGE].children);
    if (filled === null) return response;
    const { [PAGE]: _, ...others } = response;
    return { ...others, ...Object.fromEntries(filled.map(([id, children]) => [id, { children }])) };
  };

  const open = [];

  // What the reader has unfolded stays so where a place is filled anew: which of the folds of its place it was.
  const folds = (place) => [...document.getElementById(place)?.querySelectorAll("details") ?? []];
  const unfolded = () => [...document.querySelectorAll(`#${PAGE} [id] details[open]`)].map((fold) => {
    const place = fold.parentElement.closest("[id]").id;
    return [place, folds(place).indexOf(fold)];
  });
  const unfold = () => open.splice(0).forEach(([place, which]) => {
    const fold = folds(place)[which];
    if (fold && !fold.open) fold.open = true;
  });

  // Several answers may be on their way: each is put together from what was held when it was asked for.
  const ask = () => {
    const had = held;
    turn += 1;
    const asked = turn;
    const whole = (answer) => {
      const found = new Map(), shown = standing;
      for (const place of Object.values(answer.response)) {
        for (const [key, value] of Object.entries(place)) place[key] = restored(value, had, found);
      }
      held = found;
      const response = Object.fromEntries(Object.entries(answer.response).map(([id, place]) => [id, { ...place }]));
      response[TITLE] = { data: { ...response[TITLE].data, turn: asked } };
      standing = { response: answer.response, page: response[TITLE].data.page, turn: asked, settled: [...touched], certain: false };
      if (shown?.page !== standing.page) return { ...answer, response };
      open.splice(0, Infinity, ...unfolded());
      return { ...answer, response: shown.certain && asked === turn ? narrowed(response, shown.response) : response };
    };
    return { names: [...had.keys()].slice(0, MOST).join(","), whole };
  };

  // The framework drops an answer that a later question has overtaken: only one that it has shown is built upon.
  const arrived = (which) => {
    if (standing?.turn !== which) return;
    standing.certain = true;
    standing.settled.forEach((id) => touched.delete(id));
    requestAnimationFrame(unfold);
  };

  // Whatever else asks the server fills places of its own, and keeps what was clicked: those are made anew with the page.
  const others = (question) => {
    const { outputs, inputs = [] } = JSON.parse(question);
    [outputs, inputs].flat(2).forEach((place) => touched.add(place?.id));
  };

  window.held = { ask, arrived, others, ARRIVING: `${PAGE}.children` };
})();
