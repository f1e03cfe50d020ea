"""The command line: `python -m data.accounts add NAME --role ROLE [--unit ID] [--home DIR]` and the others (--help)."""

import argparse
import getpass
import io
import sys
from pathlib import Path

import duckdb

from data.accounts.account import Account
from data.accounts.accounts import Accounts
from data.accounts.faults import AccountFault, phrase
from data.accounts.keys import renew_key
from data.trail import Trail
from data.viewer import LOCAL, ROLES
from data.who import person_at_work
from data.words import words

DEFAULT_HOME = Path("data/var")
DONE, REFUSED, COULD_NOT_RUN = 0, 1, 2
NOT_KEPT = "not_kept"
NOTED = {
    "add": "account_added",
    "role": "role_changed",
    "password": "password_changed",
    "disable": "account_disabled",
    "enable": "account_enabled",
    "code": "code_changed",
    "new-key": "key_changed",
}


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 done, 1 refused, 2 could not run."""
    options = _parser().parse_args(arguments)
    try:
        _run(Accounts(options.home), options)
        _note(options)
    except AccountFault as fault:
        print(fault, file=sys.stderr)
        return COULD_NOT_RUN if fault.code == NOT_KEPT else REFUSED
    except OSError as fault:
        print(phrase("cli", "no_access", what=fault.filename or options.home), file=sys.stderr)
        return COULD_NOT_RUN
    except duckdb.Error as fault:
        print(phrase("cli", "could_not_run", what=fault), file=sys.stderr)
        return COULD_NOT_RUN
    return DONE


def _run(accounts: Accounts, options: argparse.Namespace) -> None:
    if options.command == "list":
        _list(accounts.all())
    elif options.command == "new-key":
        renew_key(options.home)
        _say("key_renewed")
    elif options.command == "code":
        _code(accounts, options)
    elif options.command in ("add", "role"):
        _role(accounts, options)
    elif options.command == "password":
        _known(accounts, options.name)
        accounts.set_password(options.name, _password())
        _say("password_set", name=options.name)
    elif options.command == "disable":
        accounts.disable(options.name)
        _say("disabled", name=options.name)
    else:
        accounts.enable(options.name)
        _say("enabled", name=options.name)


def _note(options: argparse.Namespace) -> None:
    """Notes in the trail what was changed, by whoever runs the command on this machine."""
    action = NOTED.get(options.command)
    if action:
        Trail(options.home).note(person_at_work(), action, getattr(options, "name", ""))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.accounts", description=phrase("cli", "what"))
    commands = parser.add_subparsers(dest="command", required=True, metavar=phrase("cli", "command"))
    helps = {name: f"{name}_is" for name in ("add", "list", "disable", "enable", "password", "code")}
    for name, said in {**helps, "role": "role_command_is", "new-key": "new_key_is"}.items():
        command = commands.add_parser(name, help=phrase("cli", said))
        command.add_argument(
            "--home", type=Path, default=DEFAULT_HOME, metavar=phrase("cli", "folder"), help=phrase("cli", "home")
        )
        if name not in ("list", "new-key"):
            command.add_argument("name", metavar=phrase("cli", "name"))
        if name in ("add", "role"):
            roles = ", ".join(role for role in ROLES if role != LOCAL)
            role_is, unit_is = phrase("cli", "role_is", roles=roles), phrase("cli", "unit_is")
            command.add_argument("--role", required=True, metavar=phrase("cli", "role"), help=role_is)
            command.add_argument("--unit", default=None, metavar=phrase("cli", "unit"), help=unit_is)
        if name == "code":
            command.add_argument("--off", action="store_true", help=phrase("cli", "off"))
    return parser


def _role(accounts: Accounts, options: argparse.Namespace) -> None:
    """Makes an account, or gives one another role."""
    if options.command == "role":
        accounts.set_role(options.name, options.role, options.unit)
        _say("role_set", name=options.name, role=_role_named(options.role))
        return
    accounts.check_new(options.name, options.role, options.unit)
    account = accounts.add(options.name, options.role, options.unit, _password())
    _say("added", name=account.name, role=_role_named(account.role))


def _code(accounts: Accounts, options: argparse.Namespace) -> None:
    if options.off:
        accounts.drop_code(options.name)
        _say("code_dropped", name=options.name)
        return
    new = accounts.set_code(options.name)
    codes = "\n".join(f"  {code}" for code in new.recovery_codes)
    shown = {"picture": new.picture(), "secret": new.secret, "address": new.address, "recovery_codes": codes}
    _say("code_set", name=options.name, **shown)


def _list(accounts: list[Account]) -> None:
    if not accounts:
        _say("nobody")
    for account in accounts:
        _say(
            "line",
            name=account.name,
            role=_role_named(account.role),
            unit=phrase("cli", "line_unit", unit=account.unit) if account.unit else "",
            state=phrase("cli", "line_disabled" if account.disabled else "line_in_use"),
            code=phrase("cli", "line_code" if account.has_code else "line_no_code"),
        )


def _known(accounts: Accounts, name: str) -> None:
    """Asks no password for an account that is not there."""
    if accounts.get(name) is None:
        raise AccountFault("no_such_account", name=name)


def _password() -> str:
    """A password from the terminal, typed twice unseen; where there is none, the first line of standard input."""
    if sys.stdin.isatty():
        password = getpass.getpass(phrase("cli", "password"))
        if getpass.getpass(phrase("cli", "once_more")) != password:
            raise AccountFault("not_the_same")
    else:
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8-sig")
        password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise AccountFault("no_password")
    return password


def _role_named(role: str) -> str:
    named = words().filter((words()["kind_of_word"] == "role") & (words()["code"] == role))
    return str(named["name"].item())


def _say(entry: str, /, **filled: object) -> None:
    print(phrase("cli", entry, **filled))


if __name__ == "__main__":
    sys.exit(main())
