"""An invented country of any number of branches, in a tree of provinces and bodies, as settings and flat tables.

The same size gives the same rows. Whole columns are made at once: 54 million ratings take a minute or two.
"""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

FIRST_YEAR, YEARS = 2016, 10
BRANCHES_OF_A_BODY, BODIES_OF_A_PROVINCE = 12, 330
MEMBERS_LEAST, MEMBERS_SPREAD = 8, 28  # 21.6 on average, as in the country
DOCUMENTS = ("bao_cao_kiem_diem", "tong_hop_dang_vien", "ket_qua_chi_bo")
COMMITTEE = 'name = "Đảng bộ Minh họa"\ncommittee = "Đảng ủy Minh họa"\nillustrative = true\n'
PLAN = """year = {year}
rule = "{rule}"

[[deadlines]]
subject = "chi_bo"
before = {year}-12-05
documents = ["bao_cao_kiem_diem", "tong_hop_dang_vien", "ket_qua_chi_bo"]

[[deadlines]]
subject = "chi_bo"
on_or_before = {year}-12-20
documents = ["ke_hoach_khac_phuc"]
"""
PARTS = 1000
THEMES = 12  # so that about one shortcoming in twelve comes again the year after


@dataclass(frozen=True)
class Country:
    """What was written: how many branches, members and ratings."""

    branches: int
    members: int
    ratings: int


def write(
    folder: Path, branches: int, *, years: int = YEARS, members_least: int = MEMBERS_LEAST, in_a_tree: bool = True
) -> Country:
    """Writes settings and tables of a country with so many branches, of its last years, below a folder.

    `in_a_tree`: the branches stand under bodies, and these under provinces; else all directly under the whole.
    """
    (folder / "plans").mkdir(parents=True)
    (folder / "committee.toml").write_text(COMMITTEE, encoding="utf-8")
    units = _units(branches, in_a_tree=in_a_tree)
    units.write_parquet(folder / "unit.parquet")
    own = units.filter(pl.col("id").str.starts_with("cb-")).select(unit="id").with_row_index("branch")
    members = own.select(
        "unit", pl.int_ranges(pl.col("branch").hash(7) % MEMBERS_SPREAD + members_least).alias("number")
    ).explode("number")
    written = 0
    for year in range(FIRST_YEAR + YEARS - years, FIRST_YEAR + YEARS):
        rule = "qd-132" if year < 2023 else "qd-124" if year < 2025 else "qd-366"
        (folder / "plans" / f"{year}.toml").write_text(PLAN.format(year=year, rule=rule), encoding="utf-8")
        written += _ratings(folder, year, members, own)
        _papers(folder, year, own, members)
    return Country(branches, members.height, written)


def _units(branches: int, *, in_a_tree: bool) -> pl.DataFrame:
    """The provinces, their bodies and their branches; a committee of few branches has these alone."""
    numbers = pl.DataFrame({"n": pl.int_range(branches, eager=True)})
    body = pl.col("n") // BRANCHES_OF_A_BODY
    province = body // BODIES_OF_A_PROVINCE
    above = pl.lit("dang-bo")
    levels = [numbers.select(id=_named("cb-", "n"), name=_named("Chi bộ ", "n"), parent=above)]
    if in_a_tree and branches > BRANCHES_OF_A_BODY:
        bodies = numbers.select(n=body, p=province).unique(maintain_order=True)
        levels = [levels[0].with_columns(numbers.select(n=body).select(parent=_named("db-", "n"))["parent"])]
        levels.insert(0, bodies.select(id=_named("db-", "n"), name=_named("Đảng bộ cơ sở ", "n"), parent=above))
        if branches > BRANCHES_OF_A_BODY * BODIES_OF_A_PROVINCE:
            levels[0] = levels[0].with_columns(bodies.select(parent=_named("tinh-", "p"))["parent"])
            provinces = bodies.select("p").unique(maintain_order=True)
            levels.insert(0, provinces.select(id=_named("tinh-", "p"), name=_named("Đảng bộ tỉnh ", "p"), parent=above))
    return pl.concat(levels)


def _named(start: str, number: str) -> pl.Expr:
    return pl.concat_str(pl.lit(start), (pl.col(number) + 1).cast(pl.String).str.zfill(6))


def _drawn(seed: int, *columns: str) -> pl.Expr:
    """A number from 0 to 999 for each row, always the same."""
    return pl.struct(columns).hash(seed) % PARTS


def _level(drawn: pl.Expr) -> pl.Expr:
    return (
        pl.when(drawn < 170)
        .then(pl.lit("HTXSNV"))
        .when(drawn < 800)
        .then(pl.lit("HTTNV"))
        .when(drawn < 960)
        .then(pl.lit("HTNV"))
        .when(drawn < 975)
        .then(pl.lit("KHTNV"))
    )


def _ratings(folder: Path, year: int, members: pl.DataFrame, own: pl.DataFrame) -> int:
    told = {"year": pl.lit(year, dtype=pl.Int32), "stage": pl.lit("decided"), "known_on": pl.date(year, 12, 25)}
    people = members.select(
        "unit",
        subject_kind=pl.lit("dang_vien"),
        subject=pl.concat_str("unit", pl.lit("-"), pl.col("number").cast(pl.String)),
        subject_name=pl.concat_str(pl.lit("Đảng viên "), (pl.col("number") + 1).cast(pl.String).str.zfill(4)),
        level=_level(_drawn(year, "unit", "number")),
        **told,
    )
    bodies = own.select(
        "unit",
        subject_kind=pl.lit("chi_bo"),
        subject="unit",
        subject_name="unit",
        level=_level(_drawn(year, "unit")),
        **told,
    )
    rows = pl.concat([people, bodies]).with_columns(
        unrated_reason=pl.when(pl.col("level").is_null()).then(pl.lit("Miễn sinh hoạt"))
    )
    rows.write_parquet(folder / f"rating-{year}.parquet")
    return rows.height


def _papers(folder: Path, year: int, own: pl.DataFrame, members: pl.DataFrame) -> None:
    """What was filed when, pledges, meetings and shortcomings of a year."""
    told = pl.lit(year, dtype=pl.Int32).alias("year")
    documents = own.join(pl.DataFrame({"document": [*DOCUMENTS, "ke_hoach_khac_phuc"]}), how="cross")
    filed = documents.filter(_drawn(year, "unit", "document") < 970).select(
        told,
        "unit",
        "document",
        received_on=pl.date(year, 11, 20) + pl.duration(days=_drawn(year + 1, "unit", "document") % 18),
    )
    filed.write_parquet(folder / f"submission-{year}.parquet")
    counted = members.group_by("unit", maintain_order=True).agg(members=pl.len().cast(pl.Int32))
    pledged = counted.select(
        told, "unit", "members", done=pl.col("members") - (_drawn(year, "unit") % 4).cast(pl.Int32)
    )
    pledged.write_parquet(folder / f"pledge-{year}.parquet")
    held = pl.date(year, 11, 15) + pl.duration(days=_drawn(year, "unit") % 15)
    met = own.select(told, "unit", held_on=held, has_chi_uy=_drawn(5, "unit") < 600)
    met.write_parquet(folder / f"review_meeting-{year}.parquet")
    _shortcomings(folder, year, own)


def _shortcomings(folder: Path, year: int, own: pl.DataFrame) -> None:
    kinds = pl.DataFrame({"item": ["Sinh hoạt chi bộ chưa đều", "Công tác kiểm tra còn chậm", "Báo cáo còn muộn"]})
    rows = own.join(kinds, how="cross").filter(_drawn(3, "unit", "item") < 400)
    drawn = _drawn(year, "unit", "item")
    theme = (_drawn(year + 2, "unit", "item") % THEMES + 1).cast(pl.String)
    due = pl.date(year + 1, 6, 30)
    rows.select(
        pl.lit(year, dtype=pl.Int32).alias("year"),
        "unit",
        pl.concat_str("item", pl.lit(" "), theme).alias("item"),
        due_on=due,
        status=pl.when(drawn < 850).then(pl.lit("da_hoan_thanh")).otherwise(pl.lit("dang_thuc_hien")),
        done_on=pl.when(drawn < 850).then(due - pl.duration(days=(drawn % 120).cast(pl.Int64) - 20)),
        stated_on=pl.date(year + 1, 9, 30),
    ).write_parquet(folder / f"remediation_item-{year}.parquet")
