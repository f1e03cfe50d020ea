"""What the program's own code reaches for: no other program, no other machine, nothing that runs what it is given."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository import files, imported, named

# What would run programs, ask other machines, or make objects of bytes; what would read XML without guard.
NOT_IMPORTED = {
    *("ctypes", "ftplib", "httpx", "imaplib", "jinja2", "ldap3", "lxml", "marshal", "pickle", "poplib", "random"),
    *("requests", "shelve", "smtplib", "socket", "subprocess", "telnetlib", "urllib3", "xml", "xmlrpc", "yaml"),
}
NOT_CALLED = {
    *("eval", "exec", "compile", "__import__", "system", "popen", "md5", "sha1", "urlopen"),
    *("render_template_string", "Markdown", "DangerouslySetInnerHTML"),
}
# What would make markup, code or a store of a text in the browser, or take messages of other windows.
NOT_IN_SCRIPTS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|postMessage|localStorage"
    r"|sessionStorage|indexedDB|document\.cookie|https?://(?!www\.w3\.org/)"
)


@pytest.mark.parametrize("file", files(".py"), ids=named)
def test_the_program_runs_nothing_it_is_given_and_calls_nobody(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not NOT_IMPORTED & set(imported(tree))
    assert not NOT_CALLED & set(called(tree))


@pytest.mark.parametrize("file", files(".js", among=("components",)), ids=named)
def test_scripts_make_no_markup_of_texts_and_keep_nothing(file: Path) -> None:
    assert not NOT_IN_SCRIPTS.findall(file.read_text(encoding="utf-8"))


def called(tree: ast.Module) -> Iterator[str]:
    """The last names of all that a module calls; of a bare `re.compile` none."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr != "compile":
            yield node.func.attr
