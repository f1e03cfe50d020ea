"""Which branch has handed in which document, when against the deadline; the branches with most problems first."""

from __future__ import annotations

from typing import Any

import polars as pl

from components import grid, strip, theme
from components.numbers import day, share, whole
from components.reading import Reading
from components.rows import Rows
from components.wording import say, wording

STEM = "submission_matrix"
HEADS = 78  # pixels for the names of the documents
IN_BETWEEN = "dang_bo_truc_thuoc"
SOME = ("bodies", "bodies_in", "bodies_late", "bodies_overdue")
STATES = ("dung_han", "dung_ngay_moc", "cham", "qua_han", "chua_den_han", "khong_yeu_cau")


def figure(rows: pl.DataFrame, reading: Reading, look: theme.Theme = theme.LIGHT) -> dict[str, Any]:
    """A cell per branch and document with a symbol and its days: ✓ on time, ▲ +3 late, ✕ overdue, – not asked.

    `rows`: one per body and document, as question submission_matrix answers; of a body above others how many of those
    under it have handed it in stands below the symbol. A cell's customdata is unit, document.
    """
    units, papers = branches(rows), documents(rows)
    lines = Rows(units["unit_name"].to_list(), 38, look=look)
    heads = [theme.wrapped(name, 10) for name in papers["document_short"]]
    return {
        "data": _cells(lines.of(rows), papers["paper"].to_list(), lines, look) if not rows.is_empty() else [],
        "layout": theme.layout(
            look,
            HEADS + 8 + lines.height,
            margin=lines.margin(top=HEADS),
            xaxis=theme.axis(
                look,
                side="top",
                tickvals=list(range(papers.height)),
                ticktext=heads,
                tickangle=0,
                tickfont={"size": 12, "color": look.text},
                range=[-0.5, papers.height - 0.5],
            ),
            yaxis=lines.axis(look),
            shapes=_between(papers, look),
            meta={
                "finding": _finding(rows, reading),
                "legend": _legend(rows, look),
                "least_width": lines.left + 72 * papers.height,
                **lines.meta(),
                **({"strip": _strip(units, look)} if lines.is_cut else {}),
            },
        ),
    }


def branches(rows: pl.DataFrame) -> pl.DataFrame:
    """Unit, unit_name, problems of each branch, the worst first."""
    return (
        rows.sort(["problems", "unit_name"], descending=[True, False])
        .select("unit", "unit_name", "problems")
        .unique(maintain_order=True)
    )


def documents(rows: pl.DataFrame) -> pl.DataFrame:
    """Named_day, paper (by which it is known), document_short of each document, the first due first."""
    told = [
        {
            "named_day": row["named_day"],
            "paper": paper(row),
            "document_short": say(STEM, "own_head", document=row["document_short"])
            if row["kind"] == IN_BETWEEN
            else row["document_short"],
        }
        for row in rows.to_dicts()
    ]
    schema = {"named_day": pl.Date, "paper": pl.String, "document_short": pl.String}
    return pl.DataFrame(told, schema=schema).unique(maintain_order=True).sort("named_day", maintain_order=True)


def paper(row: dict[str, Any]) -> str:
    """What a document is known by: a body above others may owe the same one as the branches under it."""
    return " ".join([row["document"], *([row["kind"]] if row["kind"] == IN_BETWEEN else [])])


def _strip(units: pl.DataFrame, look: theme.Theme) -> dict[str, Any]:
    """Every branch by how many of its documents are late or overdue."""
    return strip.counts(STEM, units.rename({"problems": "n"}), look, ("hoan_thanh_cham", "qua_han"))


def _cells(rows: pl.DataFrame, papers: list[str], lines: Rows, look: theme.Theme) -> list[dict[str, Any]]:
    cells = [
        grid.Cell(
            column=papers.index(paper(row)),
            row=row["bar"],
            value=STATES.index(row["state"]),
            text=symbol(row),
            type_on=look.ink(row["state"]).type_on,
            hover=_hover(row),
            behind=(row["unit"], row["document"]),
        )
        for row in rows.to_dicts()
    ]
    return grid.traces(cells, len(papers), lines.labels, grid.flat_scale([look.ink(state).fill for state in STATES]))


def _between(papers: pl.DataFrame, look: theme.Theme) -> list[dict[str, Any]]:
    """A line between documents of different deadlines."""
    days = papers["named_day"].to_list()
    line = {"color": look.quiet, "width": 1.5}
    return [
        {"type": "line", "x0": at - 0.5, "x1": at - 0.5, "yref": "paper", "y0": 0, "y1": 1, "line": line}
        for at in range(1, len(days))
        if days[at] != days[at - 1]
    ]


def symbol(row: dict[str, Any]) -> str:
    """The state's symbol, marked where an award paper came apart from the dossier; below it how many are lacking.

    Of a body above others, how many of those under it have handed the document in.
    """
    sign = str(wording(STEM)["symbol"][row["state"]]).format(days=abs(row["days"] or 0))
    mark = say(STEM, "mark_apart") if row["together"] == "no" else ""
    if row["bodies"] > 1:
        return sign + mark + say(STEM, "some_in", n=whole(row["bodies_in"]), of=whole(row["bodies"]))
    return sign + mark + (say(STEM, "lacking", n=whole(row["lacking"])) if row["lacking"] else "")


def _hover(row: dict[str, Any]) -> str:
    lines = [
        say(
            STEM,
            "hover",
            unit=row["unit_name"],
            document=row["document_name"],
            state=row["state_name"],
            named_day=day(row["named_day"]),
            received=day(row["received_on"]),
        ),
        say(STEM, "hover_some", **{name: whole(row[name]) for name in SOME}) if row["bodies"] > 1 else "",
        row["together_name"] or "",
        _quantity(row),
    ]
    return "<br>".join(line for line in lines if line)


def _quantity(row: dict[str, Any]) -> str:
    """ "Số bản đã nhận: 15/18, thiếu 3"; nothing where no number is reported."""
    if row["quantity"] is None:
        return ""
    lacking = say(STEM, "hover_lacking", n=whole(row["lacking"])) if row["lacking"] else ""
    return say(STEM, "hover_quantity", n=whole(row["quantity"]), of=whole(row["members"])) + lacking


def _legend(rows: pl.DataFrame, look: theme.Theme) -> list[dict[str, str]]:
    met = dict(rows.select("state", "state_name").unique().iter_rows())
    return theme.sign_entries(look, met, wording(STEM)["sign"])


def _finding(rows: pl.DataFrame, reading: Reading) -> str:
    asked = rows.filter(pl.col("requirement") == "required")
    due = asked.filter((pl.col("named_day") <= reading.as_of) | pl.col("state").is_in(["qua_han", "cham"]))
    branches = asked["unit"].n_unique()
    if not branches:
        return say(STEM, "none")
    year = rows["year"][0]
    if due.is_empty():
        return say(STEM, "not_due", year=year, share=share(int(asked["bodies_in"].sum()), int(asked["bodies"].sum())))
    missing = due.filter(pl.col("bodies_overdue") > 0)
    late = due.filter(pl.col("bodies_late") > 0)
    blanks = {
        "year": year,
        "n": branches,
        "papers": missing["bodies_overdue"].sum(),
        "units": missing["unit"].n_unique(),
        "late": late["bodies_late"].sum(),
        "late_units": late["unit"].n_unique(),
    }
    key = ("missing" if missing.height else "") + ("late" if late.height else "")
    # Where the day itself is permitted, what came on it is on time like the rest.
    counts = {
        "named_day": due.filter(pl.col("comparison") == "before")["bodies_on_day"].sum(),
        "apart": rows.filter(pl.col("together") == "no")["unit"].n_unique(),
    }
    return say(STEM, key or "all_in", **blanks) + "".join(say(STEM, name, n=n) for name, n in counts.items() if n)
