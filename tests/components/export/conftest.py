"""The sample committee's charts and its deck, made once for the tests of files handed out."""

from pathlib import Path

import pytest
from pptx.presentation import Presentation as Deck

from components.chart import Chart
from tests.components.export.handed import made, of_the_wall, read


@pytest.fixture(scope="session")
def wall(sample_home: Path) -> dict[str, Chart]:
    """Give the sample committee's charts of a year whose shortcomings have become due."""
    return of_the_wall(sample_home, "?nam=2022&den-ngay=2023-12-20")


@pytest.fixture(scope="session")
def packed(wall: dict[str, Chart]) -> bytes:
    """Give the sample committee's deck."""
    return made(*wall.values())


@pytest.fixture(scope="session")
def deck(packed: bytes) -> Deck:
    """Give the same, opened."""
    return read(packed)
