"""The cells of one sheet: what each shows, how far merged ones span, and what else is there."""

import datetime
import io
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from levelset.importing.readers.cells import MOST_ROWS, column_name, too_many
from levelset.importing.readers.xlsx_book import (
    Book,
    SheetEntry,
    Style,
    children,
    damaged,
    descend,
    local,
    part_of,
    rich,
    unescaped,
)

MOST_CELLS = 3_000_000
"""Cells of a sheet, empty ones with a color among them; a sheet that is colored as a whole has more."""

REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
PLAIN = Style()


@dataclass(frozen=True, slots=True)
class CellRead:
    """A cell that shows something. ``row`` and ``column`` count from 1."""

    row: int
    column: int
    text: str
    bold: bool = False


@dataclass
class SheetRead:
    """What a sheet holds. ``spans``: rows and columns of merged cells by their place; ``rows``: how many say something.

    ``formulas`` and ``unsaved`` are the places of formulas with and without a stored value, ``comments`` of comments;
    ``hidden`` names rows and columns, ``boxes`` are the texts of boxes that lie upon the sheet.
    """

    cells: list[CellRead] = field(default_factory=list)
    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    rows: int = 0
    formulas: list[tuple[int, int]] = field(default_factory=list)
    unsaved: list[tuple[int, int]] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)


def read_sheet(book: Book, entry: SheetEntry, rows_left: int = MOST_ROWS) -> SheetRead:
    """The cells of a sheet; a row is forgotten once it is read. Raises ``Unreadable`` where they are too many."""
    read = SheetRead()
    hidden_columns: list[tuple[int, int]] = []
    hidden_rows: list[int] = []
    row = seen = 0
    try:
        for _, element in etree.iterparse(
            io.BytesIO(part_of(book.archive, entry.path)),
            events=("end",),
            tag=("{*}row", "{*}col", "{*}mergeCell"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        ):
            name = local(element)
            if name == "col":
                hidden_columns.extend(_hidden(element))
            elif name == "mergeCell":
                _merge(element, read)
            else:
                row = _number(element.get("r"), row + 1, LAST_ROW)
                seen += len(element)
                before = len(read.cells)
                read.cells.extend(_cells(book, element, row, read))
                if len(read.cells) > before:
                    read.rows += 1
                    hidden_rows += [row] if element.get("hidden") in ("1", "true") else []
                element.clear()
                _forget_before(element)
                if read.rows > rows_left:
                    raise too_many("rows", MOST_ROWS)
                if seen > MOST_CELLS:
                    raise too_many("cells", MOST_CELLS)
    except etree.XMLSyntaxError as error:
        raise damaged() from error
    shown = {cell.column for cell in read.cells}
    columns = [column for column in sorted(shown) if any(first <= column <= last for first, last in hidden_columns)]
    read.hidden = [f"column {column_name(column)}" for column in columns] + [f"row {number}" for number in hidden_rows]
    _beside(book, entry, read)
    return read


def _forget_before(element: etree._Element) -> None:
    """Drop the rows before this one, which the parser keeps as empty elements."""
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _number(text: str | None, usual: int, most: int) -> int:
    return int(text) if text and text.isdigit() and 0 < len(text) < 8 and 0 < int(text) <= most else usual


def _hidden(column: etree._Element) -> Iterator[tuple[int, int]]:
    if column.get("hidden") in ("1", "true"):
        first = _number(column.get("min"), 1, LAST_COLUMN)
        yield first, _number(column.get("max"), first, LAST_COLUMN)


def place_of(reference: str | None) -> tuple[int, int] | None:
    """``(row, column)`` of a reference such as "C4", None where it is none."""
    found = REFERENCE.match(reference or "")
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row, column) if 0 < row <= LAST_ROW and column <= LAST_COLUMN else None


def _merge(element: etree._Element, read: SheetRead) -> None:
    first, _, last = (element.get("ref") or "").partition(":")
    start, end = place_of(first), place_of(last)
    if start and end and end >= start:
        read.spans[start] = (end[0] - start[0] + 1, max(1, end[1] - start[1] + 1))


def _cells(book: Book, row_element: etree._Element, row: int, read: SheetRead) -> Iterator[CellRead]:
    column = 0
    for element in row_element:
        if local(element) != "c":
            continue
        place = place_of(element.get("r"))
        column = place[1] if place else column + 1
        if not len(element):
            continue
        style = _style(book, element.get("s"))
        text, bold = _shown(book, element, style, (row, column), read)
        if text.strip():
            yield CellRead(row, column, text, bold or style.bold)


def _style(book: Book, index: str | None) -> Style:
    return book.styles[int(index)] if index and index.isdigit() and int(index) < len(book.styles) else PLAIN


def _shown(
    book: Book, element: etree._Element, style: Style, place: tuple[int, int], read: SheetRead
) -> tuple[str, bool]:
    """What a cell shows, and whether all of it is bold."""
    value = formula = inline = None
    for child in element:
        name = local(child)
        if name == "v":
            value = child.text
        elif name == "f":
            formula = child
        elif name == "is":
            inline = child
    if formula is not None:
        kept = value is not None or inline is not None
        if not kept and not formula.text:
            return "", False
        (read.formulas if kept else read.unsaved).append(place)
        if not kept:
            return f"={unescaped(formula.text or '')}", False
    if inline is not None:
        told = rich(inline)
        return told.text, told.bold
    if value is None:
        return "", False
    return _value(book, element.get("t") or "n", value, style)


def _value(book: Book, kind: str, value: str, style: Style) -> tuple[str, bool]:
    if kind == "s":
        index = int(value) if value.strip().isdigit() else -1
        if not 0 <= index < len(book.texts):
            raise damaged()
        told = book.texts[index]
        return told.text, told.bold
    if kind == "b":
        return ("TRUE" if value.strip() == "1" else "FALSE"), False
    if kind == "n":
        return _shown_number(value, style, from_1904=book.from_1904), False
    return unescaped(value), False


def _shown_number(value: str, style: Style, *, from_1904: bool) -> str:
    """A number as a sheet shows it: dates as 2026-11-21, shares in percent, whole numbers without a point."""
    try:
        number = float(value)
    except ValueError:
        return value
    if not math.isfinite(number):
        return value
    if style.date:
        return _date(number, from_1904=from_1904) or f"{number:.15g}"
    if style.percent:
        return f"{number * 100:.10g}%"
    if style.before or style.after:
        return f"{style.before}{round(number):0{style.digits}d}{style.after}"
    return f"{number:.15g}"


def _date(number: float, *, from_1904: bool) -> str | None:
    """The date and time that a number of days stands for, None where it stands for none."""
    start = datetime.datetime(1904, 1, 1) if from_1904 else datetime.datetime(1899, 12, 30)
    if not 0 <= number < 2_958_466:
        return None
    moment = start + datetime.timedelta(seconds=round(number * 86_400))
    if number < 1:
        return moment.strftime("%H:%M")
    return moment.strftime("%Y-%m-%d" if moment.time() == datetime.time() else "%Y-%m-%d %H:%M")


def _beside(book: Book, entry: SheetEntry, read: SheetRead) -> None:
    """What belongs to a sheet and stands in no cell: comments, and boxes with text."""
    places: set[tuple[int, int]] = set()
    for kind, path in book.related(entry.path).values():
        if kind == "comments":
            found = (place_of(comment.get("ref")) for comment in descend(book.part(path), "commentList", "comment"))
            places.update(place for place in found if place)
        elif kind == "threadedComment":
            found = (place_of(comment.get("ref")) for comment in children(book.part(path), "threadedComment"))
            places.update(place for place in found if place)
        elif kind == "drawing":
            root = book.part(path)
            for body in root.iter("{*}txBody") if root is not None else ():
                text = " ".join((run.text or "").strip() for run in body.iter("{*}t")).strip()
                read.boxes += [text] if text else []
    read.comments = sorted(places)
