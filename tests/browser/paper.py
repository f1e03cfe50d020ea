"""A page as Chromium prints it, read by the tools of poppler."""

import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Page


def printed(page: Page, folder: Path) -> list[str]:
    """The text of each sheet of A4 that the browser prints, its words parted by single blanks."""
    file = folder / "sheets.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    assert "(A4)" in run("pdfinfo", str(file))
    told = run("pdftotext", "-layout", str(file), "-")
    return [" ".join(sheet.split()) for sheet in told.rstrip("\f\n").split("\f")]


def run(tool: str, *arguments: str) -> str:
    """What one of poppler's tools says."""
    found = shutil.which(tool)
    assert found, tool
    return subprocess.run([found, *arguments], capture_output=True, text=True, check=True).stdout
