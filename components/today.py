"""The panel at the top of the overview: the sentences that matter today, each a link to the page that shows it."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from components.attributes import attributes
from components.morning_sentences import STEM, Sentence
from components.numbers import whole
from components.wording import say

SHOWN = 8  # sentences that stand open; the others fold out
Linked = tuple[Sentence, str]


def panel(told: Sequence[Linked], has_plan: bool) -> html.Section:
    """Sentences with their addresses, gravest first; that nothing is wrong, or not known, is said plainly."""
    rest = told[SHOWN:]
    return html.Section(
        [
            html.Div([html.H2(say(STEM, "heading")), _print_button()], className="line"),
            *(html.P(text, className="all-well") for text in calm([sentence for sentence, _ in told], has_plan)),
            html.Ol([_line(*one) for one in told[:SHOWN]], className="sentences") if told else None,
            html.Details(
                [
                    html.Summary(say(STEM, "more", n=whole(len(rest)))),
                    html.Ol([_line(*one) for one in rest], className="sentences", start=str(SHOWN + 1)),
                ],
                className="twin",
            )
            if rest
            else None,
        ],
        className="panel today",
    )


def calm(told: Sequence[Sentence], has_plan: bool) -> list[str]:
    """What is to be said before the sentences: no plan, nothing at all, nothing overdue; else nothing."""
    if not has_plan:
        return [say(STEM, "no_plan")]
    if not told:
        return [say(STEM, "nothing")]
    return [] if any(sentence.is_overdue for sentence in told) else [say(STEM, "not_overdue")]


def _line(sentence: Sentence, href: str) -> html.Li:
    lead = html.A(sentence.lead, href=href, **attributes({"data-inside": ""}))
    rest = sentence.text.removeprefix(sentence.lead)
    return html.Li([lead, rest], className="grave" if sentence.is_overdue else None)


def _print_button() -> html.Button:
    return html.Button(say(STEM, "print"), type="button", className="save plain", **attributes({"data-print": ""}))
