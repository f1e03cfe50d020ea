"""What axe cannot judge by itself (it calls that incomplete), decided by hand: where, and why it is in order."""

RULE = "color-contrast"  # of no other has axe left anything open
# Where, and why it is in order.
DECIDED = {
    ".main-svg text, .main-svg tspan, .strip text": "drawings: inks of components/theme.py, whose contrast is tested",
    "#stage-picture text, #stage-picture tspan": "slides: the same inks, no type below 22 pixels",
    ".swatch": "the sign in a legend's swatch, of the ink's own type; its name stands beside it",
    ".form-select": "the page's type on the page's paper; the image is the arrow at the right end",
    ".table-tools .form-control": "the page's type on its paper; the image is the glass at the left end",
    ".drop *, .pick *": "the page's type on its paper; over it lies the framework's file input, which shows nothing",
    ".long-list *, .table-scroll *": "in a box that scrolls; at its edge a line is seen in part",
    "kbd": "the name of a key, also one that is no letter: the page's type on its paper",
    ".keys *": "the page's type on its paper, in a dialog that scrolls in a low window",
    ".act": "white on the accent (7:1); where a reader's own colours are in force, these",
    ".chart-box *": "the axis above rows that scroll, of the theme's grey on its ground",
}
# Of what axe found: the rules broken, and the rules of which it left open what nobody has decided; and where.
ASK_AXE = """async ([decidedRule, decided, within]) => {
    axe.configure({ rules: [{ id: "color-contrast", selector: ":not([data-same-look])" }] });
    const found = await axe.run(within, { resultTypes: ["violations", "incomplete"], elementRef: true });
    const isDecided = (rule, { element }) => rule === decidedRule && element.matches(decided);
    const told = (rule, nodes) => [rule, nodes.map(({ html }) => html.slice(0, 120))];
    return [
        ...found.violations.map(({ id, nodes }) => told(id, nodes)),
        ...found.incomplete.map(({ id, nodes }) => told(`${id}?`, nodes.filter(node => !isDecided(id, node)))),
    ].filter(([, nodes]) => nodes.length);
}"""
