"""How far the pass over a document has come: the labels so far, and what they mean for the next block."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import pairwise

from levelset.core.addresses import key_of
from levelset.core.values import value
from levelset.importing.draft import Fate
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.habits import Habits, PageHabits, page_habits
from levelset.importing.recognition.skeleton import FRONT, Skeleton
from levelset.importing.recognition.titles import Title
from levelset.importing.recognition.vocabulary import Vocabulary

LEAST_PAGES = 2
"""Pages of a document, at least, before what all of them lack tells how it is made."""

FEW = 3
"""What may be said under a pillar that is none, where a page has no other names."""


@value(frozen=True, slots=True)
class Label:
    """What one block is. Headings have ``name``, ``symbol``, ``subtitle``; ``breaks``: a heading is lost here.

    ``under``: the responsibility of a behavior whose own line begins with its name. ``outer``:
    a responsibility that does not belong to the pillar before it. ``topical``: a title inside a responsibility.
    """

    block: Block
    fate: Fate
    name: str = ""
    symbol: str = ""
    subtitle: str = ""
    title: Title | None = None
    breaks: bool = False
    outer: bool = False
    topical: bool = False
    under: str = ""


class Where(Enum):
    """The part of a page that the pass is in."""

    BEFORE = 0
    HEAD = 1
    FACETS = 2
    SECTIONS = 3
    BEYOND = 4


@dataclass
class Reading:
    """The state of the pass over one document.

    ``title`` is that of the page at hand, ``stated`` whether its statement was there. ``in_group``: what is said next
    stands under a responsibility, known or lost; ``named`` is the key of the last that was named. ``statements`` counts
    what the last heading holds so far, and ``empty_facets`` the facets of the page that held nothing when the next one
    began. ``began`` is the index of the block that began the page.
    """

    blocks: Sequence[Block]
    vocabulary: Vocabulary
    habits: Habits
    skeleton: Skeleton = field(default_factory=Skeleton)
    labels: list[Label] = field(default_factory=list)
    where: Where = Where.BEFORE
    title: Title | None = None
    stated: bool = False
    in_group: bool = False
    named: str = ""
    statements: int = 0
    empty_facets: int = 0
    began: int = -1
    _following: list[int | None] = field(default_factory=list, repr=False)
    _page: tuple[int, PageHabits] | None = field(default=None, repr=False)
    _named_depths: tuple[int, frozenset[int]] | None = field(default=None, repr=False)

    @cached_property
    def top(self) -> int:
        """The index of the first block that is neither front matter nor a part of the site; past the end if none is."""
        own = (at for at, block in enumerate(self.blocks) if not {"nav", FRONT} & set(block.marks))
        return next((at for at in own if not shape.is_site(self.blocks[at])), len(self.blocks))

    @property
    def last(self) -> Label | None:
        """The label of the block above, or None before the first."""
        return self.labels[-1] if self.labels else None

    def following(self, index: int) -> int | None:
        """The index of the next block that is neither an announcement nor a part of the site; None at the end."""
        if not self._following:
            later: int | None = None
            for at in range(len(self.blocks) - 1, -1, -1):
                self._following.append(later)
                text = self.blocks[at].text
                if not shape.is_section_word(text) and not shape.is_site(self.blocks[at]):
                    later = at
            self._following.reverse()
        return self._following[index]

    @cached_property
    def one_layer(self) -> bool:
        """Whether a document of several pages has something said right below every name of a pillar, and every one
        with a symbol: its headings are one layer, and what some are called elsewhere tells nothing.

        Where it has no other names, little is said under each; else those of responsibilities may be lost.
        """
        starts, blocks = self.skeleton.starts, self.blocks
        if len(starts) < LEAST_PAGES or self.skeleton.holding or Fate.PILLAR in self.skeleton.fates.values():
            return False
        inside = range(min(starts) + 1, len(blocks))
        heads = [at for at in inside if at not in starts and shape.is_heading(blocks[at])]
        named = [at for at in heads if self._names_pillar(blocks[at])]
        said = {at: end - at - 1 for at, end in pairwise([*sorted({*heads, *starts}), len(blocks)])}
        if len(named) < LEAST_PAGES or len({key_of(blocks[at].text) for at in heads}) < LEAST_PAGES:
            return False
        others = (len(heads) - len(named)) * 2 >= len(starts)
        return all(said[at] and (others or said[at] <= FEW) for at in named)

    def _names_pillar(self, block: Block) -> bool:
        name = shape.name_of(block.text)
        return bool(name.symbol) or self.vocabulary.is_pillar(name.text)

    @cached_property
    def names(self) -> Counter[str]:
        """How often each name stands in the document, by its key."""
        return Counter(key_of(block.text) for block in self.blocks if shape.is_heading(block))

    @property
    def page(self) -> PageHabits:
        """What the page at hand is like as a whole."""
        if self._page is None or self._page[0] != self.began:
            self._page = (self.began, page_habits(self.blocks[self.began + 1 : self.ends], self.habits.leads))
        return self._page[1]

    @property
    def named_depths(self) -> frozenset[int]:
        """The depths at which headings of the page at hand hold statements and name something of their own."""
        if self._named_depths is None or self._named_depths[0] != self.began:
            fates = self.skeleton.fates
            inside = (at for at in range(self.began + 1, self.ends) if fates.get(at) is Fate.RESPONSIBILITY)
            named = (self.blocks[at] for at in inside if not shape.is_section_word(self.blocks[at].text))
            self._named_depths = (self.began, frozenset(block.first.depth for block in named))
        return self._named_depths[1]

    @property
    def ends(self) -> int:
        """The index behind the last block of the page at hand."""
        at = bisect_right(self._stops, self.began)
        return self._stops[at] if at < len(self._stops) else len(self.blocks)

    @cached_property
    def _stops(self) -> list[int]:
        """The indexes at which pages begin, and those at which the last of a document end."""
        return sorted({*self.skeleton.starts, *self.skeleton.ends})

    def add(self, made: Label) -> None:
        """Take up the label of the next block."""
        self.labels.append(made)
        if len(self.labels) - 1 in self.skeleton.ends:
            self.where = Where.BEYOND
        match made.fate:
            case Fate.TITLE:
                self.where, self.title = Where.SECTIONS if made.topical else Where.HEAD, made.title
                self.stated, self.in_group = False, made.topical
                self.empty_facets = self.statements = 0
                self.began = len(self.labels) - 1
            case Fate.STATEMENT:
                self.stated = True
            case Fate.FACET:
                self.empty_facets += self.where is Where.FACETS and not self.statements
                self.where, self.statements = Where.FACETS, 0
            case Fate.PILLAR:
                self.where, self.in_group, self.statements = Where.SECTIONS, False, 0
            case Fate.RESPONSIBILITY:
                self.where, self.in_group, self.statements = Where.SECTIONS, True, 0
                self.named = key_of(made.name)
            case Fate.BEHAVIOR:
                if made.breaks or made.under:
                    self.where = Where.SECTIONS
                self.in_group = self.in_group or self.where is Where.SECTIONS
                self.statements += 1
