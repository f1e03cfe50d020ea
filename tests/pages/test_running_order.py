"""The running order of slides as it stands in an address."""

from pages import running_order
from pages.running_order import Slide

KNOWN = {"rating_trend", "ceiling_check", "rating_by_unit"}


def test_an_order_reads_back_as_it_was_written() -> None:
    slides = [Slide("rating_trend"), Slide("rating_by_unit", {"nam": "2022,2023", "chi-bo": "van-phong-1"})]
    text = ",".join(map(str, slides))
    assert text == "rating_trend,rating_by_unit~nam:2022!2023~chi-bo:van-phong-1"
    assert running_order.read(text, KNOWN) == (slides, [])


def test_what_names_no_chart_or_no_filter_of_a_slide_is_passed_over_and_told() -> None:
    slides, ignored = running_order.read("rating_trend~thu:x~nam:2023,nothing,,ceiling_check", KNOWN)
    assert slides == [Slide("rating_trend", {"nam": "2023"}), Slide("ceiling_check")]
    assert ignored == ["thu:x", "bai=nothing"]


def test_an_order_has_an_end_however_long_an_address_is() -> None:
    slides, ignored = running_order.read(",".join(["rating_trend"] * 500), KNOWN)
    assert len(slides) == running_order.MOST
    assert len(ignored) == 500 - running_order.MOST


def test_a_slide_has_the_filters_of_all_under_its_own_and_the_trial_only_of_the_same_subjects() -> None:
    search = "?nam=2023&doi-tuong=dang_vien&thu=x1:HTXSNV&bai=rating_trend&nen=toi"
    assert running_order.of_slide(search, Slide("rating_trend")) == "?nam=2023&doi-tuong=dang_vien&thu=x1:HTXSNV"
    other = Slide("rating_trend", {"doi-tuong": "chi_bo"})
    assert running_order.of_slide(search, other) == "?nam=2023&doi-tuong=chi_bo"
    branch = Slide("rating_trend", {"chi-bo": "a"})
    assert running_order.of_slide(search, branch).endswith("chi-bo=a&thu=x1:HTXSNV")


def test_the_filters_of_all_leave_the_order_and_the_look_behind() -> None:
    search = "?nam=2023&thu=x1:HTXSNV&bai=rating_trend&nen=toi&tu-dong=9&chieu=3"
    assert running_order.base(search) == "?nam=2023&thu=x1:HTXSNV"
    assert running_order.query(search, [Slide("ceiling_check")], nen="") == (
        "?nam=2023&thu=x1:HTXSNV&bai=ceiling_check&tu-dong=9&chieu=3"
    )


def test_a_slide_moves_up_and_down() -> None:
    one, other, third = (Slide(stem) for stem in sorted(KNOWN))
    assert running_order.moved([one, other, third], 2, 1) == [one, third, other]
    assert running_order.moved([one, other, third], 0, 1) == [other, one, third]
