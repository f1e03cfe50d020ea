"""The command line: `python -m etl load PATH... [--home DIR] [--report FILE.json]` and the other commands (--help)."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path

from data.clock import now
from data.trail import Trail
from data.trail_line import Line
from data.viewer import LOCAL_VIEWER
from data.warehouse import NothingServed, Warehouse
from data.who import person_at_work
from etl.archive import backup, restore
from etl.faults import in_words
from etl.gather import Gathered, gather
from etl.home import Home
from etl.load import load, rebuild, undo
from etl.marked import marker
from etl.options import parser
from etl.passphrase import known_passphrase, new_passphrase
from etl.person import NoSuchPerson, people_found, person_workbook
from etl.publish import bring_up
from etl.register import register
from etl.report import FileReport, phrase, whole_report
from etl.served import summary
from etl.template import Ask, NoSuchYear, templates

LOADED, REPORTED, COULD_NOT_RUN = 0, 1, 2
SHOWN_NAMES = 5


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 all loaded, 1 something reported as not loaded, 2 could not run."""
    options = parser().parse_args(arguments)
    home = Home(options.home)
    try:
        return _run(home, options)
    except NothingServed:
        _complain("nothing_served", options.home)
    except NoSuchYear as fault:
        _complain("no_such_year", fault)
    except NoSuchPerson as fault:
        _complain("no_such_person", fault)
    except FileNotFoundError as fault:
        _complain("not_found", fault.filename or fault.args[0])
    except OSError as fault:
        _complain("no_access", fault.filename or options.home)
    except ValueError as fault:
        _complain("could_not_run", fault)
    return COULD_NOT_RUN


def _run(home: Home, options: argparse.Namespace) -> int:
    if options.command in ("load", "check"):
        return _load(home, options)
    if options.command == "undo":
        return _undo(home)
    if options.command == "rebuild":
        _say("rebuilt", version=rebuild(home))
        return LOADED
    if options.command == "backup":
        return _backup(home, options.archive, encrypt=options.encrypt)
    if options.command == "restore":
        return _restore(home, options.archive)
    if options.command in ("template", "register"):
        return _papers(home, options)
    if options.command == "person":
        return _person(home, options)
    return _verified(home) if options.verify else _status(home)


def _load(home: Home, options: argparse.Namespace) -> int:
    files, skipped = gather(options.paths)
    reports = load(home, files, keep=options.command == "load", progress=_progress)
    if options.report:
        text = json.dumps(whole_report(reports, skipped), ensure_ascii=False, indent=1)
        options.report.write_text(text + "\n", encoding="utf-8")
    if options.marked:
        _write_marked(files, reports, options.marked)
    _print(reports, skipped)
    return REPORTED if any(report.outcome in ("partial", "refused") for report in reports) else LOADED


def _write_marked(files: list[Gathered], reports: list[FileReport], folder: Path) -> None:
    """A marked copy of each file with issues, at its own path below the folder."""
    with marker() as copies:
        for file, report in zip(files, reports, strict=True):
            if report.issues:
                name, content = copies.mark(file, report)
                place = folder / name
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)


def _papers(home: Home, options: argparse.Namespace) -> int:
    """Writes the empty forms of a year into a folder, or its register into a file."""
    with _asking(home) as ask:
        if options.command == "register":
            written = {options.out: register(ask, options.year, now().date())}
        else:
            written = {options.out / name: content for name, content in templates(ask, options.year)}
    _hand_out(home, written, Line(person_at_work(), "exported", f"{options.command} {options.year}"))
    _say("written", files=len(written), what=options.out)
    return LOADED


def _person(home: Home, options: argparse.Namespace) -> int:
    """Lists the people who may be meant, or writes all that is held on one of them into a file."""
    with _asking(home) as ask:
        if options.find is not None:
            for row in people_found(ask, options.find).to_dicts():
                _say("found", **{name: "–" if value is None else value for name, value in row.items()})
            return LOADED
        if options.out is None:
            _complain("no_out", options.subject)
            return COULD_NOT_RUN
        content, rows = person_workbook(ask, options.subject, now().date())
    line = Line(person_at_work(), "person_handed_out", options.subject, rows)
    _hand_out(home, {options.out: content}, line)
    _say("person_written", rows=rows, what=options.out)
    return LOADED


@contextmanager
def _asking(home: Home) -> Iterator[Ask]:
    """The questions of a home, as whoever sits at its machine may ask them."""
    bring_up(home)
    warehouse = Warehouse(home.path)
    try:
        yield partial(warehouse.ask, viewer=LOCAL_VIEWER)
    finally:
        warehouse.close()


def _hand_out(home: Home, written: dict[Path, bytes], line: Line) -> None:
    """Writes files made of the data; first the trail tells of it, so that none leaves the house without a line."""
    with in_words(home.path):
        Trail(home.path).note_all([line])
    for place, content in written.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _progress(done: int, of_all: int, rows: int, faults: int) -> None:
    if done < of_all and not sys.stderr.isatty():  # a log wants the end, not every step
        return
    end = "\n" if done == of_all else ""
    line = phrase("cli", "progress", done=done, of_all=of_all, rows=rows, faults=faults)
    start = "\r" if sys.stderr.isatty() else ""
    print(f"{start}{line}", end=end, file=sys.stderr, flush=True)


def _print(reports: list[FileReport], skipped: list[str]) -> None:
    for report in reports:
        if report.issues or report.outcome in ("partial", "refused"):
            outcome = phrase("outcomes", report.outcome)
            _say("file", file=report.file, outcome=outcome, loaded=report.loaded, rows=report.rows)
        for issue in report.issues:
            place = " · ".join(part for part in (issue.sheet, issue.cell) if part)
            _say("issue", place=f"{place}: " if place else "", message=issue.message, suggestion=issue.suggestion)
    if skipped:
        names = ", ".join(skipped[:SHOWN_NAMES]) + ("…" if len(skipped) > SHOWN_NAMES else "")
        _say("skipped", count=len(skipped), names=names)
    _say(
        "sums",
        files=len(reports),
        unchanged=sum(report.outcome == "unchanged" for report in reports),
        loaded=sum(report.loaded for report in reports),
        rows=sum(report.rows for report in reports),
        issues=sum(len(report.issues) for report in reports),
    )


def _undo(home: Home) -> int:
    files = undo(home)
    if files is None:
        _say("nothing_to_undo")
    else:
        _say("undone", files=files)
    return LOADED


def _backup(home: Home, archive: Path, *, encrypt: bool) -> int:
    manifest = backup(home, archive, new_passphrase() if encrypt else None)
    _say("backed_up", files=manifest.files, what=archive)
    if encrypt:
        _say("encrypted")
    return _status(home)


def _restore(home: Home, archive: Path) -> int:
    manifest = restore(archive, home, known_passphrase)
    _say("restored", files=manifest.files, what=home.path)
    _status(home)
    found = summary(home)
    if found is not None and found.facts != manifest.facts:
        _say("restored_otherwise", before=manifest.facts)
        return REPORTED
    return LOADED


def _status(home: Home) -> int:
    if bring_up(home):
        _say("brought_up")
    found = summary(home)
    if found is None:
        _say("no_data")
    else:
        _say("status_is", **asdict(found))
    return LOADED


def _verified(home: Home) -> int:
    """Says what is served, and whether the trail is whole."""
    _status(home)
    trail = Trail(home.path)
    damage, (number, last) = trail.damage(), trail.head()
    if damage:
        print(damage, file=sys.stderr)
        return REPORTED
    if number:
        _say("trail_is_whole", number=number, hash=last)
    else:
        _say("trail_is_empty")
    return LOADED


def _say(name: str, **words: object) -> None:
    print(phrase("cli", name, **words))


def _complain(name: str, what: object) -> None:
    print(phrase("cli", name, what=what), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
