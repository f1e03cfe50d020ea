"""How often an invented case is tried: a few, the same ones in every run; in the soak many, and new ones each time.

Only the soak looks for the smallest case that fails: to do so takes minutes.
"""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

LONG = 40
# A test that takes `effort` runs twice under two names: short in every run, long in the soak.
short_and_long = pytest.mark.parametrize(
    "effort", [pytest.param(1, id="short"), pytest.param(LONG, id="long", marks=pytest.mark.soak)]
)


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
