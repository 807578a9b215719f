"""The side of the source: one document, piece by piece, each marked with what it became."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from levelset.importing.document import Document, Look, Piece
from levelset.importing.draft import Fate, PieceFate
from levelset.web.imports.reviewing.pages import Heading, Held, PageShown
from levelset.web.imports.reviewing.places import Anchors, Place
from levelset.web.imports.reviewing.words import EXPECTATION, family, fate_label

ROWS = 400
"""Rows that are shown at once; a page with more is slow on a phone."""

HEADED = {Fate.PILLAR: "pillar", Fate.RESPONSIBILITY: "responsibility", Fate.FACET: "facet", Fate.SUBTITLE: "facet"}
"""Fates of pieces that became a heading, with the kind of it."""


@dataclass(frozen=True, slots=True)
class FateShown:
    """What a piece became: the value, its label, and the family that it looks like."""

    value: str
    label: str
    family: str


@dataclass(frozen=True, slots=True)
class LostHeading:
    """A heading that the document lost, or has elsewhere, and that now stands before this piece."""

    kind: str
    name: str | None
    anchor: str
    is_question: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of a document. ``target`` is the anchor of what it became, empty where it became nothing.

    ``where`` is what people call its place where that is not the number of a line: a cell, the page of a PDF.
    """

    place: Place
    text: str
    look: str
    depth: int
    fates: tuple[FateShown, ...]
    target: str = ""
    held: Held | None = None
    refused: Held | None = None
    lost: LostHeading | None = None
    gap: bool = False
    where: str = ""

    @property
    def cell(self) -> str:
        """The cell of a sheet, without the name of the sheet; empty where the piece is in none."""
        return self.where.rpartition("!")[2] if "!" in self.where else ""

    @property
    def family(self) -> str:
        """The look of the row: that of its most telling fate."""
        families = [fate.family for fate in self.fates]
        order = ("unresolved", "heading", "statement", "text", "chrome")
        return next((name for name in order if name in families), "chrome")

    @property
    def is_question(self) -> bool:
        """Whether nobody knows what it is."""
        return self.family == "unresolved"


def parts_of(document: Document) -> tuple[tuple[int, int], ...]:
    """The document in parts of at most ``ROWS`` rows: the first and the last number of each; at least one part."""
    numbers = [piece.number for piece in document.pieces if piece.look is not Look.BLANK]
    starts = range(0, max(1, len(numbers)), ROWS)
    if not numbers:
        return ((0, 0),)
    return tuple((numbers[start], numbers[min(start + ROWS, len(numbers)) - 1]) for start in starts)


def part_with(document: Document, number: int) -> int:
    """In which part of the document a piece is, from 1."""
    return next((part for part, (_, last) in enumerate(parts_of(document), start=1) if number <= last), 1)


@dataclass(frozen=True, slots=True)
class Targets:
    """Where on the side of the framework a piece is to be found."""

    anchors: Anchors
    pages: Mapping[str, str]
    headings: Mapping[tuple[int, str], Sequence[tuple[int, Heading]]]
    expectations: frozenset[Place]

    @classmethod
    def of(cls, pages: Iterable[PageShown], anchors: Anchors) -> "Targets":
        """Of these pages."""
        shown = tuple(pages)
        headings: dict[tuple[int, str], list[tuple[int, Heading]]] = defaultdict(list)
        for page in shown:
            for heading in page.headings:
                if heading.place is not None:
                    headings[heading.place.document, heading.kind].append((heading.place.piece, heading))
        ordered = {key: sorted(found, key=lambda pair: pair[0]) for key, found in headings.items()}
        in_facets = (line.place for page in shown for facet in page.facets for line in facet.lines)
        expectations = frozenset(place for place in in_facets if place is not None)
        return cls(anchors, {page.address: page.anchor for page in shown}, ordered, expectations)

    def heading_from(self, document: int, kind: str, number: int) -> Heading | None:
        """The first heading of this kind whose statements begin at this piece or after it."""
        found = self.headings.get((document, kind), ())
        index = bisect_left(found, number, key=lambda pair: pair[0])
        return found[index][1] if index < len(found) else None

    def of_piece(self, place: Place, fates: Iterable[PieceFate]) -> str:
        """The anchor for a piece with these fates, or an empty text."""
        exact = self.anchors.first.get(place)
        if exact:
            return exact
        for fate in fates:
            if fate.fate in HEADED:
                heading = self.heading_from(place.document, HEADED[fate.fate], place.piece)
                if heading is not None:
                    return heading.anchor
            if fate.fate is Fate.TITLE and fate.target:
                return self.pages.get(fate.target.split("#")[0], "")
        return ""


def rows_of(
    document: Document,
    number: int,
    part: int,
    fates: Iterable[PieceFate],
    targets: Targets,
    held: Mapping[tuple[str, Place], Held],
) -> tuple[Row, ...]:
    """The rows of one part of a document. ``held`` are the decisions that hold, by kind (fate, name) and place."""
    parts = parts_of(document)
    first, last = parts[min(max(part, 1), len(parts)) - 1]
    by_number: dict[int, list[PieceFate]] = defaultdict(list)
    for fate in fates:
        by_number[fate.number].append(fate)
    lost = _lost(number, targets)
    rows: list[Row] = []
    gap, carried, expected = False, "", False
    for piece in document.pieces:
        if piece.look is Look.BLANK:
            gap = True
            continue
        if not first <= piece.number <= last:
            continue
        place = Place(number, piece.number)
        own = by_number[piece.number]
        # A line that goes on with the one above has no place of its own in the framework.
        goes_on = _goes_on(own, rows)
        target = targets.of_piece(place, own) or (carried if goes_on else "")
        expected = place in targets.expectations or (goes_on and expected and target == carried)
        rows.append(_row(piece, place, _shown(own, expected), target, held, lost.get(piece.number), gap))
        gap, carried = False, target
    return tuple(rows)


def _shown(fates: Sequence[PieceFate], expected: bool) -> tuple[FateShown, ...]:
    """The fates of a piece once each; ``expected``: a statement of it stands in a facet and not under a pillar."""
    return tuple(
        FateShown(
            fate.value, str(EXPECTATION if expected and fate is Fate.BEHAVIOR else fate_label(fate)), family(fate)
        )
        for fate in dict.fromkeys(found.fate for found in fates)
    )


def _goes_on(own: Sequence[PieceFate], rows: Sequence[Row]) -> bool:
    values = {fate.fate.value for fate in own}
    return bool(rows and values and values == {fate.value for fate in rows[-1].fates})


def _lost(document: int, targets: Targets) -> dict[int, LostHeading]:
    """The headings that the document does not have, by the piece that they stand before."""
    found = (
        pair for kind in ("pillar", "facet", "responsibility") for pair in targets.headings.get((document, kind), ())
    )
    return {
        piece: LostHeading(heading.kind, heading.name, heading.anchor, heading.is_question)
        for piece, heading in found
        if heading.is_marked or heading.held is not None
    }


def _row(
    piece: Piece,
    place: Place,
    fates: tuple[FateShown, ...],
    target: str,
    held: Mapping[tuple[str, Place], Held],
    lost: LostHeading | None,
    gap: bool,
) -> Row:
    named = held.get(("name", place))
    return Row(
        place=place,
        text=piece.raw.strip() or piece.text,
        look=piece.look.value,
        depth=piece.depth,
        fates=fates,
        target=target,
        held=held.get(("fate", place)),
        refused=named if named is not None and not named.value else None,
        lost=lost,
        gap=gap,
        where=_where(piece),
    )


def _where(piece: Piece) -> str:
    source = piece.source
    if source.cell:
        return f"{source.sheet or ''}!{source.cell}"
    return _("page %(number)s") % {"number": source.page} if source.page else ""
