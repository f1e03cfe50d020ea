"""The numbers of versions stand in the README as they stand in the code: each of them, with what it is raised for."""

import ast
import re
from collections.abc import Iterator

from tests.repository import ROOT, files, named

CHAPTER = re.compile(r"^### Homes of other versions\n(.*?)^##", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"^\| `([A-Z_]+)` \| (\d+) \| `([^`]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def numbered() -> Iterator[tuple[str, int, str]]:
    """Every number of a version that the code states: its name, what it is, its file."""
    for file in files(".py"):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=int() as number)):
                    if re.search(r"_(VERSION|FORMAT)$", name):
                        yield name, number, named(file)


def test_every_number_of_a_version_is_told_as_it_is() -> None:
    chapter = CHAPTER.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert chapter is not None
    told = [(name, int(number), file) for name, number, file, *_ in LINE.findall(chapter[1])]
    stated = list(numbered())
    assert sorted(told) == sorted(stated)
    assert {name for name, *_ in stated} >= {"SCHEMA_VERSION", "LEDGER_VERSION", "ARCHIVE_FORMAT"}


def test_what_the_chapter_points_to_is_there() -> None:
    chapter = CHAPTER.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert chapter is not None
    named_files = re.findall(r"`((?:etl|data|tests)/[\w/.]+\.\w+)`", chapter[1])
    assert named_files
    assert [file for file in named_files if not (ROOT / file).is_file()] == []
