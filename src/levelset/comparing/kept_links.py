"""Links that people put right, found again on two pages: by the ids of their statements, else by their texts."""

from collections.abc import Iterable, Mapping, Sequence

from levelset.comparing.pairing import Fixed
from levelset.comparing.places import Unit
from levelset.interchange.links_yaml import KeptLink
from levelset.text.normal import normalised


def fixed_by(
    kept: Iterable[KeptLink], old_page: str, new_page: str, old: Sequence[Unit], new: Sequence[Unit]
) -> Mapping[Fixed, str]:
    """The positions that people put together between two pages, with who said so; read either way round.

    A link of which a statement is on neither page any more says nothing. Where two links speak of one statement, the
    later one counts.
    """
    found: dict[Fixed, str] = {}
    for link in kept:
        if (link.from_page, link.to_page) == (old_page, new_page):
            mine, theirs = positions_of(link.old, old), positions_of(link.new, new)
        elif (link.from_page, link.to_page) == (new_page, old_page):
            mine, theirs = positions_of(link.new, old), positions_of(link.old, new)
        else:
            continue
        if mine is None or theirs is None:
            continue
        found = {one: by for one, by in found.items() if not ({*mine} & {*one[0]} or {*theirs} & {*one[1]})}
        found[mine, theirs] = link.by
    return found


def positions_of(side: Sequence[tuple[str, str]], units: Sequence[Unit]) -> tuple[int, ...] | None:
    """Where the statements of one side of a link stand; None where one of them is not there."""
    found = []
    for key, text in side:
        same_id = (at for at, unit in enumerate(units) if key and unit.statement.id == key)
        same_text = (at for at, unit in enumerate(units) if normalised(unit.statement.text) == normalised(text))
        at = next(same_id, next(same_text, None))
        if at is None:
            return None
        found.append(at)
    return tuple(sorted(set(found)))
