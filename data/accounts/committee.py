"""What the data served says of the committee that the accounts belong to: its branches, and its own words."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse

BRANCH = "chi_bo"


@dataclass(frozen=True)
class Committee:
    """branches: the ids of all that ever were, None where no data is served. names: of the committee and its bodies."""

    branches: frozenset[str] | None
    names: tuple[str, ...]


def committee_of(home: Path) -> Committee:
    """The committee whose data the home serves."""
    warehouse = Warehouse(home)
    version = warehouse.version()
    return Committee(None, ()) if version is None else _committee(home, version)


@lru_cache(maxsize=4)
def _committee(home: Path, version: int) -> Committee:  # noqa: ARG001 - a version never changes
    warehouse = Warehouse(home)
    try:
        units = warehouse.ask("units", LOCAL_VIEWER)
        committee = warehouse.ask("committee", LOCAL_VIEWER)
    finally:
        warehouse.close()
    names = [*committee["name"], *committee["committee"], *committee["superior"].drop_nulls(), *units["unit_name"]]
    return Committee(frozenset(units.filter(units["kind"] == BRANCH)["unit"]), tuple(names))
