"""The page of help: each job in steps, each step with its page; the words used, the keys, whom to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from components import own_tools
from components.attributes import attributes
from components.wording import say, wording

STEM = "huong_dan"
FURTHER = ("words", "keys", "ask")
INSIDE = attributes({"data-inside": ""})
Link = Callable[[str], str | None]  # the address of a page, None where the reader may not open it


def page(link: Link, names: Mapping[str, str], committee: str) -> list[Component]:
    """All of it. `names`: path -> name of the pages; `committee`: whose standing committee is asked, if known."""
    jobs: list[dict[str, Any]] = wording(STEM)["jobs"]
    return [_contents(jobs), *(_job(job, link, names) for job in jobs), _words(), _keys(), _ask(committee)]


def standing(committee: str) -> str:
    """Whom readers ask: the committee's standing committee."""
    return say(STEM, "standing", committee=committee) if committee else say(STEM, "standing_unnamed")


def _contents(jobs: list[dict[str, Any]]) -> html.Nav:
    further = {f"guide-{place}": say(STEM, f"{place}_title") for place in FURTHER}
    places = {job["id"]: job["name"] for job in jobs} | further
    lines = [html.Li(html.A(name, href=f"#{place}")) for place, name in places.items()]
    return html.Nav(
        [html.H2(say(STEM, "contents")), html.Ol(lines)],
        className="panel guide-contents",
        **attributes({"aria-label": say(STEM, "contents")}),
    )


def _job(job: dict[str, Any], link: Link, names: Mapping[str, str]) -> html.Section:
    told = say(STEM, "who", who=job["who"], when=job["when"])
    return html.Section(
        [
            html.H2(job["name"], id=job["id"]),
            html.P(told, className="panel-note"),
            html.Ol([_step(step, job["who"], link, names) for step in job["steps"]], className="steps"),
        ],
        className="panel guide-job",
    )


def _step(step: dict[str, str], who: str, link: Link, names: Mapping[str, str]) -> html.Li:
    href, name = link(step["to"]), names[step["to"]]
    if href is None:
        refused = html.Span(say(STEM, "not_yours", who=who), className="quiet")
        return html.Li([html.Strong(name), f": {step['text']} ", refused])
    return html.Li([html.A(name, href=href, **INSIDE), f": {step['text']}"])


def _words() -> html.Section:
    told: list[dict[str, str]] = wording(STEM)["words"]
    lines = [part for one in told for part in (html.Dt(one["word"]), html.Dd(one["means"]))]
    return _further("words", html.Dl(lines, className="told"))


def _keys() -> html.Section:
    return _further("keys", own_tools.keys())


def _ask(committee: str) -> html.Section:
    whom = standing(committee)
    told = [say(STEM, "ask", standing=whom), say(STEM, "ask_rights", standing=whom), say(STEM, "ask_server")]
    return _further("ask", html.Ul([html.Li(text) for text in told]))


def _further(place: str, content: Component) -> html.Section:
    title = html.H2(say(STEM, f"{place}_title"), id=f"guide-{place}")
    return html.Section([title, content], className="panel guide-job")
