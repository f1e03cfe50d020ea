"""What the data served says of the committee that the accounts belong to: its branches, and its own words."""

from pathlib import Path

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse

BRANCH = "chi_bo"


def branches(home: Path) -> frozenset[str] | None:
    """The ids of all branches that ever were; None where no data is served."""
    warehouse = Warehouse(home)
    try:
        if warehouse.version() is None:
            return None
        units = warehouse.ask("units", LOCAL_VIEWER)
        return frozenset(units.filter(units["kind"] == BRANCH)["unit"].to_list())
    finally:
        warehouse.close()


def own_words(home: Path) -> list[str]:
    """The names of the committee and of all its bodies; none where no data is served."""
    warehouse = Warehouse(home)
    try:
        if warehouse.version() is None:
            return []
        committee = warehouse.ask("committee", LOCAL_VIEWER)
        named = [*committee["name"], *committee["committee"], *committee["superior"].drop_nulls()]
        return [*named, *warehouse.ask("units", LOCAL_VIEWER)["unit_name"]]
    finally:
        warehouse.close()
