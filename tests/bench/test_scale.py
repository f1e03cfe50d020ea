"""What a load and the pages cost from one department to a province; run by `make bench`."""

from pathlib import Path

import pytest

from tests.bench.scale import measured, table

pytestmark = pytest.mark.bench

# What readers wait for is told in the README; these bounds leave room for a machine with other work.
LOAD_SECONDS, LOAD_MEMORY, PAGE_MS, OTHER_YEAR_MS, AGAIN_MS = 120, 8 * 1024, 15_000, 1_000, 300


@pytest.mark.parametrize("branches", [12, 300, 3000])
def test_a_size_is_taken_in_and_looked_at_within_its_bounds(branches: int, tmp_path: Path) -> None:
    size = measured(branches, tmp_path)
    print(f"\n{table([size])}")
    assert size.load < LOAD_SECONDS
    assert size.memory < LOAD_MEMORY
    assert size.other_year < OTHER_YEAR_MS
    assert max(size.own_day, size.new_day) < PAGE_MS
    assert size.again < AGAIN_MS
