"""What walking a tree yields: every text with the names around it, whatever the order of the layers was."""

from dataclasses import dataclass, field, replace
from enum import Enum

from levelset.core.addresses import key_of
from levelset.importing.document import Piece
from levelset.importing.trees.keys import Role
from levelset.importing.trees.tree import Node


@dataclass(eq=False)
class Name:
    """Something that has a name: a role, a level, a group of statements, a facet.

    ``pieces`` are where the name stands. A level has a label (``text``) and may have a longer ``title`` beside it.
    ``texts`` say what the thing is. ``order`` is its place in a list that declares it, ``passing`` tells that it stands
    as a mere attribute of the whole document, ``derived`` that a role was never called one.
    """

    kind: Role
    text: str
    symbol: str = ""
    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    title_pieces: list[Piece] = field(default_factory=list)
    texts: list[Node] = field(default_factory=list)
    order: int | None = None
    passing: bool = False
    derived: bool = False

    @property
    def key(self) -> str:
        """What two spellings of one name share."""
        return key_of(self.text)


@dataclass(frozen=True)
class Context:
    """The names around a place in the tree, from the outside in; ``above`` of the groups stand outside of the level."""

    role: Name | None = None
    level: Name | None = None
    groups: tuple[Name, ...] = ()
    facet: Name | None = None
    above: int = 0
    around: Piece | None = None

    def within(self, name: Name) -> "Context":
        """The context inside of something named."""
        if name.kind is Role.ROLE:
            return replace(self, role=name)
        if name.kind is Role.LEVEL:
            return replace(self, level=name, above=len(self.groups))
        if name.kind is Role.FACETS:
            return replace(self, facet=name)
        return replace(self, groups=(*self.groups, name))


class What(Enum):
    """What a text is, as far as its place says. ``MAYBE``: what is held to or what explains, by what else there is."""

    BEHAVIOR = "behavior"
    TEXT = "text"
    MAYBE = "maybe"
    SHORT = "short"
    NOTE = "note"
    EXAMPLE = "example"


@dataclass(frozen=True)
class Row:
    """One text with what it is and where it stands; ``key`` is the key that it is the value of."""

    what: What
    node: Node
    context: Context
    key: Piece | None = None
