"""Whether numbers stand under each other: right-aligned, digits of one width, commas in one line, in every table."""

# Of each column whose cells hold numbers alone (what is not known apart): its heading, its cells, where they end.
COLUMNS = """
    const NUMBER = /^[-−+]?(?:\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,(\\d+))?(%?)$/, YEAR = /^(?:19|20)\\d\\d$/;
    const columns = [...document.querySelectorAll("table")].filter(table => table.checkVisibility()).flatMap(table => {
        const own = selector => [...table.querySelectorAll(selector)].filter(one => one.closest("table") === table);
        const heads = own("thead th");
        const lines = own("tbody tr").filter(({ cells }) => cells.length === heads.length)
            .filter(line => getComputedStyle(line).display === "table-row");  // on a telephone some are cards
        return heads.map((head, place) => {
            const cells = lines.map(line => line.cells[place])
                .filter(cell => !["", "–"].includes(cell.textContent.trim()));
            return { table, head, cells, texts: cells.map(cell => cell.textContent.trim()) };
        });
    }).filter(({ texts }) => texts.length && texts.every(text => NUMBER.test(text)))
        .filter(({ texts }) => !texts.every(text => YEAR.test(text)));
    const lastText = cell => {
        const words = document.createRange();
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) words.selectNodeContents(texts.currentNode);
        return words.getBoundingClientRect();
    };
    const apart = values => Math.max(...values) - Math.min(...values) > 1;
    const standsBeside = cell => {
        const first = [...cell.parentElement.cells].find(one => one.matches(".number") && /\\d/.test(one.textContent));
        return !first || !apart([lastText(first).bottom, lastText(cell).bottom]);
    };
"""
COUNTED = "() => {" + COLUMNS + "return columns.length; }"
# What is wrong with a column, and of which table.
MISALIGNED = (
    "() => {"
    + COLUMNS
    + """
    return columns.flatMap(({ table, head, cells, texts }) => {
        const styles = cells.map(cell => getComputedStyle(cell));
        const forms = new Set(texts.map(text => (NUMBER.exec(text)[1] ?? "").length + NUMBER.exec(text)[2]));
        const edges = cells.map(cell => lastText(cell).right);
        const wrong = [
            [styles.some(({ textAlign }) => !/right|end/.test(textAlign)), "not right-aligned"],
            [styles.some(style => !style.fontVariantNumeric.includes("tabular-nums")), "digits of different widths"],
            [forms.size > 1, `decimals of ${[...forms].join(" and ")}`],
            [apart(edges), "not ending under each other"],
            [!cells.every(standsBeside), "not on a line with the others of its row"],
            [!/right|end/.test(getComputedStyle(head).textAlign), "heading not above its numbers"],
        ];
        return wrong.filter(([is]) => is).map(([, why]) => [table.caption?.textContent, head.textContent, why]);
    });
}"""
)
