"""Who asks. Every question goes through `Warehouse.ask` with a viewer: what may be seen is decided in one place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Viewer:
    """Someone who asks; sees_all: every branch and every name."""

    id: str
    sees_all: bool


# The one who sits at the machine, while an installation has no accounts.
LOCAL_VIEWER = Viewer(id="local", sees_all=True)
