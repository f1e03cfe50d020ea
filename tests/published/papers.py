"""The published cases typed as the workbooks of an invented committee of sixty branches."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.published.cases import CASES, LEVELS, Case, Published

BODIES = 60
NAMES = dict(
    zip(
        LEVELS,
        (
            "Hoàn thành xuất sắc nhiệm vụ",
            "Hoàn thành tốt nhiệm vụ",
            "Hoàn thành nhiệm vụ",
            "Không hoàn thành nhiệm vụ",
        ),
        strict=True,
    )
)
LETTERS = dict(zip(LEVELS, "ABCD", strict=True))
NEW_BODY = "Mới thành lập, chưa đủ thời gian đánh giá"
COMMITTEE = """
name = "Đảng bộ Thử nghiệm"
committee = "Đảng ủy Thử nghiệm"
illustrative = true
"""
UNIT = """
[[units]]
id = "co-so-{number}"
name = "Cơ sở {number}"
first_year = 2010
"""
# The school branch reckoned a fifth of all it rated.
PLAN_2022 = """
year = 2022
rule = "qd-132"
[[ceiling]]
subject_kinds = ["dang_vien"]
ratio = 0.2
denominator = "TAT_CA"
grouping = "dang_bo"
rounding = "down"
"""
TOTALS = ("TT", "Chi bộ", "Tổng số đảng viên", "Số đảng viên được đánh giá", *LEVELS, "Chưa đánh giá")


def body_name(number: int) -> str:
    """The branch of that number, from 1."""
    return f"Cơ sở {number:02}"


def write_papers(folder: Path, printed: dict[str, Published]) -> None:
    """Settings, and one workbook per case, into an empty folder."""
    units = "".join(UNIT.format(number=f"{number:02}") for number in range(1, BODIES + 1))
    (folder / "committee.toml").write_text(COMMITTEE + units, encoding="utf-8")
    (folder / "2022.toml").write_text(PLAN_2022, encoding="utf-8")
    for case_id, case in CASES.items():
        _write(folder / f"{case_id.lower()}.xlsx", case, printed[case_id])


def _write(path: Path, case: Case, printed: Published) -> None:
    title, head, rows = {"bodies": _bodies, "totals": _totals, "leaders": _leaders, "members": _members}[case.form](
        case, printed
    )
    book = Workbook()
    sheet = book.worksheets[0]
    issuer = body_name(1).upper() if case.form == "members" else "ĐẢNG ỦY THỬ NGHIỆM"
    for line in ([issuer], [title], [f"Năm {printed.year}"], [], list(head), *rows):
        sheet.append(line)
    book.save(path)


Paper = tuple[str, Sequence[str], list[list[Any]]]


def _bodies(case: Case, printed: Published) -> Paper:
    """A decision that names every branch and its level, and the new ones that have none."""
    levels: list[tuple[str | None, str | None]] = [(NAMES[level], None) for level in _one_each(printed)]
    levels += [(None, NEW_BODY)] * (case.not_rated or 0)
    rows = [[number, body_name(number), level, note] for number, (level, note) in enumerate(levels, start=1)]
    return "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG CHI BỘ", ("TT", "Chi bộ", "Kết quả xếp loại", "Ghi chú"), rows


def _totals(case: Case, printed: Published) -> Paper:
    """The summary table, in one line; what was not printed is left blank."""
    title = "BIỂU TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG ĐẢNG VIÊN"
    everyone = None if printed.rated is None or case.not_rated is None else printed.rated + case.not_rated
    counts = [printed.counts[level] for level in LEVELS]
    return title, TOTALS, [[1, body_name(1), everyone, printed.rated, *counts, case.not_rated]]


def _leaders(_case: Case, printed: Published) -> Paper:
    """A decision on leading officials whose levels are letters."""
    head = ("TT", "Họ và tên", "Chi bộ", "Kết quả xếp loại")
    rows = [
        [number, f"Đảng viên {number:04}", body_name(1 + number % BODIES), LETTERS[level]]
        for number, level in enumerate(_one_each(printed), start=1)
    ]
    return "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG CÁN BỘ LÃNH ĐẠO, QUẢN LÝ", head, rows


def _members(_case: Case, printed: Published) -> Paper:
    """A branch's own list of its members and what it proposes for each."""
    head = ("TT", "Họ và tên", "Chi bộ đề nghị xếp loại")
    rows = [
        [number, f"Đảng viên {number:04}", NAMES[level]] for number, level in enumerate(_one_each(printed), start=1)
    ]
    return "TỔNG HỢP KẾT QUẢ ĐỀ NGHỊ ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG ĐẢNG VIÊN", head, rows


def _one_each(printed: Published) -> list[str]:
    """The level of each subject, the best first."""
    return [level for level in LEVELS for _ in range(printed.counts[level] or 0)]
