"""Several at once: two writers, and readers during publications; every answer is from one version, without an error."""

import subprocess
import traceback
from collections.abc import Callable
from datetime import date, timedelta
from threading import Event, Thread

import pytest

from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from etl.home import Home
from etl.load import load, undo
from tests.reliability.conftest import copied
from tests.reliability.papers import NEWCOMER, OTHER, command, facts, gathered
from tests.repository import ROOT

READERS, READERS_IN_SOAK = 8, 20
# Seconds between two questions of a reader, who shares the processors with the writer.
PAUSE, PAUSE_IN_SOAK = 0.3, 0.5
PAIRS_IN_SOAK = 100
Answer = tuple[str, ...]


@pytest.fixture(scope="session")
def facts_of_both(small_home: Home, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the hash over the facts once both papers are loaded, one after the other."""
    home = copied(small_home, tmp_path_factory.mktemp("with_both") / "home")
    load(home, gathered(NEWCOMER, OTHER))
    return facts(home)


def test_two_loads_at_once_of_two_files(home: Home, facts_of_both: str) -> None:
    load_together(home, NEWCOMER, OTHER)
    assert facts(home) == facts_of_both


def test_two_loads_at_once_of_one_file(home: Home, new_facts: str) -> None:
    load_together(home, NEWCOMER, NEWCOMER)
    assert facts(home) == new_facts


@pytest.mark.soak
@pytest.mark.parametrize("part", range(4))
def test_many_pairs_of_loads_at_once(
    part: int, copy_of: Callable[[str], Home], facts_of_both: str, new_facts: str
) -> None:
    for time in range(PAIRS_IN_SOAK // 4):
        home = copy_of(f"home_{part}_{time}")
        second = OTHER if time % 2 else NEWCOMER
        load_together(home, NEWCOMER, second)
        assert facts(home) == (facts_of_both if time % 2 else new_facts)


def test_readers_during_publications(home: Home) -> None:
    read_during_publications(home, 3, READERS, PAUSE)


@pytest.mark.soak
def test_readers_during_many_publications(home: Home) -> None:
    read_during_publications(home, 30, READERS_IN_SOAK, PAUSE_IN_SOAK)


def load_together(home: Home, *files: object) -> None:
    """Starts a load of each file at the same moment and waits for all."""
    words = [command("load", file, home=home) for file in files]
    running = [subprocess.Popen(one, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for one in words]
    for process in running:
        _, complaint = process.communicate()
        assert process.returncode == 0, complaint.decode()


def read_during_publications(home: Home, publications: int, readers: int, pause: float) -> None:
    """Readers ask again and again while versions are published; each answer must be one of a version then served."""
    crowd = Crowd(home, readers, pause)
    truth = {crowd.version(): answer(Warehouse(home.path), 0)}
    with crowd:
        for turn in range(publications):
            if turn % 2:
                undo(home)
            else:
                load(home, gathered(NEWCOMER))
            truth[crowd.version()] = answer(Warehouse(home.path), 0)
    assert not crowd.faults, crowd.faults[0]
    assert len({before for before, _, _ in crowd.seen}) > 1
    for before, found, after in crowd.seen:
        assert any(truth[version] == found for version in range(before, after + 1)), (before, after)


class Crowd:
    """Threads that ask one warehouse the same thing over and over, each noting the version before and after."""

    def __init__(self, home: Home, readers: int, pause: float) -> None:
        self.seen: list[tuple[int, Answer, int]] = []
        self.faults: list[str] = []
        self._warehouse = Warehouse(home.path)
        self._over, self._pause = Event(), pause
        self._threads = [Thread(target=self._read, args=(1000 * number,)) for number in range(readers)]

    def version(self) -> int:
        """The version served."""
        found = self._warehouse.version()
        assert found is not None
        return found

    def __enter__(self) -> None:
        for thread in self._threads:
            thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _read(self, turn: int) -> None:
        try:
            while not self._over.wait(self._pause):
                turn += 1
                before = self.version()
                found = answer(self._warehouse, turn)
                self.seen.append((before, found, self.version()))
        except BaseException:  # noqa: BLE001 a thread's fault is the finding
            self.faults.append(traceback.format_exc())


def answer(warehouse: Warehouse, turn: int) -> Answer:
    """One question whose answer tells the versions apart; the day, long past all papers, keeps it from the cache."""
    day = date(2100, 1, 1) + timedelta(days=turn)
    asked = {"years": [2023], "subject_kind": "dang_vien", "stage": "proposed", "as_of": day}
    rows = warehouse.ask("rating_distribution", LOCAL_VIEWER, **asked).rows()
    return tuple(sorted(map(str, rows)))
