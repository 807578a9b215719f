"""Places in documents, and the anchors by which the two sides of the review find each other."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from levelset.core.model import Source
from levelset.importing.document import Document


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A piece of a document: the number of the document in the import, and that of the piece; both count from 1."""

    document: int
    piece: int

    @property
    def anchor(self) -> str:
        """The anchor of the piece on the side of the source."""
        return f"p{self}"

    def __str__(self) -> str:
        return f"{self.document}-{self.piece}"


@dataclass(slots=True)
class Anchors:
    """Anchors on the side of the framework: ``s2-14`` is what piece 14 of document 2 became. Each is given once."""

    numbers: dict[str, int]
    given: Counter[str] = field(default_factory=Counter)
    first: dict[Place, str] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Mapping[int, Document]) -> "Anchors":
        """For these documents by their numbers."""
        return cls({document.file: number for number, document in documents.items()})

    def place(self, source: Source | None) -> Place | None:
        """The place of a source, or None where it is in none of the documents."""
        if source is None or source.piece is None or source.file not in self.numbers:
            return None
        return Place(self.numbers[source.file], source.piece)

    def give(self, kind: str, place: Place | None, otherwise: str = "x") -> str:
        """A fresh anchor for something of this kind (a letter) at this place; ``otherwise`` names what has no place."""
        wanted = f"{kind}{place.document}-{place.piece}" if place else f"{kind}-{otherwise}"
        self.given[wanted] += 1
        anchor = wanted if self.given[wanted] == 1 else f"{wanted}-{self.given[wanted]}"
        if place is not None and kind == "s":
            self.first.setdefault(place, anchor)
        return anchor
