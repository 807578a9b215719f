"""The shapes of ``levelset-compare/1`` and ``levelset-path/1``; imported late, as pydantic takes its time."""

from typing import Literal

from pydantic import Field

from levelset.interchange.wire import Wire


class PlaceWire(Wire):
    """A block of a page: its statement, a facet or a responsibility."""

    kind: Literal["statement", "facet", "responsibility"]
    pillar: str | None
    key: str
    name: str | None


class RiseWire(Wire):
    """One dimension that rises or falls, with the words and the statements that it was read from.

    ``basis`` is ``link`` (a statement and what it became), ``whole`` (all that the responsibility says) or ``silence``
    (the older page names help, the newer one mentions none).
    """

    dimension: Literal["autonomy", "scope", "reach", "horizon", "ambiguity", "modality"]
    from_: str = Field(alias="from")
    to: str
    falls: bool
    basis: Literal["link", "whole", "silence"]
    from_words: str
    to_words: str
    from_text: str
    to_text: str


class LinkWire(Wire):
    """One statement and what it became; several ids on one side are a split or a merge, none is new or gone.

    ``kept_by`` names the person who put the link right; it is null where nobody did. ``from_inherited`` and
    ``to_inherited`` have, for each statement, the page that it was taken over from; null for one of the page itself.
    """

    from_: list[str] = Field(alias="from")
    to: list[str]
    from_text: list[str]
    to_text: list[str]
    change: Literal["kept", "reworded", "grown"] | None
    moved: bool
    score: float = Field(ge=0, le=1)
    words: list[tuple[Literal["=", "-", "+"], str]]
    rises: list[RiseWire]
    from_place: PlaceWire | None
    to_place: PlaceWire | None
    kept_by: str | None
    from_inherited: list[str | None]
    to_inherited: list[str | None]


class WarningWire(Wire):
    """A sign that the two pages come from different editions or companies."""

    code: Literal["frameworks", "names", "headings", "edition"]
    message: str
    from_: list[str] = Field(alias="from")
    to: list[str]
    page: str | None


class DigestWire(PlaceWire):
    """What rises in one block, read from its links or from all of it."""

    rises: list[RiseWire]


class ComparisonWire(Wire):
    """Two pages compared."""

    format: Literal["levelset-compare/1"]
    from_: str = Field(alias="from")
    to: str
    labels: tuple[str, str]
    engine: str
    warnings: list[WarningWire]
    summary: str
    shares_little: bool
    links: list[LinkWire]
    responsibilities: list[DigestWire]


class StopWire(Wire):
    """What a strand says at one level; ``level`` counts the levels of the path from 0."""

    level: int = Field(ge=0)
    ids: list[str]
    texts: list[str]
    place: PlaceWire
    change: Literal["kept", "reworded", "grown"] | None
    rises: list[RiseWire]


class StrandWire(Wire):
    """A statement through the levels, from the first to the last at which it stands."""

    first: int = Field(ge=0)
    last: int = Field(ge=0)
    stops: list[StopWire]


class StretchWire(PlaceWire):
    """A responsibility through the levels, with its strands."""

    levels: list[int]
    strands: list[StrandWire]


class PathWire(Wire):
    """The path of a role."""

    format: Literal["levelset-path/1"]
    pages: list[str]
    levels: list[str]
    responsibilities: list[StretchWire]
