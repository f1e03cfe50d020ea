"""Of a drawing's texts only the charts' own are markup; what a click hands back is as the data have it."""

from components.inert import inert

LINK = "<a href='https://elsewhere.example'>x</a>"


def test_a_link_in_a_name_is_text_and_the_charts_own_markup_stays() -> None:
    own = "<b>5</b><br><i>x</i><span style='color:#0A3161;font-size:18px'>■</span><extra></extra>"
    figure = {"data": [{"y": [own + LINK, None, 3]}], "layout": {"annotations": [{"text": f"<B onclick=x>{LINK}"}]}}
    [trace] = inert(figure)["data"]
    assert trace["y"] == [own + "&lt;a href='https://elsewhere.example'>x&lt;/a>", None, 3]
    assert "<" not in inert(figure)["layout"]["annotations"][0]["text"]


def test_what_a_click_hands_back_is_not_changed() -> None:
    bars = {"type": "bar", "customdata": [["2025", LINK]], "text": [LINK]}
    cells = {"type": "heatmap", "customdata": [[[LINK]]], "text": [[LINK]]}
    assert inert(bars) == bars | {"text": ["&lt;a href='https://elsewhere.example'>x&lt;/a>"]}
    assert inert(cells) == cells
