"""A file as another office program shows it: converted by LibreOffice, its pages read as text."""

import re
import shutil
import subprocess
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

SECONDS = 240
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
TOUCHING = 0.3  # of a word's height or width that two boxes share although their letters do not


class Word(NamedTuple):
    """A word where it stands on its page, in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def pages(file: Path, folder: Path) -> list[str]:
    """The text of each page of an Office file, laid out as it stands there."""
    user = f"-env:UserInstallation=file://{profile().name}"
    run(program("soffice"), user, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file))
    told = run(program("pdftotext"), "-layout", str(folder / f"{file.stem}.pdf"), "-")
    return told.decode("utf-8").split("\f")[:-1]


@cache
def profile() -> TemporaryDirectory[str]:
    """The office program's settings in this process: two at once on one do nothing, and to make them takes long."""
    return TemporaryDirectory(prefix="office")


def clashes(pdf: Path) -> list[list[tuple[str, str]]]:
    """Of each page the pairs of words that stand on each other."""
    told = run(program("pdftotext"), "-bbox", str(pdf), "-").decode("utf-8")
    each = told.split("<page ")[1:]
    words = [[_word(*found) for found in WORD.findall(page)] for page in each]
    return [[(one.text, other.text) for one, other in combinations(page, 2) if _clash(one, other)] for page in words]


def _word(left: str, top: str, right: str, bottom: str, text: str) -> Word:
    return Word(float(left), float(top), float(right), float(bottom), text)


def _clash(one: Word, other: Word) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    narrowest = min(one.right - one.left, other.right - other.left)
    lowest = min(one.bottom - one.top, other.bottom - other.top)
    return wide > TOUCHING * narrowest and high > TOUCHING * lowest


def program(name: str) -> str:
    """Where a program stands."""
    found = shutil.which(name)
    assert found, f"{name} is not installed: .ci/tools"
    return found


def run(*command: str) -> bytes:
    """What a program writes; raises CalledProcessError where it fails."""
    return subprocess.run(command, check=True, capture_output=True, timeout=SECONDS).stdout
