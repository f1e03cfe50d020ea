"""A change of a filter asks once, draws what changed, and leaves all else as the reader has it."""

from playwright.sync_api import Page, Response

from tests.browser.conftest import Reader

MARK = """() => document.querySelectorAll("figure[data-chart]").forEach(chart => {
    const svg = chart.querySelector(".main-svg");
    if (svg) svg.marked = true;
})"""
KEPT = """() => [...document.querySelectorAll("figure[data-chart]")]
    .filter(chart => chart.querySelector(".main-svg")?.marked).map(chart => chart.dataset.chart)"""
AGAIN = """() => {
    history.pushState({}, "", location.pathname + "?den-ngay=2023-12-20");
    dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
}"""
RESIZED = """async () => {
    const graph = document.querySelector(".js-plotly-plot");
    let drawn = 0;
    graph.on("plotly_afterplot", () => { drawn += 1; });
    await Plotly.Plots.resize(graph);
    const same = drawn;
    graph.style.width = "400px";
    await Plotly.Plots.resize(graph);
    return [same, drawn, graph.querySelector(".main-svg").width.baseVal.value];
}"""
SMALL = 6_000  # bytes before they are packed, of more than a hundred thousand
OPEN = "details[open].twin"


def texts(page: Page) -> list[str]:
    return page.locator("#page h1, #page h2, #page p, #page td, #page .graph text").all_text_contents()


def test_a_change_asks_once_and_what_it_does_not_touch_stays(desk: Reader) -> None:
    page = desk.open("/phan-bo")
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer) if "_dash-update" in answer.url else None)
    page.evaluate(MARK)
    drawn = page.evaluate(KEPT)

    page.evaluate(AGAIN)
    desk.wait()
    assert len(answers) == 1
    assert len(answers.pop().body()) < SMALL
    assert page.evaluate(KEPT) == drawn, "nothing changed: nothing is drawn anew"

    for stem in ("stage_shift", "rating_by_unit"):
        page.locator(f"figure[data-chart={stem}] .twin > summary").click()
    stage = page.get_by_label("Giai đoạn", exact=True)
    stage.focus()
    page.evaluate("scrollTo(0, 60)")
    stage.select_option("proposed")
    desk.wait()
    assert len(answers) == 1, "one question for one change"
    assert page.evaluate(KEPT) == ["stage_shift"], "of all charts only this one shows every stage"
    assert page.locator(OPEN).count() == 2
    assert page.evaluate("scrollY") == 60
    assert page.evaluate("document.activeElement.id") == "giai-doan"
    assert desk.complaints == []


def test_what_was_clicked_is_closed_and_changes_that_overtake_each_other_end_as_one_that_is_alone(desk: Reader) -> None:
    page = desk.open("/phan-bo?giai-doan=proposed")
    stage = page.get_by_label("Giai đoạn", exact=True)
    page.evaluate(MARK)
    page.locator("figure[data-chart=stage_shift] .twin > summary").click()
    page.locator("figure[data-chart=stage_shift] td button[data-behind]").first.click()
    page.locator("section.lines").wait_for()
    stage.select_option("self")
    stage.select_option("decided")
    desk.wait()
    page.locator("section.lines").wait_for(state="detached")
    assert "stage_shift" not in page.evaluate(KEPT), "what was clicked is no longer asked for: its chart begins anew"
    shown = texts(page)
    page.reload()
    desk.wait()
    assert texts(page) == shown, "put together from what changed, the page is the one that comes as a whole"
    assert page.evaluate(RESIZED) == [0, 1, 400], "a chart is laid out anew only where its room is another"
