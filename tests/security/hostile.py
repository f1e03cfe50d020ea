"""A committee in whose names and texts stands what a browser would run, a spreadsheet reckon or a link lead to."""

from pathlib import Path

from tests.data.marked import marked_office
from tests.data.office import Office

RUNS = "<script>window.hacked=1</script>"
ELSEWHERE = "https://elsewhere.example"
TEXTS = {
    "a": f'{RUNS}"><svg onload=window.hacked=1><img src=x onerror=window.hacked=1>',
    "b": f"javascript:window.hacked=1//<a href='{ELSEWHERE}'>x</a>",
}
FORMULA = f'=HYPERLINK("{ELSEWHERE}","x")'
SHEET = "<img src=x onerror=hacked=1>"


def hostile_office(home: Path) -> Office:
    """The office of two branches, each text of theirs hostile, not yet served."""
    office = marked_office(home, TEXTS, FORMULA)
    office.rows["committee"][0] |= {"name": TEXTS["a"], "committee": FORMULA}
    for body in office.rows["unit"]:
        body["name"] = TEXTS.get(body["id"], body["name"])
    for table, rows in office.rows.items():
        for row in rows if table.endswith("_record") else []:
            row["sheet"] = SHEET
    return office
