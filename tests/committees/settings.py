"""committee.toml and plans/<year>.toml of an invented committee."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.committees.facts import Committee, Unit
from tests.committees.office import REQUIRED, WITH_AWARD
from tests.committees.words import wordings


def write_settings(committee: Committee, folder: Path, rng: Random) -> None:
    """Write both kinds of settings: bodies with their aliases and what they came from, and a plan for every year."""
    (folder / "plans").mkdir(parents=True, exist_ok=True)
    (folder / "committee.toml").write_text(_committee(committee), encoding="utf-8")
    for year in (committee.totals_year, *committee.years):
        (folder / "plans" / f"{year}.toml").write_text(_plan(committee, year, rng), encoding="utf-8")


def _committee(committee: Committee) -> str:
    head = [
        f'name = "{committee.name}"',
        f'committee = "{committee.committee}"',
        f'superior = "{committee.superior}"',
        "illustrative = true",
    ]
    return "\n\n".join(["\n".join(head), *(_unit(u) for u in committee.units if u.kind == "chi_bo")]) + "\n"


def _unit(unit: Unit) -> str:
    lines = ["[[units]]", f'id = "{unit.id}"', f'name = "{unit.name}"', f"first_year = {unit.first_year}"]
    lines += [f"last_year = {unit.last_year}"] if unit.last_year else []
    lines += [f"aliases = {_texts(unit.aliases)}"] if unit.aliases else []
    lines += [f"after = {_texts(unit.after)}"] if unit.after else []
    return "\n".join(lines)


def _plan(committee: Committee, year: int, rng: Random) -> str:
    day = rng.choice(("before", "on_or_before"))
    rule = "qd-124" if year >= 2023 else "qd-132"
    heads = [f"year = {year}", f'number = "{rng.randint(20, 300)}-KH/ĐU"', f'rule = "{rule}"']
    dossier = [f"documents = {_texts(REQUIRED)}", 'optional = ["van_ban_khac"]', f"together = {_texts(WITH_AWARD)}"]
    plan = ['documents = ["ke_hoach_khac_phuc"]']
    pledge = ['documents = ["ke_hoach_khac_phuc", "ban_cam_ket"]', f"before = {year}-12-31"]
    report = ['documents = ["bao_cao_ket_qua"]', f"before = {year}-12-10", f'recipient = "{committee.superior}"']
    blocks = [
        heads,
        ["[[deadlines]]", 'subject = "chi_bo"', *dossier, f"{day} = {year}-12-05"],
        ["[[deadlines]]", 'subject = "dang_uy"', *report],
        ["[[deadlines]]", 'subject = "chi_bo"', *plan, f"{day} = {year}-12-28"],
        ["[[deadlines]]", 'subject = "dang_vien"', *pledge],
    ]
    for unit in committee.branches(year)[:2]:
        role = rng.choice(wordings("roles", "supervisors"))
        blocks += [["[[supervisors]]", f'unit = "{unit.id}"', f'role = "{role}"']]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _texts(words: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"
