"""The recipes of the README, as steps that can be done: which file, where in it, and what is written there."""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.repository import LAYERS, ROOT

MANY_LINES = re.MULTILINE | re.DOTALL
RECIPE = re.compile(r"^### ([^\n]+)\n(.*?)(?=^### |\Z)", MANY_LINES)
STEP = re.compile(
    r"^(?:A new file `(?P<new>[^`]+)`"
    r"|In `(?P<file>[^`]+)`, (?P<side>after|before|in place of) the (?:first )?line `(?P<line>[^`]+)`):"
    r"\n\n```\w+\n(?P<text>.*?)^```$",
    MANY_LINES,
)
BLOCK = re.compile(r"^```\w+$", re.MULTILINE)


@dataclass(frozen=True)
class Step:
    """A text put into a file: into a new one (line is ""), or after, before or in place of a line of it."""

    file: str
    line: str
    side: str
    text: str


def chapter(begins: str) -> str:
    """The chapter of the README whose heading begins so. Raises ValueError where there is none."""
    found = re.search(rf"^## {begins}[^\n]*\n(.*?)^## ", (ROOT / "README.md").read_text(encoding="utf-8"), MANY_LINES)
    if found is None:
        raise ValueError(begins)
    return found[1]


def steps(text: str) -> list[Step]:
    """The steps that stand in a text, in their order."""
    return [
        Step(one["new"] or one["file"], one["line"] or "", one["side"] or "", one["text"])
        for one in STEP.finditer(text)
    ]


def recipes() -> dict[str, list[Step]]:
    """The steps of each recipe, by its heading. Raises ValueError where a block belongs to no step."""
    found = {}
    for name, text in RECIPE.findall(chapter("Công thức")):
        found[name] = steps(text)
        if len(found[name]) != len(BLOCK.findall(text)):
            raise ValueError(f"{name}: a block that is no step")
    return found


def house(folder: Path) -> Path:
    """A copy of the house in a folder, without samples and homes."""
    for name in LAYERS:
        place = ROOT / name
        if place.is_file():
            shutil.copy(place, folder / name)
        else:
            shutil.copytree(place, folder / name, ignore=shutil.ignore_patterns("samples", "var", "__pycache__"))
    return folder


def done(todo: Sequence[Step], there: Path) -> None:
    """Do the steps in a house. Raises ValueError where a line is not found, FileExistsError for a new file that is."""
    for step in todo:
        file = there / step.file
        if not step.line:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8") as new:
                new.write(step.text)
            continue
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        at = lines.index(f"{step.line}\n")
        before, after = at + (step.side == "after"), at + (step.side != "before")
        file.write_text("".join([*lines[:before], step.text, *lines[after:]]), encoding="utf-8")
