"""Screen, table and saved picture show the counts that stand in the served database, and no others."""

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest
from defusedxml import ElementTree
from playwright.sync_api import Locator, Page

from data.database import SAFE_OPTIMIZER
from tests.browser.conftest import Reader
from tests.identities.counts import LEVELS, RATED

DAY = "2023-12-20"  # on which the sample stands still
COUNTED = """
    select year, unit, level, sum(n)::integer from rating_count_as_of($day)
    where subject_kind = $kind and stage = $stage and year in (select unnest($years::integer[]))
        and (len($units) = 0 or list_contains($units, unit))
    group by all
"""
IDS = ["now", "two-branches"]
SVG = "{http://www.w3.org/2000/svg}"
Counts = dict[tuple[int, str, str], int]

LINKS = (
    ("", {"kind": "dang_vien", "stage": "decided", "years": [2023], "units": []}),
    (
        "?nam=2022&doi-tuong=dang_vien&giai-doan=proposed&chi-bo=van-phong-1,thanh-tra",
        {"kind": "dang_vien", "stage": "proposed", "years": [2022], "units": ["van-phong-1", "thanh-tra"]},
    ),
)


@pytest.fixture(scope="module")
def database(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the file the server reads from."""
    served = sample_home / "versions" / (sample_home / "CURRENT").read_text(encoding="utf-8").strip()
    return Path(shutil.copy(served, tmp_path_factory.mktemp("served")))


# Every bar of every branch in every run; of two branches at another stage in the long ones.
@pytest.mark.parametrize(("link", "asked"), [LINKS[0], pytest.param(*LINKS[1], marks=pytest.mark.soak)], ids=IDS)
def test_bars_table_and_picture_of_a_page_hold_the_counts_of_the_database(
    desk: Reader, database: Path, link: str, asked: dict[str, Any]
) -> None:
    counts = counted(database, asked)
    by_level = Counter[str]()
    for (_, _, level), n in counts.items():
        by_level[level] += n
    page = desk.open(f"/phan-bo{link}")

    whole = page.locator("figure[data-chart=rating_distribution]")
    expected = [by_level[level] for level in LEVELS]
    assert twin(whole, "Số lượng") == expected
    assert leading(whole.locator(".bars .point text").all_text_contents()) == expected[::-1]
    assert leading(saved(page, whole)) == expected[::-1]

    branches = page.locator("figure[data-chart=rating_by_unit]")
    assert segments(branches.locator(".bars .point text").all_text_contents()) == visible(counts)
    assert segments(saved(page, branches)) == visible(counts)


def counted(database: Path, asked: dict[str, Any]) -> Counts:
    """Year, unit and level to n, straight from the file."""
    with duckdb.connect(str(database), read_only=True, config=dict(SAFE_OPTIMIZER)) as connection:
        connection.execute("set variable sees_all = true")
        rows = connection.sql(COUNTED, params={"day": DAY, **asked}).fetchall()
    return {(year, unit, level): n for year, unit, level, n in rows}


def twin(figure: Locator, heading: str) -> list[int]:
    """A column of the table that stands beside the chart."""
    heads = figure.locator(".twin thead th").all_text_contents()
    cells = figure.locator(f".twin tbody td:nth-child({heads.index(heading) + 1})").all_text_contents()
    return [int(cell.replace(".", "")) for cell in cells]


def leading(texts: list[str]) -> list[int]:
    """The count with which each label begins."""
    return [int(re.match(r"[\d.]+", text)[0].replace(".", "")) for text in texts]  # type: ignore[index]


def segments(texts: list[str]) -> Counter[int]:
    """The counts printed in the segments of bars, however often each."""
    return Counter(leading([text for text in texts if text]))


def visible(counts: Counts) -> Counter[int]:
    """The counts that have room in their segment: two hundredths of their branch's bar, or more."""
    rated = Counter[tuple[int, str]]()
    for (year, unit, level), n in counts.items():
        rated[year, unit] += n if level in RATED else 0
    return Counter(
        n for (year, unit, level), n in counts.items() if level in RATED and n and 50 * n >= rated[year, unit]
    )


def saved(page: Page, figure: Locator) -> list[str]:
    """Save the picture as lines; give the labels of the bars in it. Its title and notes are those of the screen."""
    with page.expect_download() as download:
        figure.locator("button[data-picture=lines]").click()
    assert download.value.suggested_filename.endswith(f"_{DAY}.svg")
    sheet = ElementTree.fromstring(download.value.path().read_bytes())
    painted = [" ".join("".join(text.itertext()).split()) for text in sheet.iter(f"{SVG}text")]
    for said in figure.locator(".chart-title, .chart-subtitle, .chart-notes p").all_text_contents():
        assert " ".join(said.split()) in painted
    points = [part for part in sheet.iter(f"{SVG}g") if "point" in str(part.get("class")).split()]
    return ["".join(text.itertext()) for point in points for text in point.iter(f"{SVG}text")]
