from datetime import date

import pytest

from components.numbers import day, decimal, percent, rate, share, whole


def test_numbers_are_written_as_in_vietnamese() -> None:
    assert whole(1386) == "1.386"
    assert percent(13.3) == "13,3%"
    assert decimal(-4.0) == "-4,0"
    assert decimal(1386.25) == "1.386,3"
    assert day(date(2023, 12, 5)) == "05/12/2023"


def test_what_is_not_known_is_a_dash_and_never_a_zero() -> None:
    assert whole(None) == decimal(None) == percent(None) == day(None) == "–"


@pytest.mark.parametrize(("n", "of", "value"), [(1, 16, 6.3), (1, 8, 12.5), (2, 3, 66.7), (5, 0, None), (0, 7, 0.0)])
def test_rates_are_rounded_half_up(n: int, of: int, value: float | None) -> None:
    assert rate(n, of) == value


def test_under_ten_a_share_is_its_counts() -> None:
    assert share(6, 7) == "6/7"
    assert share(9, 10) == "90,0% (9/10)"
