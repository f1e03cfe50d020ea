"""A server in a process of its own, and readers who change filters at it, as the bench measures them."""

import http.client
import json
import random
import statistics
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.repository import ROOT

HOST = "127.0.0.1"
CALL = "/_dash-update-component"
PATIENCE = 60  # seconds
OK = 200


@dataclass
class Taken:
    """How long each of several things took, in milliseconds, and how many failed."""

    times: list[float] = field(default_factory=list)
    failed: int = 0

    def quantile(self, part: float) -> float:
        """The time that this part of all stayed under."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]

    @property
    def median(self) -> float:
        """The time that half stayed under."""
        return statistics.median(self.times)

    def told(self) -> str:
        """Median, its spread from the fifth to the ninety-fifth of a hundred, and how many there were."""
        if not self.times:
            return f"none (failed {self.failed})"
        spread = f"{self.quantile(0.05):.0f} to {self.quantile(0.95):.0f}"
        return f"median {self.median:.1f} ms ({spread}, n = {len(self.times)}, failed {self.failed})"


@contextmanager
def serving(command: Sequence[str], port: int, health: str = "/healthz") -> Iterator[float]:
    """Run a server until the block ends; gives the seconds from its start until it answered."""
    started = perf_counter()
    with subprocess.Popen([*command], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            while not _answers(port, health):
                if server.poll() is not None or perf_counter() - started > PATIENCE:
                    raise RuntimeError(f"{command} serves nothing")
            yield perf_counter() - started
        finally:
            server.terminate()


def ours(home: Path, port: int) -> list[str]:
    """The command that serves a home."""
    return [sys.executable, "app.py", "--home", str(home), "--port", str(port)]


def _answers(port: int, path: str) -> bool:
    try:
        with _connection(port) as connection:
            connection.request("GET", path)
            return connection.getresponse().status == OK
    except OSError:
        return False


@contextmanager
def _connection(port: int) -> Iterator[http.client.HTTPConnection]:
    connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        yield connection
    finally:
        connection.close()


class Reader:
    """One reader's browser: a connection that stays open, and what its pages ask the server on a change."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        told = json.loads(self._get("/_dash-dependencies"))
        self._asked = [one for one in told if not one.get("clientside_function")]

    def close(self) -> None:
        """Close the browser."""
        self._connection.close()

    def arrive(self, path: str, search: str) -> int:
        """Change our page or its filters; the bytes of the answer."""
        return len(self.ask({"address.pathname": path, "address.search": search}))

    def change(self, values: dict[str, Any]) -> int:
        """Change a filter of the plain app: all callbacks that hang on it are asked; the bytes of the answers."""
        return sum(len(self._send(asked, values, {})) for asked in self._asked)

    def ask(self, values: dict[str, Any], state: dict[str, Any] | None = None) -> bytes:
        """Ask the callback that has exactly these inputs; its answer. Raises RuntimeError where it is an error."""
        asked = next(one for one in self._asked if {_named(told) for told in one["inputs"]} == set(values))
        return self._send(asked, values, state or {})

    def _send(self, asked: dict[str, Any], values: dict[str, Any], state: dict[str, Any]) -> bytes:
        inputs = [{**one, "value": values[_named(one)]} for one in asked["inputs"]]
        body: dict[str, Any] = {
            "output": asked["output"],
            "outputs": _outputs(asked["output"]),
            "inputs": inputs,
            "changedPropIds": [_named(inputs[0])],
        }
        if asked.get("state"):
            body["state"] = [{**one, "value": state.get(_named(one))} for one in asked["state"]]
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        self._connection.request("POST", CALL, json.dumps(body), headers)
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status != OK:
            raise RuntimeError(f"{answer.status}: {content[:200]!r}")
        return content

    def _get(self, path: str) -> bytes:
        self._connection.request("GET", path)
        return self._connection.getresponse().read()


def _named(told: dict[str, Any]) -> str:
    return f"{told['id']}.{told['property']}"


def _outputs(output: str) -> Any:
    several = output.startswith("..")
    parts = [part.rpartition(".") for part in (output[2:-2].split("...") if several else [output])]
    told = [{"id": name, "property": what.partition("@")[0]} for name, _, what in parts]
    return told if several else told[0]


def timed(work: Callable[[], object], taken: Taken) -> None:
    """Do a piece of work and note how long it took, or that it failed."""
    started = perf_counter()
    try:
        work()
    except (OSError, RuntimeError, http.client.HTTPException):
        taken.failed += 1
    else:
        taken.times.append((perf_counter() - started) * 1000)


def crowd(port: int, readers: int, every: float, seconds: float, changes: Sequence[tuple[str, str]]) -> Taken:
    """So many readers at once, each changing a filter about every so many seconds, for so long."""
    taken = Taken()
    over = threading.Event()

    def read(number: int) -> None:
        chance = random.Random(number)
        reader = Reader(port)
        while not over.wait(chance.uniform(0.5, 1.5) * every):
            timed(partial(reader.arrive, *chance.choice(changes)), taken)
        reader.close()

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    over.wait(seconds)
    over.set()
    for thread in threads:
        thread.join()
    return taken
