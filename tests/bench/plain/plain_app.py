"""The usual Dash app, to be measured beside ours: one file, pandas, plotly express, a callback for each chart.

Five of our charts on the same rows (Parquet files of the tables, in the folder given): no as-of day, no accounts, no
notes, no table beside a chart, no picture in full size. What it does not do it does not pay for.
"""

import sys
from pathlib import Path

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html

LEVELS = ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]
FOLDER, PORT = Path(sys.argv[1]), int(sys.argv[2])
rating = pd.read_parquet(FOLDER / "rating.parquet")
submission = pd.read_parquet(FOLDER / "submission.parquet")
remediation = pd.read_parquet(FOLDER / "remediation_item.parquet")
units = sorted(rating["unit"].unique())
years = sorted(int(year) for year in rating["year"].unique())

app = Dash(__name__)
app.layout = html.Div(
    [
        dcc.Dropdown(years, years[-1], id="year"),
        dcc.Dropdown(units, [], id="units", multi=True),
        *(dcc.Graph(id=name) for name in ("distribution", "by_unit", "trend", "filings", "remediation")),
    ]
)
CHOICE = (Input("year", "value"), Input("units", "value"))


def chosen(rows, year, branches):
    """The rows of a year (all years: None) and of the branches chosen (none: all)."""
    if year is not None:
        rows = rows[rows["year"] == year]
    return rows[rows["unit"].isin(branches)] if branches else rows


def rated(year, branches):
    """The decided levels of members."""
    rows = chosen(rating, year, branches)
    return rows[(rows["subject_kind"] == "dang_vien") & (rows["stage"] == "decided") & rows["level"].notna()]


@app.callback(Output("distribution", "figure"), *CHOICE)
def distribution(year, branches):
    """How many members have each level."""
    counts = rated(year, branches).groupby("level").size().reindex(LEVELS, fill_value=0).reset_index(name="n")
    return px.bar(counts, x="n", y="level", text="n")


@app.callback(Output("by_unit", "figure"), *CHOICE)
def by_unit(year, branches):
    """The same, branch against branch."""
    counts = rated(year, branches).groupby(["unit", "level"]).size().reset_index(name="n")
    return px.bar(counts, x="n", y="unit", color="level", category_orders={"level": LEVELS}, text="n")


@app.callback(Output("trend", "figure"), Input("units", "value"))
def trend(branches):
    """The same, year by year."""
    counts = rated(None, branches).groupby(["year", "level"]).size().reset_index(name="n")
    return px.bar(counts, x="year", y="n", color="level", category_orders={"level": LEVELS}, text="n")


@app.callback(Output("filings", "figure"), *CHOICE)
def filings(year, branches):
    """How many papers came by each day."""
    rows = chosen(submission, year, branches).sort_values("received_on")
    counts = rows.groupby(["document", "received_on"]).size().groupby(level=0).cumsum().reset_index(name="n")
    return px.line(counts, x="received_on", y="n", color="document", line_shape="hv")


@app.callback(Output("remediation", "figure"), *CHOICE)
def remedies(year, branches):
    """Where each branch stands with its shortcomings."""
    counts = chosen(remediation, year, branches).groupby(["unit", "status"]).size().reset_index(name="n")
    return px.bar(counts, x="n", y="unit", color="status", text="n")


if __name__ == "__main__":
    app.run(host="127.0.0.1", port=PORT, debug=False)
