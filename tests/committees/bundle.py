"""Which paper goes into which workbook, under which name and in which format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random

from tests.committees.facts import Committee, Review
from tests.committees.forms import awards, branch, decisions, members, office, register, remediation, totals
from tests.committees.hand import Hand, hand_of
from tests.committees.layout import Layout
from tests.committees.pen import Pen
from tests.committees.sheet import Book, Sheet
from tests.committees.table import Paper
from tests.committees.words import LEVELS, level_spellings, wordings

# A branch with people of one name: only their birth tells them apart.
_TELLING_BIRTHS = ("year", "year_text", "date", "date_text")

Form = Callable[[Pen], Paper]


class Bundle:
    """All workbooks of one committee."""

    def __init__(self, committee: Committee, seed: int, hand: Hand | None) -> None:
        """Every workbook has its own hand, drawn from the seed, unless one is given for all."""
        self.committee, self.seed, self.hand = committee, seed, hand
        self.corrected = hand is None
        self.books: list[Book] = []

    def write(self) -> list[Book]:
        """Every workbook of every year."""
        year = self.committee.totals_year
        self._book(year, "dang-uy", [("bieu-tong-hop", totals.paper)])
        for year in self.committee.years:
            self._branches(year)
            self._committee(year)
        return self.books

    def _branches(self, year: int) -> None:
        """The branches' papers: from each its own, all lists in one workbook, or one table of the office for all."""
        rng = Random(f"branches {self.seed} {year}")
        hand = self.hand or hand_of(rng)
        if hand.collected == "table":
            self._book(
                year,
                "dang-uy",
                [
                    ("tong-hop-dang-vien", members.collected),
                    ("tong-hop-chi-bo", branch.collected),
                    ("tong-hop-khac-phuc", remediation.collected_plans),
                ],
            )
            return
        if hand.collected == "sheets":
            self._sheet_for_each_branch(year, rng)
        elif self.corrected:
            self._first_version(year, rng)
        for unit in self.committee.branches(year):
            lists: list[tuple[str, Form]] = [("tong-hop-dang-vien", partial(members.paper, unit=unit))]
            own: tuple[str, Form] = ("ket-qua-chi-bo", partial(branch.paper, unit=unit))
            self._book(year, unit.id, [*([] if hand.collected == "sheets" else lists), own])
            self._book(year, unit.id, [("ke-hoach-khac-phuc", partial(remediation.plan, unit=unit))])

    def _sheet_for_each_branch(self, year: int, rng: Random) -> None:
        sheets = []
        for n, unit in enumerate(self.committee.branches(year)):
            hand = self.hand or hand_of(rng)
            paper = members.paper(Pen(self.committee, year, hand, rng), unit)
            sheets.append(self._sheet([paper], hand, rng, n))
        self._save(year, "dang-uy", "de-nghi-cac-chi-bo", sheets, self.hand or Hand(wordings="any"), rng)

    def _first_version(self, year: int, rng: Random) -> None:
        """An earlier list of one branch, with other levels: the later file holds, so it states nothing true."""
        unit = rng.choice(self.committee.branches(year))
        earlier = replace(self.committee, reviews=[_otherwise(review) for review in self.committee.reviews])
        hand = replace(hand_of(rng), has_self=False, votes="none")
        sheet = self._sheet([members.paper(Pen(earlier, year, hand, rng), unit)], hand, rng, 0)
        sheet.facts.clear()
        path = f"{year}/{unit.id}/00-ban-dau.xlsx"
        self.books.append(Book(path, [sheet], hand.said(), shared_strings=hand.formulas))

    def _committee(self, year: int) -> None:
        self._book(
            year,
            "dang-uy",
            [
                ("quyet-dinh-chi-bo", decisions.branches),
                ("quyet-dinh-dang-vien", decisions.members),
                ("quyet-dinh-can-bo", decisions.leaders),
            ],
        )
        self._book(
            year,
            "dang-uy",
            [
                ("so-theo-doi", register.paper),
                ("cam-ket", office.pledges),
                ("hop-kiem-diem", office.meetings),
            ],
        )
        if any(item.state for item in self.committee.items if item.year == year):
            self._book(year, "dang-uy", [("theo-doi-khac-phuc", remediation.follow_up)])
        self._book(year, "dang-uy", [("khen-thuong", awards.paper)])

    def _book(self, year: int, owner: str, forms: list[tuple[str, Form]]) -> None:
        """The forms that come from one hand: a file each, a sheet each, or one under the other in one sheet."""
        rng = Random(f"book {self.seed} {year} {owner} {forms[0][0]}")
        hand = self._suited(self.hand or hand_of(rng))
        together = rng.choice(("files", "sheets", "sheets", "stacked")) if len(forms) > 1 else "files"
        papers = [(name, form(Pen(self.committee, year, hand, rng))) for name, form in forms]
        if together == "files":
            for name, paper in papers:
                self._save(year, owner, name, [self._sheet([paper], hand, rng, 0)], hand, rng)
            return
        stacks = [[paper for _, paper in papers]] if together == "stacked" else [[paper] for _, paper in papers]
        sheets = [self._sheet(stack, hand, rng, i) for i, stack in enumerate(stacks)]
        self._save(year, owner, papers[0][0], sheets, hand, rng)

    def _suited(self, hand: Hand) -> Hand:
        return hand if hand.birth in (*_TELLING_BIRTHS, "sexes") else replace(hand, birth="year")

    def _sheet(self, papers: list[Paper], hand: Hand, rng: Random, n: int) -> Sheet:
        names = wordings("sheet_names", rng.choice(("empty", "empty", "misleading")))
        sheet = Sheet(f"{rng.choice(names)}{n + 1 if n else ''}")
        for paper in papers:
            Layout(sheet, hand, rng).write(paper)
        return sheet

    def _save(self, year: int, owner: str, form: str, sheets: list[Sheet], hand: Hand, rng: Random) -> None:
        extension = rng.choice((".xlsx", ".xlsx", ".xlsx", ".xls", ".csv" if len(sheets) == 1 else ".xls"))
        if extension != ".csv" and rng.random() < 0.2:
            sheets.append(helper_sheet())
        if extension != ".csv" and hand.cover:
            sheets.insert(0, cover_sheet(self.committee, year))
        if rng.random() < 0.6:
            path = f"{year}/{owner}/{form}-{year}{extension}"
        else:
            word = rng.choice(wordings("file_names", rng.choice(("empty", "misleading"))))
            path = f"{word} {len(self.books) + 1}{extension}"
        self.books.append(Book(path, sheets, hand.said(), shared_strings=hand.formulas or rng.random() < 0.5))


def _otherwise(review: Review) -> Review:
    """The review as it stood before somebody thought again: one level lower, no self-rating changed."""
    return replace(review, proposed=review.proposed and LEVELS[min(3, LEVELS.index(review.proposed) + 1)])


def cover_sheet(committee: Committee, year: int) -> Sheet:
    """A sheet in front of the others that holds a title and no table."""
    sheet = Sheet("Bìa")
    for row, text in enumerate((committee.committee.upper(), "HỒ SƠ KIỂM ĐIỂM, ĐÁNH GIÁ, XẾP LOẠI", f"Năm {year}")):
        sheet.put(4 + 4 * row, 3, text)
    return sheet


def helper_sheet() -> Sheet:
    """A hidden sheet with the words behind a drop-down list."""
    sheet = Sheet("DM", hidden=True)
    for i, text in enumerate(level_spellings("styles", "full").values(), 1):
        sheet.put(i, 1, text)
    return sheet
