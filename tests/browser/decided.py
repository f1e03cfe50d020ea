"""What axe cannot judge by itself (it calls that incomplete), decided by hand: rule, where, and why it is in order."""

DECIDED = (
    (
        "color-contrast",
        ".main-svg text, .main-svg tspan, .strip text",
        "texts of drawings: in the inks and greys of components/theme.py, whose contrast tests reckon",
    ),
    ("color-contrast", "#stage-picture text, #stage-picture tspan", "slides: the same inks, no type below 22 pixels"),
    ("color-contrast", ".swatch", "the sign in a legend's swatch, of the ink's own type; its name stands beside it"),
    ("color-contrast", ".form-select", "the page's type on the page's paper; the image is the arrow at the right end"),
    (
        "color-contrast",
        ".drop *, .pick *",
        "the page's type on its paper; over it lies the framework's file input, which shows nothing",
    ),
    ("color-contrast", ".long-list *, .table-scroll *", "in a box that scrolls; at its edge a line is seen in part"),
    ("color-contrast", "kbd", "the name of a key, also one that is no letter: the page's type on its paper"),
    ("color-contrast", ".keys *", "the page's type on its paper, in a dialog that scrolls in a low window"),
    ("color-contrast", ".act", "white on the accent (7:1); where a reader's own colours are in force, these"),
    ("color-contrast", ".chart-box *", "the axis above rows that scroll, of the theme's grey on its ground"),
)
# Of what axe found: the rules broken, and the rules of which it left open what nobody has decided; and where.
ASK_AXE = """async ([decided, within]) => {
    axe.configure({ rules: [{ id: "color-contrast", selector: ":not([data-same-look])" }] });
    const found = await axe.run(within, { resultTypes: ["violations", "incomplete"], elementRef: true });
    const isDecided = (rule, { element }) => decided.some(([id, where]) => id === rule && element.matches(where));
    const told = (rule, nodes) => [rule, nodes.map(({ html }) => html.slice(0, 120))];
    return [
        ...found.violations.map(({ id, nodes }) => told(id, nodes)),
        ...found.incomplete.map(({ id, nodes }) => told(`${id}?`, nodes.filter(node => !isDecided(id, node)))),
    ].filter(([, nodes]) => nodes.length);
}"""
