"""kill -9 at each step of a load, and at any moment: the old version or the new one, nothing acknowledged is lost."""

import signal
import subprocess
import sys
from collections.abc import Callable
from random import Random
from time import perf_counter

import pytest

from data.trail import Trail
from etl.home import Home
from etl.load import load, undo
from etl.publish import Step, bring_up
from tests.reliability.papers import (
    NEWCOMER,
    behind,
    command,
    entries,
    facts,
    gathered,
    leftovers,
    ordered,
    run,
    sha256,
)
from tests.repository import ROOT

# Between these what the disk holds changes its meaning; the soak kills at every step.
SHORT = (Step.READ, Step.STORED, Step.RECORDED, Step.PLACED, Step.SERVED)
TIMES_IN_SOAK = 20
RANDOM_IN_SOAK = 200


@pytest.mark.parametrize("step", SHORT, ids=lambda step: f"{step.value:02}_{step.name.lower()}")
def test_a_load_killed_at_a_step_loses_nothing(step: Step, home: Home, old_facts: str, new_facts: str) -> None:
    kill_and_look(step, home, old_facts, new_facts)


@pytest.mark.soak
@pytest.mark.parametrize("step", list(Step), ids=lambda step: f"{step.value:02}_{step.name.lower()}")
def test_a_load_killed_at_a_step_many_times(
    step: Step, copy_of: Callable[[str], Home], old_facts: str, new_facts: str
) -> None:
    for time in range(TIMES_IN_SOAK):
        kill_and_look(step, copy_of(f"home_{time}"), old_facts, new_facts)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(4))
def test_loads_and_undos_killed_at_random_moments(
    part: int, copy_of: Callable[[str], Home], old_facts: str, new_facts: str
) -> None:
    home, chance = copy_of("home"), Random(f"kills {part}")
    started = perf_counter()
    assert run(command("load", NEWCOMER, home=home)).returncode == 0
    whole = perf_counter() - started
    for _ in range(RANDOM_IN_SOAK // 4):
        acknowledged = in_force(home)
        name = "undo" if acknowledged else "load"
        killed_after(chance.uniform(0, whole), command(name, *([] if acknowledged else [NEWCOMER]), home=home))
        assert facts(home) in (old_facts, new_facts)
        bring_up(home)
        assert not behind(home)
        assert facts(home) == (new_facts if in_force(home) else old_facts)


def test_an_undo_killed_between_ledger_and_version_is_finished_by_the_next_command(
    home: Home, old_facts: str, new_facts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    load(home, gathered(NEWCOMER))
    number = home.version()
    assert number is not None
    assert facts(home) == new_facts
    assert undo(home) == 1
    home.serve(number)  # as if the power had failed before CURRENT was replaced
    code, said, _ = ordered(capsys, "status", home=home)
    assert code == 0
    assert old_facts in said


def kill_and_look(step: Step, home: Home, old_facts: str, new_facts: str) -> None:
    """Kills a load at a step, then asks what is served, what is acknowledged, and what the next command makes of it."""
    words = [sys.executable, "-m", "tests.reliability.stopped_load", str(home.path), str(NEWCOMER), step.name]
    done = run(words)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert facts(home) == (new_facts if step >= Step.SERVED else old_facts)
    acknowledged = in_force(home)
    assert acknowledged == (step >= Step.RECORDED)
    assert bring_up(home) == (Step.RECORDED <= step < Step.SERVED)
    if step == Step.STORED:
        assert [report.outcome for report in load(home, gathered(NEWCOMER))] == ["loaded"]
    assert facts(home) == (new_facts if step >= Step.STORED else old_facts)
    assert Trail(home.path).last_entry() == entries(home)[-1].position
    assert Trail(home.path).damage() is None
    with home.lock():
        assert not leftovers(home)


def killed_after(seconds: float, words: list[str]) -> None:
    """Starts a command and kills it after so many seconds, unless it has ended."""
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def in_force(home: Home) -> bool:
    """Whether the newcomer is in the ledger and not taken back."""
    known = entries(home)
    taken_back = {entry.detail for entry in known if entry.action == "undo"}
    return any(entry.sha256 == sha256(NEWCOMER) and str(entry.batch) not in taken_back for entry in known)
