"""What several processes or threads open at the same moment lets all of them in."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

from data.durable import keep_in_wal

ROUNDS = 200
TOGETHER = 4


def test_all_who_open_a_new_ledger_at_the_same_moment_get_in(tmp_path: Path) -> None:
    begin = Barrier(TOGETHER)

    def opened(file: Path) -> str:
        begin.wait(60)
        with closing(sqlite3.connect(file)) as connection:
            keep_in_wal(connection)
            found: str = connection.execute("pragma journal_mode").fetchone()[0]
        return found

    files = [tmp_path / f"{one}.sqlite" for one in range(ROUNDS)]
    for file in files:
        file.touch()
    with ThreadPoolExecutor(TOGETHER) as threads:
        modes = [list(threads.map(opened, [file] * TOGETHER)) for file in files]
    assert modes == [["wal"] * TOGETHER] * ROUNDS
