"""The costs by size as a picture: three panels, both axes by powers of ten."""

from collections.abc import Callable, Sequence
from math import log10
from typing import Any

WIDTH, HEIGHT, PANEL = 1200, 420, 400
LEFT, TOP, WIDE, TALL = 76, 64, 300, 270
DECADES_OF_SIZE = (1, 6.8)
COLOURS = ("#0A3161", "#9C2A10")
DASHES = ("", "6 4")
# The figures and the name of the line that is higher there stand above it and of the other below: the two may run side
# by side, or cross.
FIGURES_AT, NAMES_AT = (-10, 20), (-12, 24)
PANELS: tuple[tuple[str, tuple[int, int], dict[str, Callable[[dict[str, Any]], float | None]]], ...] = (
    (
        "Nạp số liệu (giây)",
        (0, 3),
        {"thời gian": lambda size: size["load"], "bộ xử lý": lambda size: size["processor"]},
    ),
    (
        "Trang chậm nhất (mili giây)",
        (1, 6),
        {"ngày mới": lambda size: size["new_day"], "năm khác": lambda size: size["other_year"]},
    ),
    (
        "Bộ nhớ và cơ sở dữ liệu (MB)",
        (0, 4),
        {"bộ nhớ": lambda size: size["memory"], "tệp": lambda size: size["database"]},
    ),
)


def drawn(sizes: Sequence[dict[str, Any]]) -> str:
    """The picture as SVG; one entry per size, as `scale.Size` has them."""
    panels = "".join(_panel(number, *panel, sizes) for number, panel in enumerate(PANELS))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="Noto Sans, Arial"'
        f' font-size="14"><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>{panels}</svg>\n'
    )


def _panel(
    number: int,
    title: str,
    decades: tuple[int, int],
    lines: dict[str, Callable[[dict[str, Any]], float | None]],
    sizes: Sequence[dict[str, Any]],
) -> str:
    left = LEFT + number * PANEL
    across = _scale(left, left + WIDE, DECADES_OF_SIZE)
    up = _scale(TOP + TALL, TOP, decades)
    parts = [f'<text x="{left}" y="{TOP - 24}" font-size="17" font-weight="600">{title}</text>']
    for decade in range(decades[0], decades[1] + 1):
        y = up(10**decade)
        parts.append(f'<path d="M{left},{y:.1f}h{WIDE}" stroke="#D5DAE0"/>')
        parts.append(f'<text x="{left - 8}" y="{y + 5:.1f}" text-anchor="end">{_figure(10**decade)}</text>')
    for size in sizes:
        x = across(size["branches"])
        parts.append(f'<text x="{x:.1f}" y="{TOP + TALL + 22}" text-anchor="middle">{_figure(size["branches"])}</text>')
    parts.append(f'<text x="{left + WIDE / 2}" y="{TOP + TALL + 46}" text-anchor="middle">chi bộ</text>')
    for place, (name, value) in enumerate(lines.items()):
        colour, dash = COLOURS[place], DASHES[place]
        known = [size for size in sizes if value(size) is not None]
        points = [(across(size["branches"]), up(max(value(size) or 0, 10 ** decades[0]))) for size in known]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>' for x, y in points]
        parts += [
            f'<text x="{x:.1f}" y="{y + FIGURES_AT[_below(lines, place, size)]:.1f}" text-anchor="middle"'
            f' font-size="12" fill="{colour}">'
            f"{_figure(value(size) or 0)}</text>"
            for (x, y), size in zip(points, known, strict=True)
        ]
        x, y = points[-1]
        named_at = y + NAMES_AT[_below(lines, place, known[-1])]
        parts.append(f'<text x="{x + 28:.1f}" y="{named_at:.1f}" fill="{colour}">{name}</text>')
    return "".join(parts)


def _below(lines: dict[str, Callable[[dict[str, Any]], float | None]], place: int, size: dict[str, Any]) -> int:
    """1 where a line lies below the other at this size, 0 where above; of equals the first is above."""
    own, other = (value(size) or 0 for value in (list(lines.values())[place], list(lines.values())[1 - place]))
    return place if own == other else int(own < other)


def _scale(first: float, last: float, decades: tuple[float, float]) -> Callable[[float], float]:
    span = decades[1] - decades[0]
    return lambda value: first + (log10(value) - decades[0]) / span * (last - first)


def _figure(value: float) -> str:
    """A number as Vietnamese writes it."""
    text = f"{value:,.1f}" if value < 10 and value != int(value) else f"{value:,.0f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")
