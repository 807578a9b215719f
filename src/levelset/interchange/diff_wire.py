"""What ``levelset-compare/1`` holds where two frameworks are compared: everything of two pages, and the layers.

Imported late, as pydantic takes its time.
"""

from typing import Literal

from pydantic import Field

from levelset.interchange.compare_wire import ComparisonWire, LinkWire
from levelset.interchange.wire import Wire

Layer = Literal[
    "framework",
    "track",
    "role",
    "level",
    "pillar",
    "facet",
    "responsibility",
    "page",
    "lens",
    "term",
    "prose",
    "waiver",
]


class NamedWire(Wire):
    """An entry of a layer; a level is called by its label, a page by its address."""

    key: str
    name: str


class LayerWire(Wire):
    """What became of an entry of a layer; several on one side were merged or split, none is new or gone.

    ``pages`` are those where a responsibility is asked for now, or is not any more; empty for other changes.
    """

    layer: Layer
    change: Literal["renamed", "merged", "split", "new", "gone", "changed"]
    from_: list[NamedWire] = Field(alias="from")
    to: list[NamedWire]
    detail: str
    pages: list[str]


class TextWire(Wire):
    """A text that is no statement, before and after; null where there was or is none."""

    layer: Layer
    what: str
    page: str
    from_text: str | None
    to_text: str | None


class OwnWordWire(Wire):
    """Two words of organizations that mean the same; they do not count as changes."""

    from_: str = Field(alias="from")
    to: str
    why: Literal["organization", "term", "throughout"]


class DiffLinkWire(LinkWire):
    """A link with the pages where it is the same; for a new sentence, where the older framework had it."""

    kind: Literal["kept", "reworded", "grown", "split", "merged", "new", "widened", "gone"]
    pages: list[str]
    stood: list[str]
    intro: str


class MoveWire(Wire):
    """A statement that left one page for another."""

    from_page: str
    to_page: str
    link: LinkWire


class PageWire(Wire):
    """A page of the newer framework and the one that it was; null where there is none on a side."""

    from_: str | None = Field(alias="from")
    to: str | None


class TallyWire(Wire):
    """How many sentences of each kind; one that stands on several pages counts once."""

    before: int
    after: int
    kept: int
    reworded: int
    grown: int
    split: int
    merged: int
    new: int
    widened: int
    gone: int
    moved: int


class VersionWire(Wire):
    """Which part of the version number goes up, and the sentences that say why."""

    step: Literal["none", "patch", "minor", "major"]
    reasons: list[str]


class DiffWire(ComparisonWire):
    """Two frameworks compared. ``responsibilities`` is empty: what rises is read from two pages."""

    links: list[DiffLinkWire]  # type: ignore[assignment]
    sentences: list[str]
    own_words: list[OwnWordWire]
    layers: list[LayerWire]
    texts: list[TextWire]
    pages: list[PageWire]
    moves: list[MoveWire]
    tally: TallyWire
    version: VersionWire
