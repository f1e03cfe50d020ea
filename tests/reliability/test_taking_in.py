"""A server takes in beside its answers: in a process of its own, hand-ins together, nothing confirmed ever lost."""

import os
import signal
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from etl import waiting
from etl.apart import LESS_THAN_READERS, Apart, Broke
from etl.gather import Gathered
from etl.hand import ByHand
from etl.home import Home
from etl.ledger import Ledger
from etl.load import undo
from etl.report import FileReport
from etl.taking_in import TakingIn
from tests.reliability.papers import NEWCOMER, OTHER, SAMPLES

PATIENCE = 120
THIRD = SAMPLES / "2023/quan-ly-nang-luong/tong-hop-dang-vien-2023.xlsx"
NOTE = ByHand("note", 2023, "thanh-tra", "05/12/2023", text="Chờ bổ sung biên bản")


def handed_in(home: Home, paper: Path) -> str:
    """Hand a paper in and confirm it, as the page does."""
    token = waiting.put(home, [Gathered(paper.name, paper.read_bytes())])
    waiting.confirm(home, token, "van-thu")
    return token


def begun(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def came_true(condition: Callable[[], bool]) -> bool:
    """Whether something that another thread does comes about."""
    changed = threading.Condition()
    with changed:
        return any(condition() or changed.wait(0.01) for _ in range(PATIENCE * 100))


def outcomes(reports: list[FileReport]) -> list[str]:
    return [report.outcome for report in reports]


def test_what_is_confirmed_while_a_version_is_made_goes_together_into_the_next(home: Home) -> None:
    """Three officials; the second and third hand in while the first's version is made: two versions, three calls."""
    came: list[int] = []
    others: list[threading.Thread] = []

    def ready(version: int, _hurries: Callable[[], bool]) -> None:
        came.append(version)
        if len(came) == 1:
            others.extend(begun(partial(taking.load, token)) for token in tokens[1:])
            assert came_true(lambda: len(taking._progress) == len(tokens))

    taking = TakingIn(home, ready)
    tokens = [handed_in(home, paper) for paper in (NEWCOMER, OTHER, THIRD)]
    first = home.version() or 0
    assert outcomes(taking.load(tokens[0])) == ["loaded"]
    for other in others:
        other.join(PATIENCE)
    assert came == [first + 1, first + 2]
    assert home.version() == first + 2
    ledger = Ledger(home.ledger)
    last = ledger.in_force()[-3:]
    ledger.close()
    assert len({entry.batch for entry in last}) == 3
    assert {entry.who for entry in last} == {"van-thu"}
    assert undo(home) == 1  # each is a call of its own
    assert not any(home.waiting.iterdir())


def test_what_was_confirmed_before_the_server_was_stopped_is_taken_in_when_it_starts_again(home: Home) -> None:
    token = handed_in(home, NEWCOMER)
    taking = TakingIn(home)
    assert taking.is_behind()
    taking.finish()
    assert not taking.is_behind()
    assert home.version() == 2
    with pytest.raises(waiting.NotWaiting, match="không còn chờ"):
        waiting.take(home, token)


def test_what_keeps_one_hand_in_out_keeps_no_other(home: Home) -> None:
    given_up, good = handed_in(home, NEWCOMER), handed_in(home, OTHER)
    waiting.drop(home, given_up)
    apart = Apart()
    try:
        found = apart.ask("load", home.path, [given_up, good])
    finally:
        apart.end()
    assert isinstance(found[given_up], waiting.NotWaiting)
    assert "không còn chờ" in str(found[given_up])
    assert outcomes(found[good]) == ["loaded"]


def test_a_look_keeps_nothing_and_tells_how_far_it_is(home: Home) -> None:
    told: list[tuple[int, ...]] = []
    token = waiting.put(home, [Gathered(NEWCOMER.name, NEWCOMER.read_bytes())])
    reports = TakingIn(home).check(token, lambda *figures: told.append(figures))
    assert outcomes(reports) == ["loaded"]
    assert [figures[:2] for figures in told] == [(1, 1)]
    assert home.version() == 1


def test_who_records_by_hand_does_not_wait_until_everything_is_ready_for_the_version_before(home: Home) -> None:
    recorded: list[FileReport] = []
    at_hand: list[threading.Thread] = []

    def ready(_version: int, hurries: Callable[[], bool]) -> None:
        assert not hurries()
        at_hand.append(begun(lambda: recorded.append(taking.record(NOTE, None))))
        assert came_true(hurries)

    taking = TakingIn(home, ready)
    taking.load(handed_in(home, NEWCOMER))
    at_hand[0].join(PATIENCE)
    assert outcomes(recorded) == ["loaded"]
    assert home.version() == 3
    assert taking.undo(None) == 1


def test_a_version_is_served_even_if_nobody_can_get_ready_for_it(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    def ready(_version: int, _hurries: Callable[[], bool]) -> None:
        raise RuntimeError("no memory left")

    TakingIn(home, ready).load(handed_in(home, NEWCOMER))
    assert home.version() == 2
    assert "no memory left" in caplog.text


def test_a_process_that_dies_is_told_of_and_another_takes_its_place(home: Home) -> None:
    apart = Apart()
    token = handed_in(home, NEWCOMER)

    def die(*_told: object) -> None:
        assert apart._process is not None
        os.kill(apart._process.pid, signal.SIGTERM)

    try:
        with pytest.raises(Broke, match="load"):
            apart.ask("load", home.path, [token], told=die)
        found = apart.ask("load", home.path, [token])
        assert outcomes(found[token]) == ["loaded"]
    finally:
        apart.end()


def test_a_fault_nobody_foresaw_is_for_the_log_and_the_process_works_on(home: Home) -> None:
    apart = Apart()
    try:
        with pytest.raises(Broke, match="TypeError"):
            apart.ask("check", home.path)
        assert apart.ask("undo", home.path, None) == 4
    finally:
        apart.end()


def test_readers_go_first() -> None:
    apart = Apart()
    try:
        apart.ask("undo", Path("nowhere"), None)
        assert apart._process is not None
        mine, its = os.getpriority(os.PRIO_PROCESS, 0), os.getpriority(os.PRIO_PROCESS, apart._process.pid)
        assert its == min(mine + LESS_THAN_READERS, 19)
    finally:
        apart.end()
    assert apart._process is None
