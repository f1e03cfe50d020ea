"""Which body stands above which: every one under one that is known, none above itself."""

from collections.abc import Mapping

WHOLE = "dang-bo"  # what stands above every body of which the settings do not say otherwise


def fault_of_parents(parents: Mapping[str, str | None]) -> tuple[str, str] | None:
    """What is wrong with the parents of bodies: a code of messages.toml and where; None where nothing is."""
    above = {body: parent or WHOLE for body, parent in parents.items()}
    clear = {WHOLE}
    for body, parent in above.items():
        if parent != WHOLE and parent not in above:
            return "unknown_parent", f"{body}.parent: {parent}"
    for body in above:
        way, higher = [], body
        while higher not in clear:
            if higher in way:
                return "parent_of_itself", f"{higher}.parent: {above[higher]}"
            way.append(higher)
            higher = above[higher]
        clear.update(way)
    return None


def way_up(body: str, parents: Mapping[str, str | None]) -> list[str]:
    """The body and those above it, without the whole; `parents` without fault."""
    found: list[str] = []
    higher: str | None = body
    while higher is not None and higher != WHOLE:
        found.append(higher)
        higher = parents.get(higher)
    return found
