"""The paragraphs of a Word file in reading order, each with its place in a table and in a list."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from levelset.importing.readers.docx_package import (
    Package,
    Style,
    W,
    heading_depth,
    list_depth,
    number,
    switch,
    value,
)
from levelset.importing.readers.docx_text import Paragraph, TextReader
from levelset.importing.readers.pieces import NOWHERE, Place

WRAPPERS = frozenset(
    {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"}
)
"""Elements that stand around paragraphs, rows and cells and mean nothing to their text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph with its surroundings. ``at`` is its number, ``heading`` and ``item`` are depths (0: none).

    ``list_id`` tells lists apart, ``note`` is the number of the footnote that the paragraph is, ``header`` tells a cell
    of a row that Word repeats on every page. ``struck``: all of it was deleted, with changes being tracked.
    """

    paragraph: Paragraph
    at: int
    place: Place = NOWHERE
    heading: int = 0
    item: int = 0
    list_id: str = ""
    note: int = 0
    header: bool = False
    struck: bool = False


@dataclass
class _Cell:
    """A cell of a table: the column it begins at, the columns and rows it spans, and whether it is merged downwards."""

    element: etree._Element
    column: int
    columns: int
    merged: bool
    goes_on: bool
    rows: int = 1


@dataclass
class BlockReader:
    """Walks through a Word file. Notes are read where they are referred to, or behind the table that does so."""

    package: Package
    reader: TextReader
    tables: int = 0
    note_parts: dict[str, dict[str | None, etree._Element]] = field(default_factory=dict)

    def blocks(self, parent: etree._Element, place: Place = NOWHERE, *, header: bool = False) -> Iterator[Entry]:
        """The paragraphs of the body, a cell or a text box."""
        for child in parent.iterchildren(etree.Element):
            if child.tag == f"{W}p":
                yield from self._paragraph(child, place, header=header)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, inside=place.table > 0)
            elif child.tag in WRAPPERS:
                yield from self.blocks(child, place, header=header)
            elif child.tag == f"{W}altChunk":
                self.reader.told.leave_out("embedded document")

    def _paragraph(self, element: etree._Element, place: Place, *, header: bool) -> Iterator[Entry]:
        struck = self.reader.told.deleted
        found = self.reader.read(element)
        properties = element.find(f"{W}pPr")
        heading = _heading(properties, found.style)
        list_id, item = ("", 0) if heading else self._item(properties, found.style)
        gone = self.reader.told.deleted > struck and not found.text.strip()
        yield Entry(found, self.reader.at, place, heading, item, list_id, header=header, struck=gone)
        for box in found.boxes:
            yield from self.blocks(box, place, header=header)
        if not place.table:
            yield from self._notes([found])

    def _item(self, properties: etree._Element | None, style: Style) -> tuple[str, int]:
        """The list that a paragraph belongs to and its depth there; ``("", 0)`` for no item."""
        own = properties.find(f"{W}numPr") if properties is not None else None
        list_id = value(own.find(f"{W}numId")) if own is not None else None
        level = value(own.find(f"{W}ilvl")) if own is not None else None
        list_id = style.list_id if list_id is None else list_id
        depth = number(level, style.list_level or 0)
        if list_id is not None and self.package.list_format(list_id, depth):
            return list_id, max(1, depth + 1, list_depth(style))
        named = list_depth(style) if list_id is None else 0
        return (style.name, named) if named else ("", 0)

    def _table(self, table: etree._Element, *, inside: bool) -> Iterator[Entry]:
        self.tables += 1
        number_of_table = self.tables
        rows = [row for row in _unwrapped(table, f"{W}tr") if not self._is_gone(row)]
        read: list[Entry] = []
        for index, cells in enumerate(_merged([list(_cells(row)) for row in rows]), 1):
            header = bool(switch(rows[index - 1].find(f"{W}trPr/{W}tblHeader")))
            for cell in cells:
                place = Place(number_of_table, index, cell.column, cell.rows, cell.columns)
                read += self.blocks(cell.element, place, header=header)
        yield from read
        if not inside:
            yield from self._notes([entry.paragraph for entry in read])

    def _is_gone(self, row: etree._Element) -> bool:
        gone = row.find(f"{W}trPr/{W}del") is not None
        self.reader.told.deleted += gone
        return gone

    def _notes(self, paragraphs: list[Paragraph]) -> Iterator[Entry]:
        """The footnotes and endnotes that paragraphs refer to."""
        for key in [key for paragraph in paragraphs for key in paragraph.notes]:
            kind, identity = key
            if kind not in self.note_parts:
                part = self.package.part(kind)
                notes = () if part is None else part.iterchildren(etree.Element)
                self.note_parts[kind] = {value(note, "id"): note for note in notes}
            note = self.note_parts[kind].get(identity)
            if note is not None:
                yield from self._note(note, self.reader.notes[key])

    def _note(self, note: etree._Element, numbered: int) -> Iterator[Entry]:
        at = self.reader.at
        for element in note.iter(f"{W}p"):
            yield Entry(self.reader.read(element), at, note=numbered)
        self.reader.at = at


def _heading(properties: etree._Element | None, style: Style) -> int:
    direct = value(properties.find(f"{W}outlineLvl")) if properties is not None else None
    return heading_depth(style, None if direct is None else number(direct, 9))


def _unwrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children of a tag, also those that stand in a wrapper."""
    for child in parent.iterchildren(etree.Element):
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _unwrapped(child, tag)


def _cells(row: etree._Element) -> Iterator[_Cell]:
    column = 1 + max(0, number(value(row.find(f"{W}trPr/{W}gridBefore")), 0))
    for cell in _unwrapped(row, f"{W}tc"):
        columns = max(1, number(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1))
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        goes_on = merge is not None and value(merge) != "restart"
        yield _Cell(cell, column, columns, merge is not None, goes_on)
        column += columns


def _merged(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """The rows, with the cells that go on downwards knowing how far."""
    above: dict[int, _Cell] = {}
    for cells in rows:
        here: dict[int, _Cell] = {}
        for cell in cells:
            owner = above.get(cell.column)
            if cell.goes_on and owner is not None and owner.merged:
                owner.rows += 1
                here[cell.column] = owner
            else:
                here[cell.column] = cell
        above = here
    return rows
