"""The trail is one unbroken chain, whoever writes at once; what another hand does to it is found, by the line."""

import multiprocessing
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from data.trail import HEAD_FILE, LEDGER, Trail, UnknownAction
from data.trail_check import line_hash
from data.trail_line import Filter, Line
from data.words import words

LINES = 8
EACH, WRITERS = 25, 2


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a home with a trail of eight lines."""
    for number in range(1, LINES + 1):
        Trail(tmp_path / "home").note("binh", "person_viewed", f"dv-{number}", number)
    return tmp_path / "home"


def tampered(home: Path, *statements: str) -> str | None:
    """What is said of the trail once another hand, which minds no trigger, has been at its tables."""
    with closing(sqlite3.connect(home / LEDGER)) as connection, connection:
        for trigger in ("trail_never_updated", "trail_never_deleted"):
            connection.execute(f"drop trigger if exists {trigger}")
        for statement in statements:
            connection.execute(statement)
    return Trail(home).damage()


def renumbered(since: int, by: int) -> list[str]:
    """Statements that give all lines from one on another number."""
    away = f"update trail set number = -number where number >= {since}"
    return [away, f"update trail set number = -number + {by} where number < 0"]


def forged(home: Path, number: int, after: int) -> str:
    """A statement that adds a line, its hash as it should be, bound to the line `after`."""
    with closing(sqlite3.connect(home / LEDGER)) as connection:
        before = connection.execute("select hash from trail where number = ?", (after,)).fetchone()[0]
    told = ("2024-01-01T08:00:00", "binh", "sign_in", "", None, None)
    own = line_hash(before, told)
    return f"insert into trail values ({number}, '{told[0]}', 'binh', 'sign_in', '', null, null, '{before}', '{own}')"


def test_a_trail_nobody_touched_is_whole_and_reading_makes_nothing(home: Path, tmp_path: Path) -> None:
    assert Trail(home).damage() is None
    nothing = Trail(tmp_path / "nothing")
    assert (nothing.damage(), nothing.head(), nothing.count(), nothing.accounts()) == (None, (0, ""), 0, [])
    assert nothing.lines().is_empty()
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("what", ["who = 'an'", "who = x'00ff'", "about = 'dv-9'", "rows = null", "at = '2020'"])
@pytest.mark.parametrize("number", [1, 4, LINES])
def test_a_line_that_was_changed_is_named(what: str, number: int, home: Path) -> None:
    said = tampered(home, f"update trail set {what} where number = {number}")
    assert said == f"Nhật ký không còn nguyên vẹn: dòng {number} đã bị sửa."


@pytest.mark.parametrize("number", [1, 4, LINES - 1])
def test_a_line_that_was_taken_away_is_named(number: int, home: Path) -> None:
    delete = f"delete from trail where number = {number}"
    assert tampered(home, delete) == f"Nhật ký không còn nguyên vẹn: thiếu dòng {number}."
    closed = tampered(home, *renumbered(number + 1, -1))
    assert closed is not None
    assert f"dòng {number} không nối tiếp dòng trước nó" in closed


def test_lines_that_were_exchanged_are_named(home: Path) -> None:
    moves = ("set number = 99 where number = 3", "set number = 3 where number = 6", "set number = 6 where number = 99")
    said = tampered(home, *(f"update trail {move}" for move in moves))
    assert said == "Nhật ký không còn nguyên vẹn: dòng 3 bị đổi chỗ."


@pytest.mark.parametrize("number", [2, 5, LINES])
def test_a_line_that_was_put_in_between_is_named(number: int, home: Path) -> None:
    said = tampered(home, *renumbered(number, 1), forged(home, number, number - 1))
    assert said == f"Nhật ký không còn nguyên vẹn: dòng {number} bị chen thêm."


def test_a_clumsy_line_put_in_between_is_named_too(home: Path) -> None:
    clumsy = "insert into trail select 5, at, who, action, about, rows, entry, before, 'x' from trail where number = 2"
    assert tampered(home, *renumbered(5, 1), clumsy) == "Nhật ký không còn nguyên vẹn: dòng 5 bị chen thêm."


def test_a_line_added_behind_the_last_is_named_also_once_others_follow(home: Path) -> None:
    said = f"Nhật ký không còn nguyên vẹn: dòng {LINES + 1} bị chen thêm."
    assert tampered(home, forged(home, LINES + 1, LINES)) == said
    Trail(home).note("binh", "sign_out")
    assert Trail(home).damage() == said


@pytest.mark.parametrize("also", ["nothing", "the table's head", "the file's head"])
def test_an_end_that_was_cut_off_is_named_also_once_others_follow(also: str, home: Path) -> None:
    cut = [f"delete from trail where number > {LINES - 2}"]
    if also == "the table's head":
        last = f"select number, hash from trail where number = {LINES - 2}"
        cut.append(f"update trail_head set (number, hash) = ({last})")
    if also == "the file's head":
        (home / HEAD_FILE).unlink()
    assert tampered(home, *cut) == (
        f"Nhật ký không còn nguyên vẹn: phần cuối bị cắt, thiếu từ dòng {LINES - 1} trở đi."
    )
    Trail(home).note("binh", "sign_in")
    assert Trail(home).damage() == f"Nhật ký không còn nguyên vẹn: thiếu dòng {LINES - 1}."


@pytest.mark.parametrize("lost", ["file", "table"])
def test_a_ledger_that_is_gone_or_was_begun_anew_is_told_by_the_file(lost: str, home: Path) -> None:
    if lost == "file":
        for file in home.glob(f"{LEDGER}*"):
            file.unlink()
    else:
        tampered(home, "drop table trail", "drop table trail_head")
    assert Trail(home).damage() == "Nhật ký không còn nguyên vẹn: phần cuối bị cắt, thiếu từ dòng 1 trở đi."


def test_a_lost_head_and_a_trail_written_anew_are_told(home: Path) -> None:
    other = Trail(home.with_name("other"))
    for number in range(LINES + 1):
        other.note("an", "sign_in", str(number))
    (other._home / HEAD_FILE).write_bytes((home / HEAD_FILE).read_bytes())
    assert other.damage() == (
        f"Nhật ký không còn nguyên vẹn: các dòng đến dòng {LINES} đã bị viết lại, không khớp tệp trail.head."
    )
    (home / HEAD_FILE).unlink()
    assert Trail(home).damage() == (f"Nhật ký không còn nguyên vẹn: mất dấu ghi riêng của dòng cuối (dòng {LINES}).")


def test_a_head_that_was_changed_is_told(home: Path) -> None:
    said = tampered(home, "update trail_head set hash = 'x'")
    assert said == f"Nhật ký không còn nguyên vẹn: dòng {LINES} đã bị sửa."


def test_a_ledger_whose_bytes_are_spoilt_is_told(home: Path) -> None:
    (home / LEDGER).write_bytes(b"\xff" * 8192)
    assert Trail(home).damage() == "Không đọc được nhật ký: tệp ledger.sqlite bị hỏng."


def test_a_power_cut_before_the_file_is_written_is_no_damage(home: Path) -> None:
    behind = (home / HEAD_FILE).read_bytes()
    Trail(home).note("binh", "sign_out")
    (home / HEAD_FILE).write_bytes(behind)
    assert Trail(home).damage() is None
    Trail(home).note("binh", "sign_in")
    assert (home / HEAD_FILE).read_text().startswith(f"{LINES + 2} ")


@pytest.mark.parametrize("statement", ["update trail set who = 'an'", "delete from trail where number = 8"])
def test_the_tables_themselves_refuse_to_change_or_lose_a_line(statement: str, home: Path) -> None:
    with closing(sqlite3.connect(home / LEDGER)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    assert Trail(home).count() == LINES


def test_two_processes_that_write_at_once_make_one_chain(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    begin = spawn.Barrier(WRITERS)
    writers = [spawn.Process(target=write, args=(tmp_path / "home", f"w{one}", begin)) for one in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    trail = Trail(tmp_path / "home")
    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    assert trail.damage() is None
    lines = trail.lines(limit=1000)
    assert sorted(lines["number"].to_list()) == list(range(1, WRITERS * EACH + 1))
    assert {who: lines.filter(who=who).height for who in trail.accounts()} == {"w0": EACH, "w1": EACH}
    assert (tmp_path / "home" / HEAD_FILE).read_text().split() == [str(value) for value in trail.head()]


def write(home: Path, who: str, begin: "multiprocessing.synchronize.Barrier") -> None:
    """What each process does."""
    begin.wait(60)
    for number in range(EACH):
        Trail(home).note(who, "sign_in", str(number))


def test_the_lines_are_asked_for_by_day_action_and_account_newest_first(tmp_path: Path) -> None:
    trail = Trail(tmp_path)
    days = [date(2024, 1, day) for day in (1, 1, 2, 3)]
    told = zip(days, ("an", "binh", "an", "an"), ("sign_in", "sign_in", "undone", "sign_in"), strict=True)
    trail.note_all([Line(who, what, at=datetime(day.year, 1, day.day, 23, 59, 59)) for day, who, what in told])

    def numbers(**chosen: object) -> list[int]:
        asked = Filter(**chosen)  # type: ignore[arg-type]
        found: list[int] = trail.lines(asked)["number"].to_list()
        assert trail.count(asked) == len(found)
        return found

    assert numbers() == [4, 3, 2, 1]
    assert numbers(who="an") == [4, 3, 1]
    assert numbers(action="sign_in", who="an") == [4, 1]
    assert numbers(first=date(2024, 1, 2)) == [4, 3]
    assert numbers(last=date(2024, 1, 1)) == [2, 1]
    assert numbers(first=date(2024, 1, 2), last=date(2024, 1, 2)) == [3]
    assert numbers(first=date.min, last=date.max) == [4, 3, 2, 1]
    assert numbers(who="' or 1 = 1") == []
    assert trail.lines(limit=2, offset=1)["number"].to_list() == [3, 2]
    [line] = trail.lines(limit=1).to_dicts()
    assert line == {
        "number": 4,
        "at": datetime(2024, 1, 3, 23, 59, 59),
        "who": "an",
        "action": "sign_in",
        "about": "",
        "rows": None,
    }


def test_what_a_stranger_sends_stays_one_line_and_short(tmp_path: Path) -> None:
    trail = Trail(tmp_path)
    trail.note("a\nb\0\ud800\u202e" + "x" * 9000, "sign_in_refused", "\r\n" * 9000)
    [line] = trail.lines().to_dicts()
    assert line["who"].startswith("a b   xxx")
    assert len(line["who"]) <= 80
    assert not line["about"].strip()
    assert trail.damage() is None


def test_an_entry_of_the_ledger_is_told_once(tmp_path: Path) -> None:
    trail = Trail(tmp_path)
    told = [Line("an", "taken_in", "a.xlsx", 3, entry=1), Line("an", "taken_in", "b.xlsx", 4, entry=2)]
    trail.note_all(told[:1])
    trail.note_all(told)
    trail.note_all(told)
    assert trail.last_entry() == 2
    assert trail.lines()["about"].to_list() == ["b.xlsx", "a.xlsx"]
    assert trail.damage() is None


def test_an_action_without_a_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownAction, match="looked_around"):
        Trail(tmp_path).note("an", "looked_around")
    assert not list(tmp_path.iterdir())


def test_every_fault_has_its_sentence() -> None:
    checks = Path(line_hash.__code__.co_filename).read_text(encoding="utf-8")
    codes = words().filter(kind_of_word="trail_damage")["code"].to_list()
    assert [code for code in codes if f'"{code}"' not in checks] == ["unreadable"]
