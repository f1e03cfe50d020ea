"""How shortcomings are followed is data, and what the data says is complete."""

from itertools import pairwise
from pathlib import Path

import polars as pl
import pytest

from data.remediation import UnknownRemediationKey, age_frame, near_pairs, remediation_settings
from data.words import words


def test_the_spans_of_days_follow_each_other_and_each_has_its_word() -> None:
    spans = age_frame().rows(named=True)
    assert spans[-1]["last_day"] is None
    assert all(later["first_day"] == earlier["last_day"] + 1 for earlier, later in pairwise(spans))
    named = set(words().filter(kind_of_word="remediation_age")["code"])
    assert named == {span["code"] for span in spans} | {"chua_den_han", "khong_ghi_thoi_han"}


def test_the_words_of_a_span_name_its_days() -> None:
    told = dict(words().filter(kind_of_word="remediation_age").select("code", "name").iter_rows())
    for span in age_frame().drop_nulls().rows(named=True):
        assert f"{span['first_day']}–{span['last_day']}" in told[span["code"]]


@pytest.mark.parametrize("line", ["soon = 3", "[[ages]]\nday = 3", "[[marks]]\npart = 3"])
def test_an_unknown_key_is_refused_by_name(line: str, tmp_path: Path) -> None:
    file = tmp_path / "remediation.toml"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(UnknownRemediationKey, match=r"soon|day|part"):
        remediation_settings(file)


def test_likeness_does_not_mind_the_order_of_words() -> None:
    pairs = pl.DataFrame({"one": ["báo cáo còn chậm", "báo cáo còn chậm"], "other": ["chậm còn báo cáo", "nể nang"]})
    assert near_pairs(pairs).rows() == [("báo cáo còn chậm", "chậm còn báo cáo", 100.0)]
    assert near_pairs(pairs.clear()).is_empty()
