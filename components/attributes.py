"""Attributes whose names hold a hyphen (aria-label, data-chart), which Python cannot write as arguments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def attributes(pairs: Mapping[str, str]) -> dict[str, Any]:
    """The pairs, to be passed on with **: components take them by name beside their typed arguments."""
    return dict(pairs)
