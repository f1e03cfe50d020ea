"""A disk that fills up before each write of a load: the version served stays, and what was acknowledged comes later."""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from etl.faults import HomeFault
from etl.home import Home
from etl.load import load
from etl.parsed import Parsed
from etl.publish import Step, bring_up
from tests.homes import copy_of
from tests.reliability.papers import NEWCOMER, command, facts, gathered, leftovers, run, sha256
from tests.reliability.test_kills import in_force

KB = 1024
SIZE = 64 * KB * KB
ROOM_IN_SOAK = tuple(range(0, 96 * KB, 4 * KB)) + tuple(range(96 * KB, 13 * KB * KB, 512 * KB))
# The step after which the disk is full, and so the write that fails: received bytes, ledger, version, CURRENT.
FULL_AFTER = (Step.READ, Step.STORED, Step.RECORDED, Step.PLACED)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path | None]:
    """Give the mount point of a small disk of its own, or None where this user may not mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    words = [mount or "", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    if mount is None or umount is None or subprocess.run(words, capture_output=True, check=False).returncode != 0:
        yield None
        return
    yield place
    subprocess.run([umount, str(place)], check=True)


@pytest.fixture
def small(small_disk: Path | None, small_home: Home, tmp_path: Path) -> Home:
    """Give a copy of the small home on the small disk."""
    home = Home((small_disk or tmp_path) / "home")
    copy_of(small_home.path, home.path)
    return home


@pytest.mark.parametrize("last", FULL_AFTER, ids=lambda step: step.name.lower())
def test_a_disk_that_is_full_before_a_write(
    last: Step, small: Home, small_disk: Path | None, old_facts: str, new_facts: str
) -> None:
    full = disk_full(small_disk)

    def fill(step: Step) -> None:
        if step == last:
            full.__enter__()

    try:
        with pytest.raises(HomeFault) as told:
            load(small, gathered(NEWCOMER), at_step=fill)
    finally:
        full.__exit__(None, None, None)
    assert told.value.name in {"disk_full", "disk_or_database"}
    assert facts(small) == old_facts
    assert in_force(small) == (last >= Step.RECORDED)
    finish_and_look(small, old_facts, new_facts)


def test_a_disk_that_is_full_when_only_cells_are_to_be_kept_fails_no_load(
    small: Home, small_disk: Path | None, new_facts: str
) -> None:
    full = disk_full(small_disk)

    def fill(step: Step) -> None:
        if step == Step.SERVED:
            full.__enter__()

    try:
        assert [report.outcome for report in load(small, gathered(NEWCOMER), at_step=fill)] == ["loaded"]
    finally:
        full.__exit__(None, None, None)
    assert facts(small) == new_facts
    assert Parsed(small.parsed).get(sha256(NEWCOMER)) is None
    finish_and_look(small, new_facts, new_facts)


def test_the_command_says_that_the_disk_is_full(
    small: Home, small_disk: Path | None, old_facts: str, new_facts: str
) -> None:
    starve(small, small_disk, 6 * KB * KB, old_facts, new_facts)


@pytest.mark.soak
@pytest.mark.parametrize("room", ROOM_IN_SOAK)
def test_a_load_onto_a_disk_with_any_room_left(
    room: int, small: Home, small_disk: Path | None, old_facts: str, new_facts: str
) -> None:
    starve(small, small_disk, room, old_facts, new_facts)


def test_a_temporary_folder_whose_path_is_too_long_for_a_socket_keeps_no_file_out(
    home: Home, tmp_path: Path, new_facts: str
) -> None:
    folder = tmp_path / ("long" * 25)
    folder.mkdir()
    done = run(command("load", NEWCOMER, home=home), TMPDIR=str(folder))
    assert done.returncode == 0, done.stderr
    assert facts(home) == new_facts


def test_a_load_that_may_write_no_large_file(home: Home, old_facts: str, new_facts: str) -> None:
    starve(home, None, 1024 * KB, old_facts, new_facts)


def starve(home: Home, disk: Path | None, room: int, old_facts: str, new_facts: str) -> None:
    """Runs a load with so much room left, then asks what is served, and what comes of it once there is room."""
    words = command("load", NEWCOMER, home=home)
    if disk is None:
        done = run(["sh", "-c", 'ulimit -f "$0" && exec "$@"', str(room // 512), *words])
    else:
        with disk_full(disk, room):
            done = run(words, TMPDIR=str(disk))
    assert done.returncode in (0, 2), done.stderr
    assert "Traceback" not in done.stderr
    assert facts(home) == (old_facts if done.returncode else new_facts)
    assert in_force(home) or done.returncode == 2
    finish_and_look(home, old_facts, new_facts)


def finish_and_look(home: Home, old_facts: str, new_facts: str) -> None:
    """With room again, what was acknowledged is there, what was not is not, and nothing is left lying about."""
    bring_up(home)
    assert facts(home) == (new_facts if in_force(home) else old_facts)
    with home.lock():
        assert not leftovers(home)


def disk_full(disk: Path | None, room: int = 0) -> AbstractContextManager[None]:
    """Leaves so much room on the small disk; without one, lets this process write files only up to that size."""
    return _filled(disk, room) if disk else _limited(room)


@contextmanager
def _filled(disk: Path, room: int) -> Iterator[None]:
    free = os.statvfs(disk)
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - room)))
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def _limited(room: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
