"""What the program's own code reaches for: no other program, no other machine, nothing that runs what it is given."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repository import ROOT, files, imported, named

# What would run programs, ask other machines, or make objects of bytes; what would read XML without guard.
NOT_IMPORTED = {
    *("ctypes", "ftplib", "httpx", "imaplib", "jinja2", "ldap3", "lxml", "marshal", "pickle", "poplib", "random"),
    *("requests", "shelve", "smtplib", "socket", "subprocess", "telnetlib", "urllib3", "xml", "xmlrpc", "yaml"),
}
NOT_CALLED = {
    *("eval", "exec", "compile", "__import__", "system", "popen", "md5", "sha1", "urlopen"),
    *("render_template_string", "Markdown", "DangerouslySetInnerHTML"),
}
# Where one of these is needed, and of it no more than this: XML is written, never read; the command line, never the
# server, lets a browser of the machine draw pictures; the server starts one program, itself, and only what that answers
# over their own pipe becomes objects. What strangers send is opened by none of them: a child of that one reads it.
ALLOWED = {
    "components/export/chart_axes.py": {"xml": {"Element"}},
    "components/export/chart_layout.py": {"xml": {"Element"}},
    "components/export/chart_node.py": {"xml": {"Element", "SubElement", "register_namespace"}},
    "components/export/chart_series.py": {"xml": {"Element"}},
    "components/export/office_chart.py": {"xml": {"Element", "tostring"}},
    "components/export/images.py": {"subprocess": {"subprocess"}},
    "etl/apart.py": {"subprocess": {"subprocess"}, "pickle": {"pickle"}},
}
# What would make markup, code or a store of a text in the browser, or take messages of other windows.
NOT_IN_SCRIPTS = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|postMessage|localStorage"
    r"|sessionStorage|indexedDB|document\.cookie|https?://(?!www\.w3\.org/)"
)
KEEPS_CHOICES = "components/assets/choices.js"


@pytest.mark.parametrize("file", files(".py"), ids=named)
def test_the_program_runs_nothing_it_is_given_and_calls_nobody(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    allowed = ALLOWED.get(named(file), {})
    assert not (NOT_IMPORTED - set(allowed)) & set(imported(tree))
    for module, names in allowed.items():
        assert names_from(tree, module) == names
    assert not NOT_CALLED & set(called(tree))


@pytest.mark.parametrize("file", files(".js", among=("components",)), ids=named)
def test_scripts_make_no_markup_of_texts_and_keep_nothing(file: Path) -> None:
    found = set(NOT_IN_SCRIPTS.findall(file.read_text(encoding="utf-8")))
    assert found == ({"localStorage"} if named(file) == KEEPS_CHOICES else set())


def test_what_a_browser_keeps_is_a_closed_list_of_choices() -> None:
    script = (ROOT / KEEPS_CHOICES).read_text(encoding="utf-8")
    assert script.count("localStorage") == script.count("setItem") == 1
    assert "if (KNOWN[key].includes(value)) memory.setItem(key, value);" in script
    [known] = re.findall(r"KNOWN = \{(.*)\}", script)
    assert re.sub(r'"[a-z-]+"|"1"|[ :,\[\]]', "", known) == ""


def names_from(tree: ast.Module, module: str) -> set[str]:
    """What a module takes of another, or that one itself."""
    of = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and str(node.module).startswith(module)]
    whole = [name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names]
    return {name.name for node in of for name in node.names} | {name for name in whole if name.startswith(module)}


def called(tree: ast.Module) -> Iterator[str]:
    """The last names of all that a module calls; of a bare `re.compile` none."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr != "compile":
            yield node.func.attr
