"""What changed between two frameworks, as values: layers, pages, sentences, and the text beside them."""

from dataclasses import dataclass
from enum import StrEnum

from levelset.comparing.align import Change, Link
from levelset.comparing.diff.contents import Named
from levelset.comparing.diff.own_words import OwnWord

ENGINE = "diff/1"
"""The version of how frameworks are compared; kept beside every result that is stored."""


class Layer(StrEnum):
    """Where something changed, from the outside in."""

    FRAMEWORK = "framework"
    TRACK = "track"
    ROLE = "role"
    LEVEL = "level"
    PILLAR = "pillar"
    FACET = "facet"
    RESPONSIBILITY = "responsibility"
    PAGE = "page"
    LENS = "lens"
    TERM = "term"
    PROSE = "prose"
    WAIVER = "waiver"


class LayerFate(StrEnum):
    """What became of an entry of a layer. ``changed``: its name stayed, and something else did not."""

    RENAMED = "renamed"
    MERGED = "merged"
    SPLIT = "split"
    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class LayerChange:
    """One change of a layer.

    ``detail`` says what changed beside the name (“pillar: Order → People”), or why a name was followed (“7 of its 9
    sentences stand there”). ``pages`` are those where a responsibility is asked for now, or is not any more.
    """

    layer: Layer
    fate: LayerFate
    old: tuple[Named, ...] = ()
    new: tuple[Named, ...] = ()
    detail: str = ""
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that is no statement: an intro, a note, a footnote, a definition. None where there was or is none.

    ``what`` names it (“the intro of Craft”), ``where`` is the address of the page, empty outside of pages.
    """

    layer: Layer
    what: str
    where: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class PageDiff:
    """One page of the newer framework and the one it was; None on a side where there is no such page."""

    old: str | None
    new: str | None
    role: str
    level: str
    links: tuple[Link, ...]
    texts: tuple[TextChange, ...] = ()

    @property
    def address(self) -> str:
        """The address in the newer framework, or the old one where the page is gone."""
        return self.new or self.old or ""


@dataclass(frozen=True, slots=True)
class Move:
    """A sentence that left one page for another: it is gone there and new here, in the same words or nearly."""

    old_page: str
    new_page: str
    link: Link


@dataclass(frozen=True, slots=True)
class Told:
    """One change of a sentence, told once for all pages where it is the same.

    ``pages`` are the addresses in the newer framework (in the older one for what is gone). For a sentence that is new
    there, ``stood`` are the pages of other levels or roles that had it before in the same words or nearly (as
    addresses of the newer framework), and ``intro`` names the intro that held it.
    """

    link: Link
    pages: tuple[str, ...]
    stood: tuple[str, ...] = ()
    intro: str = ""

    @property
    def kind(self) -> str:
        """``kept``, ``reworded``, ``grown``, ``split``, ``merged``, ``new``, ``widened`` or ``gone``."""
        if self.link.is_new:
            return "widened" if self.stood else "new"
        if self.link.is_gone:
            return "gone"
        if len(self.link.to_text) > len(self.link.from_text):
            return "split"
        if len(self.link.from_text) > len(self.link.to_text):
            return "merged"
        return str(self.link.change or Change.KEPT)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many sentences there are of each kind, each told once; ``before`` and ``after`` are all there are."""

    before: int = 0
    after: int = 0
    kept: int = 0
    reworded: int = 0
    grown: int = 0
    split: int = 0
    merged: int = 0
    new: int = 0
    widened: int = 0
    gone: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two frameworks: how it is called, and what it is."""

    label: str
    title: str
    organization: str
    version: str


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that changed from one framework to another.

    ``own_words`` do not count as changes. ``told`` holds the changes of sentences that stand on pages of several roles
    or levels once; ``pages`` holds every page with all its links.
    """

    old: Side
    new: Side
    own_words: tuple[OwnWord, ...]
    layers: tuple[LayerChange, ...]
    texts: tuple[TextChange, ...]
    pages: tuple[PageDiff, ...]
    moves: tuple[Move, ...]
    told: tuple[Told, ...]
    tally: Tally
    roles: tuple[Named, ...] = ()
    levels: tuple[str, ...] = ()
    engine: str = ENGINE

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same, own words aside."""
        same = all(told.kind == "kept" and not told.link.moved for told in self.told)
        return same and not (self.layers or self.texts or self.moves)
