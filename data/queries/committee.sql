-- One row per installation: the committee it belongs to; superior is the body above it in the latest year asked about
-- whose plan names one, else the one of its settings.
select
    name,
    committee,
    coalesce(
        (
            select arg_max(plan.superior, plan.year)
            from plan
            where list_contains($years, plan.year)
        ),
        superior
    ) as superior,
    illustrative
from committee;
