"""Pieces with places → the tree that they came from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from levelset.importing.document import Document, Piece
from levelset.importing.readers.nesting import AT, KEY, Sort

STEP = re.compile(r"[ml]\d+")


@dataclass
class Node:
    """A value of the document: its key where it stands in a mapping, its pieces where it is a text.

    A text has several pieces where it holds several bullets or paragraphs, and none where it is empty.
    """

    sort: Sort = Sort.NOTHING
    key: Piece | None = None
    pieces: list[Piece] = field(default_factory=list)
    entries: list["Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole text of a scalar."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def name(self) -> str:
        """The text of the key, empty where there is none."""
        return self.key.text if self.key else ""

    @property
    def is_scalar(self) -> bool:
        """Whether this is a single value."""
        return self.sort not in (Sort.MAP, Sort.LIST)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said here."""
        return not self.pieces and not self.entries

    @property
    def is_list_of_texts(self) -> bool:
        """Whether this is a list of single values, one at least."""
        said = [entry for entry in self.entries if not entry.is_empty]
        return self.sort is Sort.LIST and bool(said) and all(entry.is_scalar for entry in said)

    def scalars(self) -> Iterator["Node"]:
        """Every single value at or below, in reading order."""
        if self.is_scalar:
            yield self
        for entry in self.entries:
            yield from entry.scalars()

    def all_keys(self) -> Iterator[Piece]:
        """Every key below, in reading order."""
        for entry in self.entries:
            if entry.key:
                yield entry.key
            yield from entry.all_keys()


def tree_of(document: Document) -> Node:
    """The root of a document's tree."""
    root = Node()
    for piece in document.pieces:
        place = next((mark for mark in piece.marks if mark.startswith(AT)), AT)
        node = root
        for step in STEP.findall(place):
            node.sort = Sort.MAP if step[0] == "m" else Sort.LIST
            node.entries.extend(Node() for _ in range(int(step[1:]) + 1 - len(node.entries)))
            node = node.entries[int(step[1:])]
        if KEY in piece.marks:
            node.key = piece
        else:
            node.sort = next((Sort(mark) for mark in piece.marks if mark in _SCALARS), Sort.TEXT)
            node.pieces.append(piece)
    return root


_SCALARS = frozenset({Sort.TEXT.value, Sort.NUMBER.value, Sort.FLAG.value})
