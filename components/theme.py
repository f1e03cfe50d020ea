"""Colours, type and the parts of a figure that every chart shares. One colour per level and per state, per theme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

FONT = '"Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif'
NARROW_NAME = 22  # characters of a branch's name on one line of an axis
NOT_RATED = "CHUA_XEP_LOAI"
LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
GOOD = ("HTXSNV", "HTTNV")
HATCH = "rgba(255,255,255,.3)"


@dataclass(frozen=True)
class Ink:
    """How one category is filled: its colour, the colour of type on it, a pattern, an outline."""

    fill: str
    type_on: str
    pattern: str = ""
    outline: str = ""


@dataclass(frozen=True)
class Theme:
    """One look of the screen: grounds, type, and the ink of every level, filing state and remediation class.

    `wall`: seen from the back row, so that a chart has no more rows than are read from there.
    """

    ground: str
    text: str
    quiet: str
    line: str
    accent: str
    inks: dict[str, Ink] = field(default_factory=dict)
    wall: bool = False

    def ink(self, code: str) -> Ink:
        """The ink of a level, state or class; raises KeyError for a code that has none."""
        return self.inks[code]


# A colour that stands for two things has one counterpart in the dark for both (components/dark.py): where the dark asks
# for two, the light ones differ by a hair. Type on a fill that turns dark is of the colour of the text.
_LIGHT_INKS = {
    "HTXSNV": Ink("#0A3161", "#FFFFFF"),
    "HTTNV": Ink("#3B88C3", "#101418"),
    "HTNV": Ink("#F0B429", "#101418", outline="#7A5600"),
    "KHTNV": Ink("#9C2A10", "#FFFFFF", pattern="/"),
    "CHUA_XEP_LOAI": Ink("#9AA3AD", "#101418"),
    "VANG": Ink("#FFFFFF", "#1A1F26", outline="#59626C"),
    "NHIEU_MUC": Ink("#D5DAE0", "#1A1F26", outline="#59626C"),
    "cho_xep_loai": Ink("#5F6B78", "#FFFFFF"),
    "hoan": Ink("#9AA3AD", "#101418", pattern="/"),
    "khong_thuoc_dien": Ink("#E3E7EC", "#1A1F26", outline="#59626C"),
    "giu_nguyen": Ink("#E3E7EC", "#1A1F26"),
    "len_muc": Ink("#B9D5EC", "#1A1F26"),
    "xuong_muc": Ink("#F6D58A", "#1A1F26"),
    "ngoai": Ink("#F3F4F6", "#1A1F26", outline="#C3CAD3"),
    "dung_han": Ink("#D3E6F5", "#0A3161"),
    "dung_ngay_moc": Ink("#FFF1C9", "#5A4200", outline="#C79A1B"),
    "cham": Ink("#F0B429", "#101418", outline="#7A5600"),
    "qua_han": Ink("#9C2A10", "#FFFFFF", pattern="/"),
    "chua_den_han": Ink("#EEF0F3", "#5A636D"),
    "khong_yeu_cau": Ink("#FAFAFB", "#6B747E"),
    "hoan_thanh_dung_han": Ink("#0A3161", "#FFFFFF"),
    "hoan_thanh_cham": Ink("#3B88C3", "#101418"),
    "dang_thuc_hien": Ink("#BFD9EE", "#1A1F26"),
    "sap_den_han": Ink("#F0B429", "#101418", outline="#7A5600"),
    "chua_thuc_hien": Ink("#D5DAE0", "#1A1F26"),
    "ket_thuc": Ink("#9AA3AD", "#101418"),
    "xuat_sac_da_de_nghi": Ink("#0A3161", "#FFFFFF"),
    "xuat_sac_chua_de_nghi": Ink("#BFD9EE", "#1A1F26"),
    "xuat_sac_chi_tong_so": Ink("#9AA3AD", "#101418"),
    "tam_da_de_nghi": Ink("#3B88C3", "#101418"),
    "tam_chua_de_nghi": Ink("#D5DAE0", "#1A1F26"),
    "khong_xuat_sac": Ink("#9C2A10", "#FFFFFF", pattern="/"),
    "chua_ro": Ink("#F0B429", "#101418", outline="#7A5600"),
    "dung": Ink("#0A3161", "#FFFFFF"),
    "it_nhat": Ink("#3B88C3", "#101418", pattern="/"),
    "qua_han_30": Ink("#F9D9C2", "#1A1F26", outline="#B5613A"),
    "qua_han_90": Ink("#F0A77C", "#1A1F26", outline="#B5613A"),
    "qua_han_180": Ink("#D9673A", "#101418"),
    "qua_han_365": Ink("#9B2A10", "#FFFFFF"),
    "qua_han_hon_365": Ink("#5A1204", "#FFFFFF", pattern="/"),
    "khong_ghi_thoi_han": Ink("#9AA3AD", "#101418"),
    "CHI_CO_DIEM": Ink("#E3E7EC", "#1A1F26", outline="#59626C"),
    "thieu": Ink("#9C2A10", "#FFFFFF", pattern="/"),
    "khong_phieu": Ink("#9AA3AD", "#101418"),
    "du": Ink("#0A3161", "#FFFFFF"),
}

_DARK_INKS = _LIGHT_INKS | {
    "HTXSNV": Ink("#B5D8FF", "#101418"),
    "HTTNV": Ink("#3F86CF", "#101418"),
    "HTNV": Ink("#F5BC3A", "#101418", outline="#FFE3A1"),
    "KHTNV": Ink("#E5512A", "#101418", pattern="/"),
    "cham": Ink("#F5BC3A", "#101418", outline="#FFE3A1"),
    "sap_den_han": Ink("#F5BC3A", "#101418", outline="#FFE3A1"),
    "chua_ro": Ink("#F5BC3A", "#101418", outline="#FFE3A1"),
    "cho_xep_loai": Ink("#8C98A5", "#101418"),
    "VANG": Ink("#14181F", "#F2F4F7", outline="#A9B2BD"),
    "giu_nguyen": Ink("#343B45", "#F2F4F7"),
    "len_muc": Ink("#1F4F7F", "#F2F4F7"),
    "xuong_muc": Ink("#7A5600", "#F2F4F7"),
    "ngoai": Ink("#20262F", "#F2F4F7", outline="#59626C"),
    "hoan_thanh_dung_han": Ink("#B5D8FF", "#101418"),
    "hoan_thanh_cham": Ink("#3F86CF", "#101418"),
    "qua_han": Ink("#E5512A", "#101418", pattern="/"),
    "xuat_sac_da_de_nghi": Ink("#B5D8FF", "#101418"),
    "tam_da_de_nghi": Ink("#3F86CF", "#101418"),
    "khong_xuat_sac": Ink("#E5512A", "#101418", pattern="/"),
    "dung": Ink("#B5D8FF", "#101418"),
    "it_nhat": Ink("#3F86CF", "#101418", pattern="/"),
    "qua_han_30": Ink("#7A3A22", "#F2F4F7", outline="#F0A77C"),
    "qua_han_90": Ink("#B5492A", "#F2F4F7", outline="#F0A77C"),
    "qua_han_180": Ink("#E5512A", "#101418"),
    "qua_han_365": Ink("#F79A76", "#101418"),
    "qua_han_hon_365": Ink("#FFD9C7", "#101418", pattern="/"),
    "thieu": Ink("#E5512A", "#101418", pattern="/"),
    "du": Ink("#B5D8FF", "#101418"),
    "dung_han": Ink("#1F4F7F", "#B5D8FF"),
    "dung_ngay_moc": Ink("#4A3A10", "#FFE3A1", outline="#C79A1B"),
    "chua_den_han": Ink("#343B45", "#F2F4F7"),
    "khong_yeu_cau": Ink("#20262F", "#A9B2BD"),
    "khong_thuoc_dien": Ink("#343B45", "#F2F4F7", outline="#A9B2BD"),
    "dang_thuc_hien": Ink("#1F4F7F", "#F2F4F7"),
    "chua_thuc_hien": Ink("#4A535F", "#F2F4F7"),
    "xuat_sac_chua_de_nghi": Ink("#1F4F7F", "#F2F4F7"),
    "tam_chua_de_nghi": Ink("#4A535F", "#F2F4F7"),
    "CHI_CO_DIEM": Ink("#343B45", "#F2F4F7", outline="#A9B2BD"),
    "NHIEU_MUC": Ink("#4A535F", "#F2F4F7", outline="#A9B2BD"),
}

LIGHT = Theme("#FFFFFF", "#1A1F26", "#59626C", "#DDE1E6", "#A80F22", _LIGHT_INKS)
DARK = Theme("#14181F", "#F2F4F7", "#A9B2BD", "#343B45", "#FF6B6B", _DARK_INKS)


def on_wall(look: Theme) -> Theme:
    """The same look as it is projected."""
    return replace(look, wall=True)


def layout(theme: Theme, height: int, **parts: Any) -> dict[str, Any]:
    """The layout every figure starts from: plain ground, no legend (it stands in HTML), axes that do not zoom."""
    return {
        "autosize": True,
        "height": height,
        "paper_bgcolor": theme.ground,
        "plot_bgcolor": theme.ground,
        "font": {"family": FONT, "size": 13, "color": theme.text},
        "margin": {"l": 8, "r": 16, "t": 8, "b": 8, "pad": 6},
        "separators": ",.",
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"font": {"family": FONT, "size": 13}, "align": "left"},
        "bargap": 0.28,
    } | parts


def axis(theme: Theme, **parts: Any) -> dict[str, Any]:
    """An axis without frame, grid or zoom; what a chart needs of these it asks for."""
    return {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "automargin": True,
        "gridcolor": theme.line,
        "tickfont": {"size": 13, "color": theme.text},
    } | parts


def marker(theme: Theme, code: str) -> dict[str, Any]:
    """A bar's fill for a code, parted from its neighbour by a gap in the ground's colour."""
    ink = theme.ink(code)
    fill: dict[str, Any] = {
        "color": ink.fill,
        "line": {"width": 1 if ink.outline else 1.5, "color": ink.outline or theme.ground},
    }
    if ink.pattern:
        fill["pattern"] = {"shape": ink.pattern, "size": 6, "solidity": 0.35, "fgcolor": HATCH}
        fill["pattern"]["fillmode"] = "overlay"
    return fill


def legend_entry(theme: Theme, code: str, name: str) -> dict[str, str]:
    """One entry of the legend drawn in HTML and in the saved image."""
    ink = theme.ink(code)
    return {"name": name, "fill": ink.fill, "pattern": ink.pattern, "outline": ink.outline}


def sign_entries(look: Theme, met: Mapping[str, str], signs: Mapping[str, str]) -> list[dict[str, str]]:
    """The entries of the codes `met` (with their names) that are told apart by a sign, in the order of `signs`."""
    return [
        legend_entry(look, code, met[code]) | {"sign": sign, "type_on": look.ink(code).type_on}
        for code, sign in signs.items()
        if code in met
    ]


def percent_ticks(look: Theme, marks: tuple[int, ...] = (0, 25, 50, 75, 100)) -> dict[str, Any]:
    """Ticks of a scale of percentages, quiet."""
    return {
        "tickvals": list(marks),
        "ticktext": [f"{abs(mark)}%" for mark in marks],
        "tickfont": {"size": 12, "color": look.quiet},
    }


def wrapped(name: str, width: int = NARROW_NAME) -> str:
    """A name on as many lines of an axis as it needs, broken between words, the lines about as long as each other."""
    lines = _lines(name, width)
    longest = max(map(len, name.split()), default=0)
    while width > longest and len(lines) > 1 and len(shorter := _lines(name, width - 1)) == len(lines):
        lines, width = shorter, width - 1
    return "<br>".join(lines)


def _lines(name: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def shortened(text: str, width: int) -> str:
    """A text on one line of so many characters, cut between words."""
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0] + "…"


def lower_first(text: str) -> str:
    """A name as it stands inside a sentence."""
    return text[:1].lower() + text[1:]
