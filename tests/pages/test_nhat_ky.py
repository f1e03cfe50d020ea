"""Page /nhat-ky: who did what, in words, for those who may know; and whether anybody has been at the trail."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import plotly.utils
import pytest
from flask import Flask

from data.trail import LEDGER, Trail
from data.viewer import LOCAL_VIEWER, ROLES, Viewer
from data.warehouse import NotEntitled, Warehouse
from pages import nhat_ky
from pages.session import welcome
from pages.view import open_view
from tests.data.office import Office

READERS = [role for role, rights in ROLES.items() if rights.reads_trail]
MOST = 100


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Give a home with a branch, one member, and a trail of a few lines."""
    office = Office(tmp_path / "home")
    office.unit("thanh-tra")
    office.rows["unit"][-1]["name"] = "Thanh tra"
    office.rows["committee"].append({"name": "Đảng bộ", "committee": "Đảng ủy", "superior": None, "illustrative": True})
    office.plan(2023, as_of=date(2023, 12, 20))
    office.rate(office.file(), "dv-1", "HTTNV", unit="thanh-tra", subject_name="Đảng viên 0001")
    trail = Trail(office.home)
    trail.note("binh", "person_handed_out", "dv-1")
    trail.note("an", "person_viewed", "/khen-thuong award_proposals trial_subjects")
    trail.note("an", "recorded_by_hand", "note 2023 thanh-tra", 1)
    trail.note("an", "exported", "register 2023", 40)
    trail.note("an", "taken_in", "2023/a.xlsx", 1386)
    return office


@pytest.fixture
def warehouse(office: Office) -> Iterator[Warehouse]:
    """Give the home's warehouse."""
    opened = office.serve()
    yield opened
    opened.close()


def page(warehouse: Warehouse, search: str = "", viewer: Viewer = LOCAL_VIEWER) -> str:
    """The page as it is sent."""
    view = open_view(warehouse, viewer, search)
    assert view is not None
    return json.dumps(nhat_ky.body(view), cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)


def shown(warehouse: Warehouse, search: str = "") -> list[list[Any]]:
    """The rows of the page's table, each as texts."""
    [box] = [one for one in boxes(json.loads(page(warehouse, search))) if "data-table" in one]
    rows = json.loads(box["data-table"])["rows"]
    return [[cell["text"] if isinstance(cell, dict) else cell for cell in row] for row in rows]


def boxes(tree: Any) -> Iterator[dict[str, Any]]:
    """The properties of everything in a page."""
    for part in tree if isinstance(tree, list) else [tree]:
        if isinstance(part, dict) and "props" in part:
            yield part["props"]
            yield from boxes(part["props"].get("children"))


def test_a_chart_whose_figures_were_handed_out_is_told_by_its_name(office: Office, warehouse: Warehouse) -> None:
    Trail(office.home).note("an", "exported", "rating_by_unit 2023", 60)
    assert "Số liệu biểu đồ: So sánh giữa các chi bộ, năm 2023" in shown(warehouse)[0]


def test_the_lines_stand_newest_first_and_ids_in_words(warehouse: Warehouse) -> None:
    assert [[row[0], *row[2:]] for row in shown(warehouse)] == [
        ["5", "an", "Nạp tệp", "2023/a.xlsx", "1.386"],
        ["4", "an", "Xuất số liệu ra tệp", "Sổ theo dõi năm 2023", "40"],
        ["3", "an", "Ghi tay", "Ghi tay: vướng mắc, năm 2023 · Thanh tra", "1"],
        ["2", "an", "Xem thông tin có tên đảng viên", "Khen thưởng; Danh sách đề nghị khen thưởng", "–"],
        ["1", "binh", "Trích xuất thông tin về một người", "Đảng viên 0001 · Thanh tra", "–"],
    ]


def test_the_address_narrows_the_lines(warehouse: Warehouse) -> None:
    today = Trail(warehouse.home).lines(limit=1)["at"][0].date()

    def numbers(search: str) -> list[str]:
        return [row[0] for row in shown(warehouse, search)]

    assert numbers("?tai-khoan=binh") == ["1"]
    assert numbers("?viec=exported&tai-khoan=an") == ["4"]
    assert numbers(f"?tu-ngay={today:%d/%m/%Y}&toi-ngay={today}&viec=tat-ca&tai-khoan=tat-ca") == list("54321")
    assert "Không có dòng nào như vậy" in page(warehouse, "?toi-ngay=31/12/2001")
    odd = page(warehouse, "?tu-ngay=31/2/2024&viec=look")
    assert "Đã bỏ qua phần lọc không dùng được: tu-ngay=31/2/2024; viec=look." in odd
    assert "Dòng thứ 1–5 trong 5 dòng" in odd


def test_of_many_lines_a_hundred_are_shown_and_the_way_to_the_others(warehouse: Warehouse) -> None:
    for number in range(MOST + 1):
        Trail(warehouse.home).note("an", "sign_in", str(number))
    first = page(warehouse, "?tai-khoan=an&viec=sign_in")
    assert "Dòng thứ 1–100 trong 101 dòng" in first
    assert "/nhat-ky?viec=sign_in&tai-khoan=an&trang-so=2" in first
    assert "Mới hơn" not in first
    last = page(warehouse, "?tai-khoan=an&viec=sign_in&trang-so=2")
    assert "Dòng thứ 101–101 trong 101 dòng" in last
    assert "Cũ hơn" not in last
    for strange in ("99999999", "0", "-1", "x", "²"):
        assert "Dòng thứ 1" in page(warehouse, f"?tai-khoan=an&viec=sign_in&trang-so={strange}")


def test_it_says_first_whether_the_trail_is_whole(warehouse: Warehouse) -> None:
    assert "Nhật ký còn nguyên vẹn: 5 dòng" in page(warehouse)
    with closing(sqlite3.connect(warehouse.home / LEDGER)) as connection, connection:
        connection.execute("drop trigger trail_never_deleted")
        connection.execute("delete from trail where number = 2")
    told = page(warehouse)
    assert "thiếu dòng 2. Báo ngay người quản trị" in told
    assert '"alert"' in told


@pytest.mark.parametrize("role", sorted(ROLES))
def test_only_those_who_may_read_the_trail_get_it(role: str, warehouse: Warehouse) -> None:
    viewer = Viewer("an", role, "thanh-tra" if role == "chi_bo" else None)
    assert nhat_ky.PAGE.allowed(viewer) == (role in READERS)
    assert READERS == ["bi_thu", "local"]
    if role in READERS:
        assert "Nạp tệp" in page(warehouse, viewer=viewer)
    else:
        with pytest.raises(NotEntitled):
            page(warehouse, viewer=viewer)


def test_before_anything_is_loaded_it_tells_of_accounts(tmp_path: Path) -> None:
    Trail(tmp_path / "home").note("an", "account_added", "binh")
    app = Flask(__name__)
    app.config["HOME"] = tmp_path / "home"
    with app.test_request_context():
        welcome(LOCAL_VIEWER)
        shown_now = json.dumps(nhat_ky.unloaded(), cls=plotly.utils.PlotlyJSONEncoder, ensure_ascii=False)
        assert "Thêm tài khoản" in shown_now
        welcome(Viewer("an", "cap_uy"))
        with pytest.raises(NotEntitled):
            nhat_ky.unloaded()
