"""Each job of the guide, done from the overview by what stands on the screen alone; the clicks it takes are counted."""

import io
import re
import tomllib
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import docx
import openpyxl
import pytest
from playwright.sync_api import Download, Locator, Page, expect

from etl.home import Home
from tests.browser.conftest import Before, Reader
from tests.browser.told import told
from tests.homes import copy_of
from tests.repository import ROOT

# The clicks of each job from the overview on: README ("Các việc thường làm").
ABOVE = "header, .banner"
CLICKS = {"progress": 3, "meeting": 2, "report": 2, "intake": 4, "plan": 6}
LIST = ROOT / "data/samples/2023/van-phong-1/tong-hop-dang-vien-2023.xlsx"


@dataclass
class Walk:
    """Somebody who has never been here: what is clicked is found by its role and its words, and must be in sight."""

    reader: Reader
    clicks: int = 0
    been: list[str] = field(default_factory=list)

    @property
    def page(self) -> Page:
        """The page looked at."""
        return self.reader.page

    def click(self, target: Locator) -> None:
        """Click on something."""
        target.scroll_into_view_if_needed()
        target.click()
        self.clicks += 1
        self.reader.wait()

    def menu(self, name: str) -> None:
        """Go to a page by its entry above every page; it says where one is."""
        self.click(self.page.locator(ABOVE).get_by_role("link", name=name, exact=True))
        self.arrived(name)

    def arrived(self, name: str) -> None:
        """Whether the page says that it is what was looked for, and leads on: back to the overview at the least."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(name)
        expect(self.page.locator(ABOVE).get_by_role("link", name="Tổng quan", exact=True)).to_be_visible()
        self.been.append(name)

    def panel(self, name: str) -> Locator:
        """The part of the page under a heading."""
        return self.page.locator("section", has=self.page.get_by_role("heading", name=name, exact=True)).last

    def taken(self, target: Locator) -> Download:
        """Click on what hands out a file."""
        with self.page.expect_download() as waiting:
            self.click(target)
        return waiting.value

    def take_in(self, file: Path) -> None:
        """Choose a file on the page that takes files in, look at what it says, and confirm."""
        with self.page.expect_file_chooser() as chooser:
            self.click(self.page.get_by_text("Chọn tệp trên máy"))
        chooser.value.set_files(file)
        told(self.page, "#nap-result h3", "Xem trước")
        self.click(self.page.get_by_role("button", name="Nạp tệp này"))
        told(self.page, "#nap-result h3", "Đã nạp")


def within(walk: Walk, job: str) -> None:
    """Whether the job took as many clicks as is told, and nothing went wrong on the way."""
    assert walk.clicks == CLICKS[job]
    assert walk.reader.complaints == []


@pytest.fixture
def walk(desk: Reader) -> Walk:
    """Give a newcomer on the overview of the sample committee."""
    desk.open("/")
    return Walk(desk)


@pytest.fixture
def office(before: Before, few_papers: Path, tmp_path: Path) -> tuple[Walk, Home]:
    """Give a newcomer on the overview of a home with few papers, who may take files in."""
    copy_of(few_papers, tmp_path / "home")
    reader = before(tmp_path / "home")
    reader.open("/")
    return Walk(reader), Home(tmp_path / "home")


def test_who_owes_what_and_what_is_overdue_is_followed(walk: Walk) -> None:
    expect(walk.page.get_by_text("Lần đầu mở bảng theo dõi? Bắt đầu ở đây")).to_be_visible()
    today = walk.panel("Hôm nay cần biết")
    walk.click(today.get_by_role("link", name="chi bộ chưa nộp đủ hồ sơ").first)
    walk.arrived("Tiến độ hồ sơ")
    walk.menu("Khắc phục")
    walk.menu("Tổng quan")
    within(walk, "progress")


def test_a_meeting_is_run_from_the_wall(walk: Walk) -> None:
    walk.menu("Trình chiếu")
    walk.click(walk.page.get_by_text("Chiếu ngay", exact=True).first)
    expect(walk.page.locator("#stage")).to_be_visible()
    place = walk.page.locator("#stage-place")
    expect(place).to_have_text(re.compile("^1/"))
    walk.page.keyboard.press("ArrowRight")
    expect(place).to_have_text(re.compile("^2/"))
    walk.page.keyboard.press("Escape")
    expect(walk.page.locator("#stage")).to_be_hidden()
    walk.arrived("Trình chiếu")
    within(walk, "meeting")


def test_the_years_report_is_made(walk: Walk, tmp_path: Path) -> None:
    walk.menu("Báo cáo")
    part = walk.panel("Dùng trong cấp ủy").get_by_role("listitem").filter(has_text="Báo cáo (Word)")
    made = walk.taken(part.get_by_role("button", name="Tạo tệp"))
    made.save_as(tmp_path / "a.docx")
    assert len(docx.Document(str(tmp_path / "a.docx")).tables) > 1
    within(walk, "report")


def test_what_a_branch_sent_is_looked_at_taken_in_and_found_again(office: tuple[Walk, Home], tmp_path: Path) -> None:
    walk, home = office
    book = openpyxl.load_workbook(LIST)
    book.worksheets[0]["J12"] = "Hoàn thành xuất sắc nhiệm vụ"
    book.save(tmp_path / "van-phong-1-sua.xlsx")
    version = home.version() or 0
    walk.menu("Nạp hồ sơ")
    walk.take_in(tmp_path / "van-phong-1-sua.xlsx")
    assert home.version() == version + 1
    walk.menu("Nguồn số liệu")
    expect(walk.page.get_by_text("van-phong-1-sua.xlsx").first).to_be_visible()
    within(walk, "intake")


def test_next_years_plan_is_drafted_put_right_and_taken_in(office: tuple[Walk, Home], tmp_path: Path) -> None:
    walk, _ = office
    walk.click(walk.page.get_by_role("link", name="Xem hướng dẫn theo việc cần làm"))
    walk.arrived("Hướng dẫn")
    job = walk.panel("Lập kế hoạch năm tới")
    walk.click(job.get_by_role("link", name="Nạp hồ sơ").first)
    walk.arrived("Nạp hồ sơ")
    papers = walk.panel("Biểu trống, sổ theo dõi và kế hoạch năm")
    expect(papers.get_by_label("Năm kiểm điểm")).to_have_value("2024")
    handed = walk.taken(papers.get_by_role("button", name="Tải kế hoạch để sửa"))
    with zipfile.ZipFile(io.BytesIO(Path(handed.path()).read_bytes())) as archive:
        plan = archive.read("plans/2024.toml").decode()
    (tmp_path / "2024.toml").write_text(plan.replace("187-KH/ĐU", "15-KH/ĐU"), encoding="utf-8")
    assert tomllib.loads(plan)["year"] == 2024
    walk.take_in(tmp_path / "2024.toml")
    walk.menu("Tổng quan")
    walk.page.get_by_label("Năm", exact=True).select_option("2024")
    expect(walk.page.get_by_text("15-KH/ĐU").first).to_be_visible()
    within(walk, "plan")
