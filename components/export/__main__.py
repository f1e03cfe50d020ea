"""`python -m components.export --home DIR --year Y --out DIR`: the files that are handed out of a year (--help)."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from components.export import images
from components.export.deck_template import BadTemplateError
from components.wording import say
from data.trail import Trail
from data.viewer import LOCAL_VIEWER
from data.warehouse import Warehouse
from pages import address
from pages.handed_files import CALENDAR, DECK, IMAGES, LETTERS, REPORT, TABLES, NothingToHandOut, Wanted, made
from pages.handed_out import COMMITTEE, PUBLIC
from pages.view import View, open_view

STEM = "export"
DONE, COULD_NOT_RUN = 0, 2


def main(arguments: list[str] | None = None) -> int:
    """Write the files; 0 all written, 2 none could be."""
    given = _parser().parse_args(arguments)
    try:
        return _run(given)
    except (NothingToHandOut, BadTemplateError) as fault:
        print(fault, file=sys.stderr)
    except OSError as fault:
        print(say(STEM, "no_access", file=fault.filename or given.out), file=sys.stderr)
    return COULD_NOT_RUN


def _run(given: argparse.Namespace) -> int:
    view = _view(given)
    if view is None:
        return COULD_NOT_RUN
    kinds = [DECK, REPORT, TABLES]
    if given.audience == PUBLIC:
        _refuse_for_everybody(given)
    else:
        kinds += [kind for kind in (LETTERS, CALENDAR) if getattr(given, kind)]
    browser = None if given.no_images else images.browser()
    kinds += [IMAGES] if browser else []
    template = given.template.read_bytes() if given.template else None
    files = made(view, Wanted(kinds, given.audience, template, browser=browser), _progress)
    for name, content in files.items():
        _write(given.out / name, content)
        print(say(STEM, "written", file=given.out / name))
    if not browser:
        print(say(STEM, "no_images"), file=sys.stderr)
    about = f"{'public_files' if given.audience == PUBLIC else 'files'} {view.year}"
    Trail(given.home).note(LOCAL_VIEWER.id, "exported", about, len(files))
    return DONE


def _view(given: argparse.Namespace) -> View | None:
    """The picture of the year and day asked for; None, and why is said, where there is none."""
    warehouse = Warehouse(given.home)
    day = given.as_of.isoformat() if given.as_of and given.audience == COMMITTEE else ""
    asked = {address.YEARS: str(given.year), address.AS_OF: day}
    view = open_view(warehouse, LOCAL_VIEWER, address.query(asked))
    if view is None:
        print(say(STEM, "nothing_loaded", home=given.home), file=sys.stderr)
        return None
    if view.said.years != (given.year,):
        known = ", ".join(map(str, sorted(view.scope["year"].to_list())))
        print(say(STEM, "no_such_year", year=given.year, known=known), file=sys.stderr)
        return None
    return view


def _refuse_for_everybody(given: argparse.Namespace) -> None:
    """Say what of the options does not hold for the set that everybody may have."""
    for option in ("as_of", LETTERS, CALENDAR):
        if getattr(given, option):
            print(say(STEM, "not_for_everybody", option=f"--{option.replace('_', '-')}"), file=sys.stderr)


def _progress(done: int, of: int) -> None:
    if sys.stderr.isatty():
        print(say(STEM, "progress", done=done, of=of), end="\n" if done == of else "\r", file=sys.stderr)


def _write(file: Path, content: bytes) -> None:
    """Write a whole file or none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partly = file.with_name(f"{file.name}.part")
    partly.write_bytes(content)
    partly.replace(file)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m components.export", description=say(STEM, "about"))
    parser.add_argument("--home", type=Path, default=Path("data/var"), help=say(STEM, "home"))
    parser.add_argument("--year", type=int, required=True, help=say(STEM, "year"))
    parser.add_argument("--as-of", type=date.fromisoformat, help=say(STEM, "as_of"))
    parser.add_argument("--audience", choices=(COMMITTEE, PUBLIC), default=COMMITTEE, help=say(STEM, "audience"))
    parser.add_argument("--out", type=Path, required=True, help=say(STEM, "out"))
    parser.add_argument("--template", type=Path, help=say(STEM, "template"))
    parser.add_argument("--no-images", action="store_true", help=say(STEM, "without_images"))
    parser.add_argument("--letters", action="store_true", help=say(STEM, "letters"))
    parser.add_argument("--calendar", action="store_true", help=say(STEM, "calendar"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
