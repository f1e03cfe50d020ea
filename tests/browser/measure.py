"""What is measured on text boxes in a browser: names that touch each other, that are cut off, axes without any."""

# Whether two boxes overlap by more than a hair's breadth of theirs.
TOUCH = """
    const touch = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
        && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > one.height / 5;
"""
# Keeps the graph of each picture as text.
WATCH = """() => {
    const toImage = window.Plotly.toImage;
    window.Plotly.toImage = async (figure, options) => {
        window.drawn = await toImage(figure, {...options, format: "svg"});
        return toImage(figure, options);
    };
}"""
# Of a picture that was saved (window.drawn): names of its axes that touch another, or are no more on it.
UNREADABLE = (
    """(figure) => {
    const holder = document.createElement("div");
    holder.innerHTML = decodeURIComponent(window.drawn.split(",").slice(1).join(","));
    document.body.append(holder);
    const names = [...holder.querySelectorAll(".ytick text, .xtick text")];
    const boxes = names.map(name => {
        const lines = [...name.querySelectorAll("tspan.line")];
        return (lines.length ? lines : [name]).map(line => line.getBoundingClientRect());
    });
"""
    + TOUCH
    + """
    const touching = names.filter((name, place) => boxes.slice(0, place).flat()
        .some(other => boxes[place].some(line => touch(line, other))));
    const letters = text => text.textContent.replace(/\\s/g, "");
    const there = new Set(names.map(letters));
    const lost = [...document.querySelectorAll(`figure[data-chart=${figure}] .ytick text`)]
        .map(letters).filter(text => !there.has(text) && !/[.…]$/.test(text));
    const rows = holder.querySelectorAll(".ytick text, .y2tick text").length;
    holder.remove();
    return { touching: touching.map(name => name.textContent), lost, rows };
}"""
)
# Of a page on the screen, chart by chart: texts that touch, texts that reach out of their drawing, axes without names.
ON_SCREEN = (
    """() => {
"""
    + TOUCH
    + """
    const within = (box, room) => box.left >= room.left - 1 && box.right <= room.right + 1
        && box.top >= room.top - 1 && box.bottom <= room.bottom + 1;
    const lines = text => {
        const parts = [...text.querySelectorAll("tspan.line")];
        return (parts.length ? parts : [text]).map(part => part.getBoundingClientRect()).filter(box => box.width > 0);
    };
    const faults = [];
    for (const figure of document.querySelectorAll("figure[data-chart]:not(.chart-empty)")) {
        const chart = figure.dataset.chart;
        const texts = [...figure.querySelectorAll(".main-svg text, .strip text, .axis-mark, .axis-note, .axis-title")]
            .filter(text => text.textContent.trim())
            .map(text => ({ said: text.textContent, room: text.closest("svg, .axis-place"), boxes: lines(text) }));
        texts.forEach(({ said, room, boxes }, place) => {
            const drawing = room.getBoundingClientRect();
            if (!boxes.every(box => within(box, drawing))) faults.push([chart, "cut", said]);
            for (const other of texts.slice(0, place))
                if (boxes.some(box => other.boxes.some(beside => touch(box, beside))))
                    faults.push([chart, "touch", `${other.said} | ${said}`]);
        });
        const named = figure.querySelectorAll(".xtick text, .ytick text, .y2tick text, .axis-mark").length;
        const marks = figure.querySelectorAll(
            ".barlayer path, .scatterlayer path, .scatterlayer text, .heatmaplayer image, .annotation").length;
        if (!named && !figure.querySelector(".annotation")) faults.push([chart, "axis", "no name on any axis"]);
        if (!marks) faults.push([chart, "empty", "nothing drawn"]);
    }
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    if (wide > 0) faults.push(["page", "sideways", String(wide)]);
    return faults;
}"""
)
