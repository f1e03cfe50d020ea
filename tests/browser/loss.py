"""What a page loses where the window is small or type large: words cut off or over others, controls out of reach."""

# Presses what unfolds in a narrow window alone: filters, the buttons of a chart, the menu.
UNFOLD = """() => document.querySelectorAll("button[data-unfolds], .menu-button")
    .forEach(one => one.offsetWidth && one.click())"""
# Words and controls of a page that stands open; charts are measured by measure.ON_SCREEN.
LOST = """() => {
    const faults = [];
    const root = document.documentElement;
    const told = element => `${element.tagName}.${element.className} ${element.textContent.trim()}`.slice(0, 90);
    const spoken = ".visually-hidden, .skip, [hidden], svg, .modebar, option, script, noscript, .chart-keys";
    const shown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && !element.closest(spoken);
    const around = element => {
        const found = [];
        for (let one = element; one && one !== document.body; one = one.parentElement) found.push(one);
        return found;
    };
    const shares = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2
        && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > Math.min(one.height, other.height) / 3;

    // What of a line of text is seen before anything is scrolled; null where one scrolls to it. Cut for good: a fault.
    const seen = (line, element) => {
        let { left, right, top, bottom } = line;
        for (const box of around(element)) {
            const { overflowX, overflowY, position } = getComputedStyle(box);
            const room = box.getBoundingClientRect();
            const across = /hidden|clip/.test(overflowX) && (right > room.right + 1.5 || left < room.left - 1.5);
            const down = /hidden|clip/.test(overflowY) && (bottom > room.bottom + 3 || top < room.top - 3);
            if (across || down) { faults.push(["cut", told(element)]); return null; }
            if (overflowX !== "visible" || overflowY !== "visible") {
                left = Math.max(left, room.left); right = Math.min(right, room.right);
                top = Math.max(top, room.top); bottom = Math.min(bottom, room.bottom);
                if (left >= right || top >= bottom) return null;
            }
            if (position === "fixed") return null;
        }
        if (right > root.clientWidth + 1 || left < -1) faults.push(["beyond the window", told(element)]);
        return { left, right, top, bottom, height: bottom - top, element };
    };

    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.textContent.trim() || !shown(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const rows = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
        lines.push(...rows.map(row => seen(row, element)).filter(Boolean).map(line => ({ ...line, node })));
    }
    lines.sort((one, other) => one.top - other.top);
    lines.forEach((line, place) => {
        for (const below of lines.slice(place + 1)) {
            if (below.top > line.bottom) break;
            if (below.node !== line.node && shares(line, below))
                faults.push(["over each other", `${told(line.element)} | ${told(below.element)}`]);
        }
    });

    const stops = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    const controls = [...document.querySelectorAll(stops)].filter(shown)
        .filter(control => !control.matches("[type=file], :disabled"))
        .filter(control => !(control.closest("tbody tr")?.sectionRowIndex > 2));  // further lines are as the first
    for (const control of controls) {
        const block = control.offsetHeight < innerHeight ? "center" : "start";
        control.scrollIntoView({ block, inline: "nearest", behavior: "instant" });
        const [box] = control.getClientRects();
        const between = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
        const across = between(box.left, box.right, root.clientWidth), down = between(box.top, box.bottom, innerHeight);
        const hit = document.elementFromPoint(across, down);
        const reached = hit && [control, ...control.labels ?? []].some(one => one.contains(hit));
        if (!reached) faults.push(["out of reach", told(control), hit && told(hit)]);
        if (box.left < -1 || box.right > root.clientWidth + 1) faults.push(["beyond the window", told(control)]);
    }
    scrollTo(0, 0);
    if (root.scrollWidth > innerWidth) faults.push(["sideways", root.scrollWidth - innerWidth]);
    return faults;
}"""
