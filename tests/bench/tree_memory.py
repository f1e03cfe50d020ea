"""Runs a command and says what it cost: seconds, seconds of processor, and the most memory it and its children held."""

import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

EVERY_SECONDS = 0.2
PAGE = 4096


@dataclass(frozen=True)
class Cost:
    """What a command took; memory in bytes, that of all its processes at the moment they held most together."""

    seconds: float
    processor_seconds: float
    memory: int
    output: str


def cost_of(command: list[str], folder: Path) -> Cost:
    """Runs a command in a folder to its end. Raises CalledProcessError where it fails."""
    before, started = getrusage(RUSAGE_CHILDREN), perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    held = [0]
    ended = threading.Event()
    watch = threading.Thread(target=_watch, args=(process.pid, held, ended), daemon=True)
    watch.start()
    output, _ = process.communicate()
    ended.set()
    watch.join()
    after = getrusage(RUSAGE_CHILDREN)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(perf_counter() - started, worked, held[0], output)


def _watch(root: int, held: list[int], ended: threading.Event) -> None:
    while not ended.wait(EVERY_SECONDS):
        held[0] = max(held[0], _memory(root))


def _memory(root: int) -> int:
    """The memory that a process and those below it hold now."""
    parents, pages = {}, {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            resident = int((place / "statm").read_text().split()[1])
        except (OSError, IndexError):  # it has ended meanwhile
            continue
        parents[int(place.name)], pages[int(place.name)] = parent, resident
    below = {root}
    while more := {process for process, parent in parents.items() if parent in below} - below:
        below |= more
    return PAGE * sum(pages.get(process, 0) for process in below)
