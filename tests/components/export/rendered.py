"""A file as another office program shows it: converted by LibreOffice, its pages read as text."""

import shutil
import subprocess
from pathlib import Path

SECONDS = 240


def pages(file: Path, folder: Path) -> list[str]:
    """The text of each page of an Office file, laid out as it stands there."""
    profile = f"-env:UserInstallation=file://{folder}/office"  # its own, as two at once on one profile do nothing
    run(program("soffice"), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file))
    told = run(program("pdftotext"), "-layout", str(folder / f"{file.stem}.pdf"), "-")
    return told.decode("utf-8").split("\f")[:-1]


def program(name: str) -> str:
    """Where a program stands."""
    found = shutil.which(name)
    assert found, f"{name} is not installed: .ci/tools"
    return found


def run(*command: str) -> bytes:
    """What a program writes; raises CalledProcessError where it fails."""
    return subprocess.run(command, check=True, capture_output=True, timeout=SECONDS).stdout
