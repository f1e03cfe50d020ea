"""The native form of each chart that has one, by its question."""

from __future__ import annotations

from collections.abc import Mapping

from components.native import AsNative

NATIVES: Mapping[str, AsNative] = {}
