"""The cells kept beside the received files: they spare reading, and nothing else depends on them."""

import shutil
from pathlib import Path

import pytest

from etl.cells import Cell, Sheet, Workbook
from etl.faults import HomeFault
from etl.gather import Gathered
from etl.home import Home
from etl.load import load, rebuild, undo
from etl.parsed import Parsed, parser_version
from tests.homes import MEMBERS, PAPERS, SAMPLES, copy_of
from tests.reliability.papers import facts, sha256

KNOWN = {sha256(SAMPLES / name) for name in PAPERS}
NEXT = SAMPLES / "2023/thanh-tra/tong-hop-dang-vien-2023.xlsx"
OTHERS_CELLS = Workbook([Sheet("Biểu", cells={(1, 1): Cell(1, 1, "text", "khác")})])


def test_a_load_reads_only_the_workbooks_it_is_handed_and_an_undo_none(small_home: Home, tmp_path: Path) -> None:
    plain = Home(tmp_path / "plain")
    copy_of(small_home.path, plain.path)
    shutil.rmtree(plain.parsed)
    load(plain, newcomer())
    before = facts(small_home)
    for known in KNOWN:
        (small_home.intake / known).unlink()
    assert [report.outcome for report in load(small_home, newcomer())] == ["loaded"]
    assert facts(small_home) == facts(plain)
    assert undo(small_home) == 1
    assert facts(small_home) == before


def test_cells_that_are_damaged_or_of_another_reader_are_read_anew_and_kept_again(small_home: Home) -> None:
    kept = sorted(small_home.parsed.iterdir())
    assert {file.name for file in kept} == {f"{known}-{parser_version()}" for known in KNOWN}
    sound = {file: file.read_bytes() for file in kept}
    cut, flipped, exchanged, older = kept
    cut.write_bytes(sound[cut][:-1])
    flipped.write_bytes(bytes([sound[flipped][0] ^ 1]) + sound[flipped][1:])
    exchanged.write_bytes(sound[older])
    older.rename(older.with_name(f"{older.name.partition('-')[0]}-older"))
    assert not any(Parsed(small_home.parsed).get(known) for known in KNOWN)
    before = facts(small_home)
    load(small_home, newcomer())
    assert {file: file.read_bytes() for file in kept} == sound
    assert {file.name.partition("-")[0] for file in small_home.parsed.iterdir()} == {*KNOWN, sha256(NEXT)}
    undo(small_home)
    assert facts(small_home) == before


def test_a_rebuild_believes_only_the_bytes(small_home: Home) -> None:
    before = facts(small_home)
    for known in KNOWN:
        Parsed(small_home.parsed).keep(known, OTHERS_CELLS)
    rebuild(small_home)
    assert facts(small_home) == before
    assert OTHERS_CELLS not in [Parsed(small_home.parsed).get(known) for known in KNOWN]


def test_where_no_cells_can_be_kept_files_are_taken_in_all_the_same(small_home: Home) -> None:
    shutil.rmtree(small_home.parsed)
    small_home.parsed.write_text("in the way", encoding="utf-8")
    assert [report.outcome for report in load(small_home, newcomer())] == ["loaded"]
    assert [report.outcome for report in load(small_home, newcomer())] == ["unchanged"]


@pytest.mark.parametrize(("change", "name"), [(None, "missing_bytes"), (b"other", "damaged_bytes")])
def test_received_bytes_that_are_needed_and_damaged_are_named_and_the_version_stays(
    small_home: Home, change: bytes | None, name: str
) -> None:
    before, received = facts(small_home), small_home.intake / sha256(SAMPLES / MEMBERS)
    received.unlink()
    if change:
        received.write_bytes(change)
    with pytest.raises(HomeFault, match=received.name) as refused:
        rebuild(small_home)
    assert refused.value.name == name
    assert facts(small_home) == before


def newcomer() -> list[Gathered]:
    """A branch's list that the home does not hold."""
    return [Gathered("thanh-tra.xlsx", NEXT.read_bytes())]
