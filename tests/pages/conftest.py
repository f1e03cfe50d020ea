"""One warehouse on the sample committee for the tests of pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.warehouse import Warehouse


@pytest.fixture(scope="session")
def warehouse(sample_home: Path) -> Iterator[Warehouse]:
    """Give the sample committee's warehouse."""
    opened = Warehouse(sample_home)
    yield opened
    opened.close()
