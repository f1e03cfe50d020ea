"""“Tải số liệu” in a browser: as often as it is pressed, by key too, a workbook under the name of its picture."""

from pathlib import Path

import openpyxl

from tests.browser.conftest import Reader


def test_the_figures_of_a_chart_are_saved_as_a_workbook_each_time_the_button_is_pressed(
    desk: Reader, tmp_path: Path
) -> None:
    page = desk.open("/khac-phuc")
    figure = page.locator("figure[data-chart=remediation_overdue]")
    button = figure.get_by_role("button", name="Tải số liệu của biểu đồ: ")
    button.focus()
    for key in ("Enter", "Enter", "Space"):
        with page.expect_download() as saved:
            page.keyboard.press(key)
        file = tmp_path / saved.value.suggested_filename
        saved.value.save_as(file)
        assert file.name == "2023_khac-phuc_remediation_overdue_2023-12-20.xlsx"
        [sheet] = openpyxl.load_workbook(file).worksheets
        assert sheet["A2"].value == figure.locator(".chart-title").inner_text()
        file.unlink()
    assert desk.complaints == []
