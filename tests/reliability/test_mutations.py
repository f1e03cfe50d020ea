"""Workbooks with something broken at random: whatever comes, a report, rows = loaded + rejected, and no death."""

import zipfile
from pathlib import Path
from random import Random

import pytest

from etl.gather import Gathered
from etl.home import Home
from etl.load import load
from tests.reliability.packages import packed, parts_of
from tests.reliability.papers import SAMPLES, SETTINGS, gathered
from tests.repository import ROOT

TIMES, TIMES_IN_SOAK, BATCH = 300, 10_000, 250
OUTCOMES = {"loaded", "partial", "refused", "unchanged"}
SOUND = sorted(
    [
        *(SAMPLES / "2023").rglob("*.xlsx"),
        *(SAMPLES / "2021/dang-uy").glob("*.xlsx"),
        ROOT / "tests/broken/ban-csv.csv",
        ROOT / "tests/broken/ban-xls-cu.xls",
        ROOT / "tests/broken/cong-thuc.xlsx",
        ROOT / "tests/broken/viet-tat-khoang-trang.xlsx",
    ]
)


@pytest.fixture
def settled(tmp_path: Path) -> Home:
    """Give a home that holds only the settings."""
    home = Home(tmp_path / "home")
    load(home, gathered(*SETTINGS))
    return home


def test_mutated_workbooks_are_read_or_refused(settled: Home) -> None:
    mutate_and_check(settled, Random("mutations"), TIMES)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(TIMES_IN_SOAK // BATCH))
def test_many_mutated_workbooks_are_read_or_refused(part: int, settled: Home) -> None:
    mutate_and_check(settled, Random(f"mutations {part}"), BATCH)


def mutate_and_check(home: Home, chance: Random, times: int) -> None:
    """Checks so many mutated files in one call, then loads some of them: each has its report, the home stays whole."""
    files = [mutated(chance.choice(SOUND), chance, number) for number in range(times)]
    reports = load(home, files, keep=False)
    assert [report.file for report in reports] == [file.name for file in files]
    for report in reports:
        assert report.outcome in OUTCOMES
        assert report.rows == report.loaded + report.rejected
        assert report.outcome != "refused" or report.issues
        assert report.rejected == 0 or any(issue.severity == "error" for issue in report.issues)
    kept = load(home, files[:20])
    assert [(report.rows, report.loaded + report.rejected) for report in kept] == [(r.rows, r.rows) for r in kept]


def mutated(file: Path, chance: Random, number: int) -> Gathered:
    """A file with something broken in it: in its bytes, in a part's text, or in the package's list of parts."""
    content = file.read_bytes()
    if file.suffix != ".xlsx" or chance.random() < 0.3:
        content = flipped(content, chance)
    else:
        content = repacked(parts_of(content), chance)
    return Gathered(f"{number}{file.suffix}", content)


def flipped(content: bytes, chance: Random) -> bytes:
    """The bytes with a few of them changed, or a stretch cut out, or the end cut off."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 20))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    place = chance.randrange(len(changed))
    how = chance.random()
    if how < 0.15:
        del changed[place : place + chance.randrange(1, 200)]
    elif how < 0.25:
        del changed[place:]
    return bytes(changed)


def repacked(parts: dict[str, bytes], chance: Random) -> bytes:
    """A package in order, of parts that are not: exchanged, gone, doubled, or with their XML changed."""
    names = sorted(parts)
    first, second = chance.sample(names, 2)
    how = chance.randrange(6)
    if how == 0:
        parts[first], parts[second] = parts[second], parts[first]
    elif how == 1:
        del parts[first]
    elif how == 2:
        parts[first] = flipped(parts[first], chance)
    else:
        sheets = [name for name in names if name.startswith("xl/worksheets/")]
        sheet = chance.choice(sheets or names)
        parts[sheet] = reworded(parts[sheet], chance)
    return packed(parts, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))


def reworded(xml: bytes, chance: Random) -> bytes:
    """A sheet's XML with tags, addresses, types or texts exchanged or lost; mostly still well-formed."""
    changes = (
        (b' t="s"', b' t="str"'),
        (b' t="inlineStr"', b' t="e"'),
        (b"<v>", b"<v>9"),
        (b'<row r="1', b'<row r="9'),
        (b'<c r="A', b'<c r="XFD'),
        (b'<c r="C', b'<c r="B'),
        (b"</row>", b""),
        (b"<mergeCell ", b"<mergecell "),
        (b"</t>", b"\xc4\x83\xcc\x81</t>"),
        (b'<row r="', b'<row hidden="1" r="'),
        (b"</sheetData>", b"</sheetData><sheetData><row/></sheetData>"),
        (b' s="', b' s="99'),
    )
    for old, new in chance.sample(changes, chance.choice((1, 2, 3))):
        xml = xml.replace(old, new, chance.choice((-1, 1, 3)))
    return xml
