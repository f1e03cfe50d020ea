"""What the settings say of branches before and after: which kind of change it was, and in which year."""

from pathlib import Path

import duckdb
import pytest

from etl.build import build
from etl.cells import Sheet, Workbook
from etl.read import File, read_files
from etl.settings import Committee, Settings, UnitSetting
from etl.units import Units
from tests.etl.odd_hands import HEADS, grid

Links = list[tuple[int, str, str, str]]


def links(folder: Path, *units: UnitSetting) -> Links:
    """Table unit_succession of a committee of these branches."""
    path = folder / "1.duckdb"
    committee = Committee("Đảng bộ Sở", "Đảng ủy Sở", units=units)
    build(path, Settings(committee), [], [], 0)
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.sql("select year, kind, from_unit, to_unit from unit_succession order by all").fetchall()


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (UnitSetting("a", "Thanh tra", 2019, 2022), UnitSetting("b", "Pháp chế", 2023, after=("a",)), "đổi tên"),
        (UnitSetting("a", "Chi bộ 03", 2019, 2022), UnitSetting("b", "Chi bộ 5", 2023, after=("a",)), "đổi số"),
        (
            UnitSetting("a", "Thanh tra", 2019, 2022),
            UnitSetting("b", "Thanh tra", 2023, after=("a",), parent="khoi"),
            "chuyển",
        ),
        (
            UnitSetting("a", "Thanh tra", 2019, 2022),
            UnitSetting("b", "Pháp chế", 2023, after=("a",), parent="khoi"),
            "chuyển, đổi tên",
        ),
        (UnitSetting("a", "Văn phòng", 2019), UnitSetting("b", "Văn phòng 2", 2023, after=("a",)), "tách"),
        (UnitSetting("a", "Điện", 2019, 2022), UnitSetting("b", "Năng lượng", 2019, after=("a",)), "nhập"),
    ],
)
def test_one_branch_after_another(before: UnitSetting, after: UnitSetting, kind: str, tmp_path: Path) -> None:
    assert links(tmp_path, before, after) == [(2023, kind, "a", "b")]


def test_one_into_several_is_a_split_and_several_into_one_a_merger(tmp_path: Path) -> None:
    found = links(
        tmp_path,
        UnitSetting("whole", "Văn phòng", 2019, 2021),
        UnitSetting("left", "Văn phòng 1", 2022, 2022, after=("whole",)),
        UnitSetting("right", "Văn phòng 2", 2022, 2022, after=("whole",)),
        UnitSetting("again", "Văn phòng mới", 2023, after=("left", "right")),
    )
    assert found == [
        (2022, "tách", "whole", "left"),
        (2022, "tách", "whole", "right"),
        (2023, "nhập", "left", "again"),
        (2023, "nhập", "right", "again"),
    ]


def test_a_shortcoming_followed_up_by_the_branch_that_came_after_stays_with_the_one_it_was_found_in() -> None:
    old, new = UnitSetting("old", "Một", 2019, 2023), UnitSetting("new", "Hai", 2024, after=("old",))
    units = Units(Committee("Đảng bộ Sở A", "Đảng ủy Sở A", units=(old, new)))
    plan = (
        "Đảng bộ Sở A\nCHI BỘ MỘT\nKẾ HOẠCH KHẮC PHỤC SAU KIỂM ĐIỂM NĂM 2023\n"
        "TT|Hạn chế, khuyết điểm|Thời hạn\n1|Hạn chế 1|30/6/2024"
    )
    later = (
        f"{HEADS['follow_up']}TT|Chi bộ|Hạn chế, khuyết điểm|Kết quả\n"
        "1|Hai|Hạn chế 1|Đã hoàn thành\n2|Hai|Hạn chế 2|Đang thực hiện"
    )
    sheets = [Sheet("Trang", cells=grid(text)) for text in (plan, later)]
    files = [File(number, f"{number}.xlsx", Workbook([sheet])) for number, sheet in enumerate(sheets, start=1)]
    facts = [(fact["item"], fact["unit"]) for reading in read_files(files, units) for _, _, fact in reading.facts]
    assert facts == [("Hạn chế 1", "old"), ("Hạn chế 1", "old"), ("Hạn chế 2", "new")]


def test_a_branch_that_only_changes_its_name_in_the_settings_has_no_link(tmp_path: Path) -> None:
    renamed = UnitSetting("a", "Pháp chế", 2019, aliases=("Thanh tra",))
    assert links(tmp_path, renamed) == []
