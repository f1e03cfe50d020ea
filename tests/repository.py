"""The project's own files, for tests that read them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("app.py", "pages", "components", "etl", "data")
NOT_CODE = {"samples", "var", "__pycache__"}


def files(*suffixes: str, among: tuple[str, ...] = LAYERS) -> list[Path]:
    """The project's own files with these suffixes below `among`, without samples, homes and caches."""
    found = []
    for name in among:
        place = ROOT / name
        found += [place] if place.is_file() else sorted(place.rglob("*"))
    return [file for file in found if file.suffix in suffixes and not NOT_CODE & set(file.relative_to(ROOT).parts)]


def named(file: Path) -> str:
    """The path as the README writes it."""
    return file.relative_to(ROOT).as_posix()


def stems(folder: str, suffix: str) -> set[str]:
    """The names of a folder's files, leaving out the private ones."""
    return {file.stem for file in (ROOT / folder).glob(f"*{suffix}") if not file.stem.startswith("_")}


@cache
def text_of(folder: str) -> str:
    """All Python of a folder as one text."""
    return "\n".join(file.read_text(encoding="utf-8") for file in files(".py", among=(folder,)))


def strings(tree: ast.Module) -> list[tuple[int, str]]:
    """Line and value of every string constant of a module but its docstrings."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


def imported(tree: ast.Module) -> Iterator[str]:
    """The top names that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module.split(".")[0]
