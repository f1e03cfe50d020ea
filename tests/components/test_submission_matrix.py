from components.charts.submission_matrix import STATES, figure
from tests.components.frames import READING, filing, matrix


def finding(*lines: tuple[str, str, int | None]) -> str:
    return str(figure(matrix([filing(*line) for line in lines]), READING)["layout"]["meta"]["finding"])


def test_what_is_missing_and_what_came_late_are_told_apart() -> None:
    assert finding(("A", "qua_han", 15), ("B", "cham", 3), ("C", "dung_han", None)) == (
        "Năm 2023, còn 1 văn bản của 1/3 chi bộ quá hạn chưa nộp; 1 văn bản nộp chậm"
    )
    assert "không có văn bản nộp chậm" in finding(("A", "qua_han", 15), ("B", "dung_han", None))
    assert "đã nộp đủ" in finding(("A", "cham", 1), ("B", "dung_han", None))
    assert "đều được nộp không chậm" in finding(("A", "dung_han", None), ("B", "dung_han", None))


def test_what_came_on_the_named_day_is_told_as_a_class_of_its_own_unless_the_day_is_permitted() -> None:
    lines = [filing("A", "dung_han"), filing("B", "dung_ngay_moc", 0)]
    assert "1 văn bản nộp đúng ngày mốc" in figure(matrix(lines), READING)["layout"]["meta"]["finding"]
    inclusive = [line | {"comparison": "on_or_before"} for line in lines]
    assert "đúng ngày mốc" not in figure(matrix(inclusive), READING)["layout"]["meta"]["finding"]


def test_before_any_deadline_nothing_is_called_missing() -> None:
    assert "chưa văn bản nào đến hạn" in finding(("A", "chua_den_han", 8))


def test_every_state_has_its_symbol_and_days() -> None:
    lines = [
        filing(name, state, days) for name, state, days in zip("ABCDEF", STATES, (None, 0, 3, 15, 8, None), strict=True)
    ]
    texts = [text for trace in figure(matrix(lines), READING)["data"][1:] for text in trace["text"]]
    assert sorted(texts) == sorted(["✓", "◆", "▲ +3", "✕ 15", "·", "–"])


def test_a_cell_holds_its_state_and_leads_to_its_document() -> None:
    heatmap = figure(matrix([filing("A", "qua_han", 15)]), READING)["data"][0]
    assert heatmap["z"] == [[STATES.index("qua_han")]]
    assert heatmap["customdata"] == [[["a", "bao_cao_kiem_diem"]]]


def test_the_branch_with_most_problems_stands_at_the_top() -> None:
    layout = figure(matrix([filing("A", "dung_han"), filing("B", "qua_han", 15)]), READING)["layout"]
    assert layout["yaxis"]["categoryarray"][-1] == "B"


def test_a_paper_apart_from_its_dossier_is_marked_and_named_in_the_title() -> None:
    apart = filing("A", "dung_han") | {"together": "no", "together_name": "Không nộp cùng hồ sơ"}
    chart = figure(matrix([apart, filing("B", "dung_han")]), READING)
    assert [text for trace in chart["data"][1:] for text in trace["text"]] == ["✓ †", "✓"]
    cells = chart["data"][0]
    assert "Không nộp cùng hồ sơ" in cells["hovertext"][cells["y"].index("A")][0]
    assert "1 chi bộ không nộp hồ sơ khen thưởng cùng hồ sơ đánh giá" in chart["layout"]["meta"]["finding"]


def test_fewer_copies_than_members_are_lacking_without_being_late() -> None:
    fewer = filing("A", "dung_han") | {"quantity": 15, "members": 18, "lacking": 3}
    chart = figure(matrix([fewer]), READING)
    assert "thiếu 3" in chart["data"][1]["text"][0]
    assert "15/18 đảng viên, thiếu 3" in chart["data"][0]["hovertext"][0][0]
    assert "đều được nộp không chậm" in chart["layout"]["meta"]["finding"]


def test_no_line_gives_an_empty_chart_with_a_true_title() -> None:
    chart = figure(matrix([filing("A", "dung_han")]).clear(), READING)
    assert chart["data"] == []
    assert chart["layout"]["meta"]["finding"] == "Không có văn bản nào phải nộp cho lựa chọn này"
