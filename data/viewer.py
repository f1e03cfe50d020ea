"""Who asks. Every question goes through `Warehouse.ask` with a viewer: what may be seen is decided in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Rights:
    """What a role may. sees_all: every branch's people, and every paper; sees_names: who a person is, in its scope.

    takes_in: take files in, record by hand, undo; exports: hand out files made of the data; reads_trail: the trail.
    only_projected: of all pages the projector's alone, and the guide, which shows no data.
    """

    sees_all: bool = False
    sees_names: bool = True
    takes_in: bool = False
    exports: bool = False
    reads_trail: bool = False
    only_projected: bool = False


# The roles are a contract (`python -m data.accounts add NAME --role ROLE`); `local` is no account's.
LOCAL = "local"
ROLES: Mapping[str, Rights] = {
    "bi_thu": Rights(sees_all=True, reads_trail=True),
    "cap_uy": Rights(sees_all=True),
    "tong_hop": Rights(sees_all=True, takes_in=True, exports=True),
    "chi_bo": Rights(),
    "trinh_chieu": Rights(sees_all=True, sees_names=False, only_projected=True),
    LOCAL: Rights(sees_all=True, takes_in=True, exports=True, reads_trail=True),
}


@dataclass(frozen=True)
class Viewer:
    """Someone who asks: `id` is the account's name, `unit` the branch a `chi_bo` belongs to.

    A branch sees its own people and papers, of others only what concerns them as bodies. `projects`: what is answered
    goes on the wall, before whoever sits in the room, so that no person is named whoever asks. `outside`: what is
    answered leaves the house, so that it is the set that may (data/audience.py).
    """

    id: str
    role: str
    unit: str | None = None
    projects: bool = False
    outside: bool = False

    @property
    def rights(self) -> Rights:
        """What the viewer's role may."""
        return ROLES[self.role]

    @property
    def account(self) -> str | None:
        """The name of the account, None for the one at the machine, who has none."""
        return None if self.role == LOCAL else self.id

    @property
    def sees_all(self) -> bool:
        """Whether every branch's people and papers may be seen."""
        return self.rights.sees_all

    @property
    def sees_names(self) -> bool:
        """Whether the viewer may see who a person is, within what may be seen at all."""
        return self.rights.sees_names and not self.projects and not self.outside

    def sees_unit(self, unit: str | None) -> bool:
        """Whether the papers of a body, and what is said of its people, may be seen."""
        return self.sees_all or (unit is not None and unit == self.unit)


# The one who sits at the machine, while an installation has no accounts.
LOCAL_VIEWER = Viewer(id="local", role=LOCAL)
