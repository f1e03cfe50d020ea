"""How much is tried: a few cases, the same in every run; in the soak all there are, and invented ones new each time.

Only the soak looks for the smallest case that fails: to do so takes minutes.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

LONG = 40
# A test that takes `effort` runs twice under two names: short in every run, long in the soak.
short_and_long = pytest.mark.parametrize(
    "effort", [pytest.param(1, id="short"), pytest.param(LONG, id="long", marks=pytest.mark.soak)]
)


def in_every_run(chosen: Collection[Any], every: Iterable[Any]) -> list[Any]:
    """Parameters of a test: the cases chosen, one of each kind, in every run; all others in the soak alone."""
    return [pytest.param(one, marks=() if one in chosen else pytest.mark.soak) for one in every]


def tried(times: int, effort: int) -> Callable[[Any], Any]:
    """Try so many cases of a short run."""
    return settings(
        max_examples=times * effort,
        derandomize=effort == 1,
        phases=[Phase.generate] if effort == 1 else [Phase.generate, Phase.shrink],
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
