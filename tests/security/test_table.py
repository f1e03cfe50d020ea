"""The table of requirements (README.md beside this): each number once, no state unknown, no test named that is not."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from tests.repository import ROOT

TABLE = (ROOT / "tests" / "security" / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([123]) \| [^|]+ \| (\w+) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
STATES = {"met", "argued", "partly", "absent", "none"}
# Of ASVS 5.0.0: all of level 1, and of level 2 what V1, V5, V7, V8 and V16 ask. Of each section the last numbers.
LEVEL_1 = """
1.2.1-5 1.3.1-2 1.5.1-1 2.1.1-1 2.2.1-2 2.3.1-1 3.2.1-2 3.3.1-1 3.4.1-2 3.5.1-3 4.1.1-1 4.4.1-1 5.2.1-2 5.3.1-2
6.1.1-1 6.2.1-8 6.3.1-2 6.4.1-2 7.2.1-4 7.4.1-2 8.1.1-1 8.2.1-2 8.3.1-1 9.1.1-3 9.2.1-1 10.4.1-5 11.3.1-2 11.4.1-1
12.1.1-1 12.2.1-2 13.4.1-1 14.2.1-1 14.3.1-1 15.1.1-1 15.2.1-1 15.3.1-1
"""
LEVEL_2 = """
1.1.1-2 1.2.6-9 1.3.3-11 1.4.1-3 1.5.2-2 5.1.1-1 5.2.3-3 5.4.1-3 7.1.1-3 7.3.1-2 7.4.3-5 7.5.1-2 7.6.1-2 8.1.2-2
8.2.3-3 8.4.1-1 16.1.1-1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3
"""


def numbers(spans: str) -> Iterator[str]:
    """Each number of spans like 1.2.6-9."""
    for section, first, last in re.findall(r"(\d+\.\d+)\.(\d+)-(\d+)", spans):
        yield from (f"{section}.{number}" for number in range(int(first), int(last) + 1))


@cache
def kept_in(file: str) -> set[str]:
    """The tests that a file has."""
    path = ROOT / file
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.Module([], [])
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_each_requirement_stands_there_once_in_order() -> None:
    asked = [(number, level) for level, spans in (("1", LEVEL_1), ("2", LEVEL_2)) for number in numbers(spans)]
    rows = [(number, level) for number, level, _, _ in ROW.findall(TABLE)]
    assert sorted(rows) == sorted(asked)
    places = [tuple(map(int, number.split("."))) for number, _ in rows]
    assert all(one < other for one, other in pairwise(places))
    assert len(rows) == len(re.findall(r"^\| \d", TABLE, re.MULTILINE)), "a row of another form is passed over"


def test_each_state_is_known_and_what_is_met_names_its_test() -> None:
    rows = ROW.findall(TABLE)
    assert {state for _, _, state, _ in rows} == STATES
    same = ("same test", "same browser test", "as above")
    bare = [number for number, _, state, how in rows if state == "met" and not NAMED.search(how)]
    assert [number for number, _, _, how in rows if number in bare and not any(word in how for word in same)] == []


def test_each_test_named_exists() -> None:
    named = NAMED.findall(TABLE)
    assert [f"{file}::{name}" for file, name in named if name not in kept_in(file)] == []
    assert len(named) > len(ROW.findall(TABLE)) / 2
    assert len(re.findall(r"::test_", TABLE)) == len(named), "a test named in another form is passed over"
