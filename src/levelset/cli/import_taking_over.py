"""``levelset import --take-over``: which lines such as "Same as IC2, and also …" take over what they point to.

The decision is the one that the review of the server makes, and the folder remembers it in the same way.
"""

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

import click

from levelset.cli.output import printable
from levelset.core.model import Framework
from levelset.importing.recognition.noticing import Reference, references

EVERY = "all"

SHOWN = 12
"""Lines that are listed where one was named that is none of them."""


def rows_of(wanted: Sequence[str], framework: Framework) -> tuple[Mapping[str, Any], ...]:
    """The decisions that ``wanted`` asks for: ``all``, a file, or a place in a file, with ``=ROLE/LEVEL`` if it is
    another page than the line seems to mean.

    Raises ``UsageError`` for a place where no line takes over another page, and for a page that is not there.
    """
    found = list(references(framework))
    chosen: dict[tuple[str, int], str] = {}
    for asked in wanted:
        place, _, page = asked.partition("=")
        if page and framework.page(page) is None:
            raise click.UsageError(f"There is no page {printable(page)} in these documents. {_pages(framework)}")
        meant = [one for one in found if place == EVERY or place in _places(one)]
        if not meant and place != EVERY:
            raise click.UsageError(
                f"No line of {printable(place)} says that another page holds there. {_listed(found)}"
            )
        for one in meant:
            if one.source is not None and one.source.piece is not None:
                chosen[one.source.file, one.source.piece] = page.lower() or one.other.address
    return tuple({"file": file, "piece": piece, "inherits": page} for (file, piece), page in chosen.items())


def _places(one: Reference) -> frozenset[str]:
    """How a line can be named: by its file, and by its line or cell in it."""
    source = one.source
    if source is None:
        return frozenset()
    names = {source.file, PurePath(source.file).name}
    at = (source.line, source.cell, source.paragraph)
    return frozenset({*names, *(f"{name}:{place}" for name in names for place in at if place is not None)})


def _listed(found: Sequence[Reference]) -> str:
    if not found:
        return "No line in these documents does."
    shown = [f"{max(_places(one), key=len)} ({one.other.address})" for one in found[:SHOWN]]
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    return printable(f"These do: {', '.join(shown)}{more}.")


def _pages(framework: Framework) -> str:
    return printable(f"There are: {', '.join(page.address for page in framework.pages[:SHOWN])}.")
