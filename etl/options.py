"""What can be typed after `python -m etl`: the commands and their options."""

import argparse
from pathlib import Path

from etl.report import phrase

DEFAULT_HOME = Path("data/var")


def parser() -> argparse.ArgumentParser:
    """The command line's parser."""
    words = {
        name: phrase("cli", name) for name in ("what", "command", "path", "report", "report_file", "home", "folder")
    }
    whole = argparse.ArgumentParser(prog="python -m etl", description=words["what"])
    commands = whole.add_subparsers(dest="command", required=True, metavar=words["command"])
    for name in ("load", "check"):
        command = commands.add_parser(name, help=phrase("cli", name))
        command.add_argument("paths", nargs="+", type=Path, metavar=words["path"])
        command.add_argument("--report", type=Path, metavar=words["report_file"], help=words["report"])
        command.add_argument("--marked", type=Path, metavar=words["folder"], help=phrase("cli", "marked"))
    for name in ("undo", "rebuild", "status"):
        commands.add_parser(name, help=phrase("cli", name))
    for name in ("backup", "restore"):
        command = commands.add_parser(name, help=phrase("cli", name))
        command.add_argument("archive", type=Path, metavar=phrase("cli", "archive"))
    commands.choices["status"].add_argument("--verify", action="store_true", help=phrase("cli", "verify"))
    commands.choices["backup"].add_argument("--encrypt", action="store_true", help=phrase("cli", "encrypt"))
    for name in ("template", "register"):
        command = commands.add_parser(name, help=phrase("cli", name))
        command.add_argument("--year", type=int, required=True, metavar=phrase("cli", "year"))
        command.add_argument("--out", type=Path, required=True, metavar=phrase("cli", f"{name}_out"))
    command = commands.add_parser("person", help=phrase("cli", "person"))
    whom = command.add_mutually_exclusive_group(required=True)
    whom.add_argument("subject", nargs="?", metavar=phrase("cli", "subject"), help=phrase("cli", "subject_help"))
    whom.add_argument("--find", metavar=phrase("cli", "sought"), help=phrase("cli", "find"))
    command.add_argument("--out", type=Path, metavar=phrase("cli", "register_out"), help=phrase("cli", "person_out"))
    for command in commands.choices.values():
        command.add_argument("--home", type=Path, default=DEFAULT_HOME, metavar=words["folder"], help=words["home"])
    return whole
