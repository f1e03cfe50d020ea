"""Which files a call means: paths given, folders walked; settings first, then in the order given and by name."""

from dataclasses import dataclass
from pathlib import Path

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".parquet")
SETTINGS = (".toml",)


@dataclass(frozen=True)
class Gathered:
    """A file to take in: its path below the path given, and its bytes."""

    name: str
    content: bytes


def gather(paths: list[Path]) -> tuple[list[Gathered], list[str]]:
    """The files, and the names of those in folders that are neither workbooks, tables nor settings.

    A file named itself is taken whatever it is. Raises FileNotFoundError naming a path that does not exist.
    """
    found: list[tuple[str, Path]] = []
    skipped: list[str] = []
    for path in paths:
        if path.is_dir():
            for file in sorted(inner for inner in path.rglob("*") if inner.is_file()):
                name = file.relative_to(path).as_posix()
                if _is_hidden(name) or not file.suffix.lower().endswith(WORKBOOKS + SETTINGS):
                    skipped.append(name)
                else:
                    found.append((name, file))
        elif path.is_file():
            found.append((path.name, path))
        else:
            raise FileNotFoundError(path)
    return in_order([Gathered(name, file.read_bytes()) for name, file in found]), skipped


def in_order(files: list[Gathered]) -> list[Gathered]:
    """Settings before the workbooks, else as given: a workbook is read by the settings of its own call."""
    return sorted(files, key=lambda file: not file.name.lower().endswith(SETTINGS))


def _is_hidden(name: str) -> bool:
    """Excel's lock files ("~$…") and the system's own."""
    last = name.rsplit("/", 1)[-1]
    return last.startswith((".", "~$"))
