"""A superior committee's records: three bodies above three branches each, and one branch directly under the top."""

from datetime import date
from pathlib import Path

from data.warehouse import Warehouse
from tests.data.office import Office

ABOVE = ("x", "y", "z")
LEAVES = {body: [f"{body}{n}" for n in (1, 2, 3)] for body in ABOVE}
ALL_LEAVES = [*(leaf for leaves in LEAVES.values() for leaf in leaves), "a"]
IN_BETWEEN = "dang_bo_truc_thuoc"
WHOLE = "dang-bo"
DAY = date(2024, 1, 20)
NAMED = date(2023, 12, 5)
BY_SUPERIOR = date(2023, 12, 15)
LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV", "CHUA_XEP_LOAI")


def filled(office: Office, leaves: list[str]) -> None:
    """What the branches' own papers say: the same whether anything stands above them."""
    office.plan(2022)
    office.plan(2023, award=[{"subject_kinds": ["dang_vien"], "ratio": 0.5, "denominator": "HTXSNV"}])
    office.deadline(NAMED)
    office.deadline(date(2023, 12, 28), ["ke_hoach_khac_phuc"], position=2)
    office.deadline(date(2023, 12, 31), ["ke_hoach_khac_phuc"], "dang_vien", position=3)
    for number, leaf in enumerate(leaves):
        for year in (2022, 2023):
            office.fill(leaf, year, **{level: (number + step + year) % 4 for step, level in enumerate(LEVELS)})
        paper = office.file()
        for step in range(3):
            office.rate(paper, f"{leaf}-{step}", LEVELS[(number + step) % 4], unit=leaf, stage="proposed")
        office.rate(paper, leaf, LEVELS[number % 4], unit=leaf, subject_kind="chi_bo")
        for place, document in enumerate(("bao_cao_kiem_diem", "tong_hop_dang_vien", "ket_qua_chi_bo")):
            if (number + place) % 5:
                office.receive(paper, document, date(2023, 12, 1 + number + place), leaf)
        for item in range(number % 4):
            office.shortcoming(paper, f"{leaf} {item}", date(2023, 1 + 3 * item, 15), unit=leaf)
        if number % 3:
            office.add(
                "pledge_record", paper, year=2023, unit=leaf, members=9, done=number % 9, reported_on=date(2023, 12, 30)
            )
        award = {"year": 2023, "unit": leaf, "subject_kind": "dang_vien", "subject": f"{leaf}-0"}
        office.add("award_record", paper, **award, subject_name=f"{leaf}-0", form="Giấy khen")


def flat(home: Path, leaves: list[str]) -> Warehouse:
    """A committee of these branches alone, served."""
    office = Office(home)
    office.rows["unit"] = []
    office.unit(WHOLE, kind="dang_bo")
    for leaf in leaves:
        office.unit(leaf)
    filled(office, leaves)
    return office.serve()


def province(home: Path) -> Warehouse:
    """The same of a committee with a name, as pages show it."""
    office = Office(home)
    office.unit("a")
    office.rows["committee"] = [{"name": "Đảng bộ tỉnh", "committee": "Tỉnh ủy", "illustrative": True}]
    return superior(office)


def superior(office: Office) -> Warehouse:
    """Three bodies of three branches each and one branch directly under the top, served."""
    for body in ABOVE:
        office.unit(body, kind=IN_BETWEEN, parent=WHOLE)
        for leaf in LEAVES[body]:
            office.unit(leaf, parent=body)
    office.deadline(BY_SUPERIOR, ["bao_cao_ket_qua"], IN_BETWEEN, position=4)
    office.receive(office.file(), "bao_cao_ket_qua", date(2023, 12, 14), "x")
    office.receive(office.file(), "bao_cao_ket_qua", date(2023, 12, 18), "y")
    filled(office, ALL_LEAVES)
    return office.serve()
