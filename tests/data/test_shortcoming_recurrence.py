"""Questions shortcoming_recurrence, _returned, _proposals, _waiting: what returned, or may have in other words."""

from datetime import date
from typing import Any

from data.viewer import LOCAL_VIEWER
from tests.data.office import Office

DUE = date(2024, 6, 30)
DAY = date(2024, 3, 1)
SLOW = "chậm báo cáo định kỳ với đảng ủy"
SLOWER = "báo cáo định kỳ gửi đảng ủy còn chậm"
FEW = "sinh hoạt chi bộ chưa thực hiện đủ số buổi"
FEWER = "số buổi sinh hoạt chi bộ thực hiện chưa đủ"
OTHER = "chưa hoàn thành chỉ tiêu phát triển đảng viên"


def write(office: Office, *items: tuple[int, str, str]) -> None:
    plan = office.file()
    for year, unit, words in items:
        office.shortcoming(plan, words, DUE, year=year, unit=unit)


def returned(office: Office, day: date = DAY, **other: Any) -> list[tuple[Any, ...]]:
    """What returned; how many that is, shortcoming_returned says too."""
    served = office.serve()
    rows = served.ask("shortcoming_recurrence", LOCAL_VIEWER, as_of=day, **other)
    counted = served.ask("shortcoming_returned", LOCAL_VIEWER, as_of=day, **other)
    assert counted["n"].to_list() == [rows["thread"].n_unique()]
    return rows.select("year", "unit", "link_name", "times").rows()


def proposed(office: Office, day: date = DAY, **other: Any) -> list[tuple[Any, ...]]:
    rows = office.serve().ask("shortcoming_proposals", LOCAL_VIEWER, as_of=day, **other)
    return rows.select("year", "unit", "item_key", "earlier_year", "earlier_unit", "earlier_key").rows()


def waiting(office: Office) -> list[tuple[Any, ...]]:
    rows = office.serve().ask("shortcoming_waiting", LOCAL_VIEWER, as_of=DAY)
    return rows.select("unit", "n").rows()


def test_the_same_words_in_a_later_year_are_a_repeat(office: Office) -> None:
    write(office, (2021, "a", SLOW), (2023, "a", SLOW), (2023, "a", OTHER))
    assert returned(office) == [(2021, "a", None, 2), (2023, "a", "Trùng nội dung", 2)]


def test_punctuation_within_makes_no_other_words(office: Office) -> None:
    write(office, (2022, "a", "biên bản, sổ nghị quyết - chưa đủ"), (2023, "a", "biên bản sổ nghị quyết chưa đủ"))
    assert [row[:3] for row in returned(office)] == [(2022, "a", None), (2023, "a", "Trùng nội dung")]


def test_another_branch_in_the_same_words_is_noted_and_no_repeat(office: Office) -> None:
    office.unit("b")
    write(office, (2022, "b", SLOW), (2023, "a", SLOW))
    assert returned(office) == []
    write(office, (2022, "a", SLOW))
    rows = office.serve().ask("shortcoming_recurrence", LOCAL_VIEWER, as_of=DAY)
    assert set(rows.select("unit", "other_units", "other_names").rows()) == {("a", 1, "B")}


def test_a_repeat_is_followed_through_splits_and_mergers(changing: Office) -> None:
    write(changing, (2021, "old", SLOW), (2022, "left", SLOW), (2023, "new", SLOW), (2022, "a", OTHER))
    assert returned(changing) == [
        (2021, "old", None, 3),
        (2022, "left", "Trùng nội dung", 3),
        (2023, "new", "Trùng nội dung", 3),
    ]


def test_what_two_bodies_had_before_they_became_one_is_no_repeat_of_each_other(changing: Office) -> None:
    write(changing, (2021, "a", SLOW), (2022, "right", SLOW), (2023, "new", SLOW))
    links = {(year, unit): link for year, unit, link, _ in returned(changing)}
    assert links == {(2021, "a"): None, (2022, "right"): None, (2023, "new"): "Trùng nội dung"}


def test_a_repeat_is_known_once_its_plan_is(office: Office) -> None:
    office.receive(office.file(), "ke_hoach_khac_phuc", date(2023, 12, 27), year=2023)
    write(office, (2022, "a", SLOW), (2023, "a", SLOW))
    assert returned(office, date(2023, 12, 26)) == []
    assert len(returned(office, date(2023, 12, 27))) == 2


def test_years_and_branches_choose_where_it_returned_and_all_its_years_are_shown(office: Office) -> None:
    office.unit("b")
    write(office, (2021, "a", SLOW), (2022, "a", SLOW), (2022, "b", OTHER), (2023, "b", OTHER))
    assert [row[:2] for row in returned(office, years=[2023])] == [(2022, "b"), (2023, "b")]
    assert [row[:2] for row in returned(office, units=["a"])] == [(2021, "a"), (2022, "a")]
    assert returned(office, years=[2021]) == []


def test_near_wordings_are_proposed_and_far_ones_are_not(office: Office) -> None:
    write(office, (2022, "a", SLOW), (2023, "a", SLOWER), (2023, "a", OTHER))
    assert proposed(office) == [(2023, "a", SLOWER, 2022, "a", SLOW)]
    assert returned(office) == []


def test_what_waits_for_a_word_is_counted_by_branch_the_most_first(office: Office) -> None:
    office.unit("b")
    write(office, (2022, "b", SLOW), (2023, "b", SLOWER), (2022, "a", SLOW), (2022, "a", OTHER), (2023, "a", SLOWER))
    assert waiting(office) == [("a", 1), ("b", 1)]
    write(office, (2022, "b", FEW), (2023, "b", FEWER))
    assert waiting(office) == [("b", 2), ("a", 1)]
    assert len(proposed(office)) == 3
    assert proposed(office, most=2) == proposed(office)[:2]


def test_of_many_pairs_that_wait_the_first_are_given_and_all_are_counted(office: Office) -> None:
    office.unit("b")
    write(office, (2022, "a", SLOW), (2022, "a", FEW), (2023, "a", SLOWER), (2023, "a", FEWER))
    write(office, (2022, "b", SLOW), (2023, "b", SLOWER))
    served = office.serve()
    every, few = (served.ask("shortcoming_proposals", LOCAL_VIEWER, as_of=DAY, **more) for more in ({}, {"most": 2}))
    assert (every.height, few.rows()) == (3, every.head(2).rows())
    most = served.ask("shortcoming_waiting", LOCAL_VIEWER, as_of=DAY, most=1)
    assert most.select("unit", "n", "bodies", "branches", "told_bodies", "all_n").rows() == [("a", 2, 2, 2, 2, 3)]


def test_near_wordings_of_other_branches_or_one_year_are_not_proposed(office: Office) -> None:
    office.unit("b")
    write(office, (2022, "b", SLOW), (2023, "a", SLOW), (2023, "a", SLOWER))
    assert proposed(office) == []


def test_what_is_confirmed_is_a_repeat_from_that_day_and_proposed_until_then(office: Office) -> None:
    write(office, (2022, "a", SLOW), (2023, "a", SLOWER))
    office.judge((2023, "a", SLOWER), (2022, "a", SLOW), "same")
    before, then = date(2024, 1, 9), date(2024, 1, 10)
    assert (len(proposed(office, before)), returned(office, before)) == (1, [])
    assert proposed(office, then) == []
    assert [row[:3] for row in returned(office, then)] == [(2022, "a", None), (2023, "a", "Được xác nhận")]


def test_what_is_refused_is_proposed_no_more_and_no_repeat(office: Office) -> None:
    write(office, (2021, "a", SLOW), (2022, "a", SLOWER), (2023, "a", SLOWER))
    office.judge((2022, "a", SLOWER), (2021, "a", SLOW), "different")
    assert proposed(office, date(2024, 1, 9)) != []
    assert proposed(office) == []
    assert [row[:2] for row in returned(office)] == [(2022, "a"), (2023, "a")]


def test_a_changed_mind_counts_from_its_day_and_a_second_word_of_one_day_once_taken_in(office: Office) -> None:
    write(office, (2022, "a", SLOW), (2023, "a", SLOWER))
    pair = ((2023, "a", SLOWER), (2022, "a", SLOW))
    office.judge(*pair, "same")
    office.judge(*pair, "different", taken_in=date(2024, 1, 15))
    office.judge(*pair, "same", judged_on=date(2024, 2, 1))
    days = (date(2024, 1, 14), date(2024, 1, 15), date(2024, 1, 31), date(2024, 2, 1))
    assert [bool(returned(office, day)) for day in days] == [True, False, False, True]


def test_of_many_alike_in_two_threads_one_pair_is_asked_about(office: Office) -> None:
    write(office, (2020, "a", SLOW), (2021, "a", SLOW), (2022, "a", SLOWER), (2023, "a", SLOWER))
    assert proposed(office) == [(2022, "a", SLOWER, 2021, "a", SLOW)]
    office.judge((2022, "a", SLOWER), (2021, "a", SLOW), "same")
    assert proposed(office) == []
    assert {row[3] for row in returned(office)} == {4}
