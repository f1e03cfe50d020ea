"""What every question there is can be asked with on the sample committee."""

from datetime import date
from typing import Any

from data.warehouse import PARAMETER, QUERIES_FOLDER

COMMON: dict[str, Any] = {"years": [2022, 2023], "subject_kind": "dang_vien", "stage": "decided"}
OTHERS: dict[str, Any] = {
    "compared_on": date(2023, 12, 5),
    "followed_years": [2022, 2023],
    "from_year": 2022,
    "to_year": 2023,
    "year": 2023,
    "unit": "van-phong-1",
    "subject": "van-phong-1",
    "level": "HTTNV",
    "from_level": "HTTNV",
    "to_level": "HTXSNV",
    "from_stage": "self",
    "to_stage": "decided",
    "source_id": 20,
    "file_id": 20,
    "sheet": "Sheet1",
    "cells": ["C5"],
    "sought": "dang vien 0001",
}
QUESTIONS = {file.stem: file.read_text(encoding="utf-8") for file in sorted(QUERIES_FOLDER.glob("*.sql"))}


def given(question: str, **other: Any) -> dict[str, Any]:
    """What a question is asked with: the common parameters, and of the others those it needs."""
    named = PARAMETER.findall(QUESTIONS[question])
    return {**COMMON, **{name: value for name, value in OTHERS.items() if name in named}, **other}
