"""What is measured on a slide: type too small for the back row, texts that reach out of it or touch."""

from playwright.sync_api import Page

from tests.browser.conftest import Reader
from tests.browser.measure import TOUCH
from tests.browser.told import told

DRAWN = "#stage-picture > svg"
SHOWN = "document.getElementById('stage-place').textContent"
# Texts below a fiftieth of the height, out of the slide, touching each other.
FAULTS = (
    """() => {
    const least = window.innerHeight / 50 - 0.01, faults = [];
"""
    + TOUCH
    + """
    const lines = text => {
        const parts = [...text.querySelectorAll("tspan")].filter(part => part.textContent.trim());
        return parts.length ? parts : [text];
    };
    const texts = [...document.querySelectorAll("#stage-picture text")].filter(text => text.textContent.trim())
        .map(text => ({ said: text.textContent, parts: lines(text) }))
        .map(({ said, parts }) => ({ said, parts, boxes: parts.map(part => part.getBoundingClientRect()) }));
    texts.forEach(({ said, parts, boxes }, place) => {
        if (parts.some(part => parseFloat(getComputedStyle(part).fontSize) < least)) faults.push(["small", said]);
        if (boxes.some(box => box.left < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1))
            faults.push(["out", said]);
        for (const other of texts.slice(0, place))
            if (boxes.some(box => other.boxes.some(beside => touch(box, beside))))
                faults.push(["touch", `${other.said} | ${said}`]);
    });
    return faults;
}"""
)


def begin(desk: Reader, query: str) -> Page:
    """The page of a show that has begun, its first slide drawn."""
    desk.page.goto(f"{desk.address}/trinh-chieu?{query}")
    told(desk.page, DRAWN)
    return desk.page


def wait_for(page: Page, place: str) -> None:
    """Wait until a slide is shown, "3/7"."""
    page.wait_for_function(f"() => {SHOWN} === '{place}'", polling=20)


def place(page: Page) -> str:
    """Which slide is shown, "3/7"."""
    shown: str = page.evaluate(SHOWN)
    return shown


def title(page: Page) -> str:
    """The finding on the slide."""
    found: str = page.evaluate("document.querySelector('#stage-picture > svg').getAttribute('aria-label')")
    return found
