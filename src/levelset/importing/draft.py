"""What recognition yields: a framework, and the fate of every piece of its sources; and what people decide about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from levelset.core.model import Framework
from levelset.core.values import value


class Fate(StrEnum):
    """What became of a piece. ``UNRESOLVED`` is a question, ``CHROME`` what belongs to a site, not to its text."""

    FRAMEWORK = "framework"
    TITLE = "title"
    STATEMENT = "statement"
    FACET = "facet"
    SUBTITLE = "subtitle"
    SECTION = "section"
    PILLAR = "pillar"
    INTRO = "intro"
    RESPONSIBILITY = "responsibility"
    BEHAVIOR = "behavior"
    NOTE = "note"
    EXAMPLE = "example"
    FOOTNOTE = "footnote"
    GLOSSARY = "glossary"
    PROSE = "prose"
    CHROME = "chrome"
    UNRESOLVED = "unresolved"

    __hash__ = str.__hash__  # that of an enumeration is worked out in Python, and fates are keys of much


CHOOSABLE = (
    Fate.BEHAVIOR,
    Fate.RESPONSIBILITY,
    Fate.PILLAR,
    Fate.INTRO,
    Fate.NOTE,
    Fate.EXAMPLE,
    Fate.FACET,
    Fate.SUBTITLE,
    Fate.STATEMENT,
    Fate.TITLE,
    Fate.FRAMEWORK,
    Fate.FOOTNOTE,
    Fate.GLOSSARY,
    Fate.PROSE,
    Fate.CHROME,
)
"""The fates that a person may give a piece in review, most usual first."""


@value(frozen=True, slots=True)
class PieceFate:
    """The fate of one piece; a piece that carried several things has several of these.

    ``target`` is the address of what it became: ``role/level`` and, after ``#``, the place in that page.
    """

    number: int
    line: int | None
    fate: Fate
    text: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class SourceReport:
    """The fates of all pieces of one document, in order."""

    file: str
    sha256: str
    fates: tuple[PieceFate, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """A person's answer about an inferred heading: its name, or None for "there is no heading here"."""

    name: str | None


@dataclass(frozen=True, slots=True)
class PageName:
    """A person's answer about a document without a title: the role and the level that it is about."""

    role: str
    level: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided about a draft. A place is ``(file, number of the piece)``.

    ``fates``: this piece is that. ``names``: the inferred facet or responsibility whose first statement is that piece
    bears this name; None joins its statements to the group above. ``pillars``: likewise the inferred pillar whose first
    statement it is; None joins its responsibilities to the pillar above. ``pages``: by file, the role and level of a
    document; they name the document's first page, whatever its text says. Where tables or keys tell several pages, the
    role takes the place of that of the first, wherever it stands, and the levels stay. ``inherits``: the line that is
    that piece says that what holds on the page of this address holds here as well, and so it is to be.
    """

    fates: Mapping[tuple[str, int], Fate] = field(default_factory=dict)
    names: Mapping[tuple[str, int], Naming] = field(default_factory=dict)
    pillars: Mapping[tuple[str, int], Naming] = field(default_factory=dict)
    pages: Mapping[str, PageName] = field(default_factory=dict)
    inherits: Mapping[tuple[str, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """A framework read from documents, not yet agreed to, with the account of every source."""

    framework: Framework
    sources: tuple[SourceReport, ...] = ()
    engine: str = ""
