"""`make audit` never takes a service that could not be asked for one that knows of no hole."""

import subprocess
from pathlib import Path

import pytest

from tests.repository import ROOT

NOTHING, HOLE = "No known vulnerabilities found", "Found 1 known vulnerability in 1 package\nflask 3.1.3 PYSEC-1"
NOT_ASKED = "ERROR:pip_audit._cli:flask: Dependency not found on PyPI"


@pytest.mark.parametrize(
    ("pypi", "osv", "code", "said"),
    [
        ((0, NOTHING), (1, NOT_ASKED), 0, "(hỏi pypi)"),
        ((1, NOT_ASKED), (0, NOTHING), 0, "(hỏi osv)"),
        ((1, HOLE), (0, NOTHING), 1, "PYSEC-1"),
        ((1, NOT_ASKED), (1, HOLE), 1, "PYSEC-1"),
        ((1, NOT_ASKED), (1, "Traceback\nConnectionError: osv"), 2, "Chưa kiểm tra được"),
    ],
)
def test_what_comes_of_the_services_answers(
    pypi: tuple[int, str], osv: tuple[int, str], code: int, said: str, tmp_path: Path
) -> None:
    program = tmp_path / "pip-audit"
    answers = "\n".join(
        f"*' {service} '*) echo '{answer[1]}'; exit {answer[0]};;" for service, answer in (("pypi", pypi), ("osv", osv))
    )
    strict = 'case " $* " in *--strict*) ;; *) exit 9;; esac'
    program.write_text(f'#!/bin/sh\n{strict}\ncase " $* " in\n{answers}\nesac\n')
    program.chmod(0o755)
    done = subprocess.run(
        [ROOT / ".ci/audit", program], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (done.returncode, said in done.stdout + done.stderr) == (code, True), done.stdout + done.stderr
