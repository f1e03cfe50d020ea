"""Changes the house in small ways, one at a time, and sees whether the tests notice: `make mutants`.

All happens in a copy. Of a module's changes (tests/mutants/modules.toml) at least LEAST percent must be noticed, those
that change nothing a reader could see, with the reason given there, aside. Prints what nobody noticed; exit 1 below.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.repository import ROOT

HERE = Path(__file__).parent
TOOL = ROOT / ".venv" / "mutants"
LEAST = 80
SECONDS = 400  # a change after which the tests never end is noticed too
# Of the ways to change an operator those that a slip of the hand makes; a union of types is no sum to be changed.
PASSED_OVER = [
    r"core/ReplaceBinaryOperator_(?!Add_Sub|Sub_Add|Mul_Div|FloorDiv_Mul|Div_Mul|BitAnd_BitOr|Mod_Add).*",
    r"core/ReplaceComparisonOperator_(?!Eq_NotEq|NotEq_Eq|Lt_LtE|LtE_Lt|Gt_GtE|GtE_Gt|In_NotIn|NotIn_In|Is_IsNot|IsNot_Is).*",
    r"core/ReplaceUnaryOperator_(?!Delete_Not).*",
    "core/RemoveDecorator",
]
COMMAND = "{python} -m pytest -x -q -p no:cacheprovider -p no:xdist {tests}"
CONFIG = """[cosmic-ray]
module-path = "{module}"
timeout = {seconds}.0
excluded-modules = []
test-command = "{command}"
[cosmic-ray.distributor]
name = "local"
[cosmic-ray.filters.operators-filter]
exclude-operators = {passed_over}
"""
# One that the tool could not make is none.
FOUND = """
select start_pos_row, test_outcome, diff
from mutation_specs inner join work_results using (job_id)
where worker_outcome = 'NORMAL'
order by start_pos_row
"""


@dataclass(frozen=True)
class Change:
    """One small change: its line, whether the tests noticed, and what became of what stood there."""

    line: int
    noticed: bool
    diff: str


def changes(module: str, tests: Sequence[str], copy: Path) -> list[Change]:
    """Every change of a module, tried in a copy of the house."""
    session, config = copy.with_suffix(".sqlite"), copy.with_suffix(".toml")
    session.unlink(missing_ok=True)
    command = COMMAND.format(python=sys.executable, tests=" ".join(tests))
    config.write_text(CONFIG.format(module=module, seconds=SECONDS, command=command, passed_over=PASSED_OVER))
    subprocess.run(command.split(), cwd=copy, check=True, capture_output=True)  # as it is, all is well
    for words in (
        ["-m", "cosmic_ray.cli", "init", str(config), str(session)],
        ["-m", "cosmic_ray.tools.filters.operators_filter", str(session), str(config)],
        ["-m", "cosmic_ray.cli", "exec", str(config), str(session)],
    ):
        told = {**os.environ, "PYTHONPATH": str(TOOL)}
        subprocess.run([sys.executable, *words], cwd=copy, env=told, check=True, capture_output=True)
    connection = sqlite3.connect(session)
    rows = connection.execute(FOUND).fetchall()
    connection.close()
    return [Change(line, outcome != "SURVIVED", _told(diff or "")) for line, outcome, diff in rows]


def _told(diff: str) -> str:
    lines = [line for line in diff.splitlines() if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]
    return " → ".join(line[1:].strip() for line in lines)


def _why(change: Change, argued: Mapping[str, str]) -> str | None:
    return next((reason for part, reason in argued.items() if part in change.diff.partition(" → ")[0]), None)


def main(wanted: Sequence[str]) -> int:
    """Tries the modules asked for, or all; 1 where of any too few changes were noticed."""
    told = tomllib.loads((HERE / "modules.toml").read_text(encoding="utf-8"))
    everywhere = told.pop("everywhere")
    few = False
    with tempfile.TemporaryDirectory() as folder:
        for module in wanted or told:
            copy = Path(folder) / "house"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".git", "var", ".*_cache"))
            tried = changes(module, told[module]["tests"], copy)
            unnoticed = [change for change in tried if not change.noticed]
            argued = everywhere | told[module].get("argued", {})
            counted = len(tried) - sum(_why(change, argued) is not None for change in unnoticed)
            noticed = len(tried) - len(unnoticed)
            percent = 100 * noticed / max(counted, 1)
            few |= percent < LEAST
            print(f"{module}: {noticed} of {len(tried)} noticed; {percent:.0f} % of {counted}", flush=True)
            for change in unnoticed:
                print(f"  {change.line}: {change.diff}\n      {_why(change, argued) or 'NOT ARGUED'}")
    return int(few)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
