"""What the house is built on: chosen by name, pinned with the hashes of its files, complete, from no named place."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository import LAYERS, ROOT, files, imported, named

RUNTIME, TESTS = "requirements.txt", "tests/requirements.txt"
PIN = re.compile(
    r"^([a-z0-9.-]+)==(\S+)(?: ; ([^\\\n]+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)
# A wheel for Linux, for Windows and for macOS, and the sources they are built of.
FILES_OF_COMPILED = 4


def text(file: str) -> str:
    """A file of pins as it stands."""
    return (ROOT / file).read_text(encoding="utf-8")


def pins(*of: str) -> dict[str, tuple[str, int]]:
    """Version and number of hashes of each pin, by its canonical name."""
    found = [one for file in of for one in PIN.findall(text(file))]
    return {canonicalize_name(name): (version, hashes.count("--hash=")) for name, version, _, hashes in found}


def chosen(group: str) -> Iterator[Requirement]:
    """What a group of pyproject.toml names itself."""
    groups: dict[str, list[Any]] = tomllib.loads(text("pyproject.toml"))["dependency-groups"]
    yield from (Requirement(one) for one in groups[group] if isinstance(one, str))


def needed(name: str) -> Iterator[str]:
    """What an installed package needs on this machine, without its extras."""
    for line in importlib.metadata.requires(name) or []:
        one = Requirement(line)
        if one.marker is None or one.marker.evaluate({"extra": ""}):
            yield canonicalize_name(one.name)


def installed(names: dict[str, tuple[str, int]]) -> dict[str, importlib.metadata.Distribution]:
    """Those of them that are installed here: others are for other systems."""
    here: dict[str, importlib.metadata.Distribution] = {
        canonicalize_name(one.metadata["Name"]): one for one in importlib.metadata.distributions()
    }
    return {name: here[name] for name in names if name in here}


@pytest.mark.parametrize(("group", "file"), [("run", RUNTIME), ("tests", TESTS)])
def test_what_is_chosen_is_pinned_within_its_bounds(group: str, file: str) -> None:
    pinned = pins(file)
    for one in chosen(group):
        assert one.specifier.contains(pinned[canonicalize_name(one.name)][0]), one


@pytest.mark.parametrize("file", [RUNTIME, TESTS])
def test_each_line_is_a_pin_with_hashes_and_names_no_place(file: str) -> None:
    left = [
        line for line in PIN.sub("", text(file)).splitlines() if not re.match(r"\s*#|-r \.\./requirements\.txt$", line)
    ]
    assert left == []
    assert "//" not in text(file)


def test_no_package_is_pinned_twice() -> None:
    names = [canonicalize_name(name) for file in (RUNTIME, TESTS) for name, *_ in PIN.findall(text(file))]
    assert len(names) == len(set(names))


def test_what_is_installed_is_what_is_pinned_and_needs_nothing_else() -> None:
    for of in ((RUNTIME,), (RUNTIME, TESTS)):
        pinned = pins(*of)
        here = installed(pinned)
        assert {name: one.version for name, one in here.items()} == {name: pinned[name][0] for name in here}
        lacking = {f"{name} needs {other}" for name in here for other in needed(name) if other not in pinned}
        assert lacking == set()


def test_what_is_compiled_is_pinned_for_every_system() -> None:
    pinned = pins(RUNTIME, TESTS)
    compiled = {
        name for name, one in installed(pinned).items() if "-none-any" not in (one.read_text("WHEEL") or "-none-any")
    }
    assert {"duckdb", "polars-runtime-32", "pillow"} <= compiled
    assert [name for name in sorted(compiled) if pinned[name][1] < FILES_OF_COMPILED] == []


def test_what_the_house_imports_is_chosen_for_running() -> None:
    known = {canonicalize_name(one.name) for one in chosen("run")}
    providers = importlib.metadata.packages_distributions()
    own = {name.removesuffix(".py") for name in LAYERS}
    for file in files(".py"):
        for name in set(imported(ast.parse(file.read_text(encoding="utf-8")))) - own - sys.stdlib_module_names:
            assert known & {canonicalize_name(found) for found in providers.get(name, [])}, f"{named(file)}: {name}"
