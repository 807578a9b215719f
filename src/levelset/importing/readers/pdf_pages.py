"""What PDFium tells of a page: its letters with place and font, and the rules that are drawn on it."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from levelset.importing.layout.printed import Glyph, Rule, Run, joined, lines_of, runs_of

BOLD = re.compile(rb"bold|black|heavy|demi", re.I)
ITALIC = re.compile(rb"italic|oblique|slanted", re.I)
BOLD_WEIGHT = 600
FORCED_BOLD = 1 << 18
IS_ITALIC = 1 << 6

THIN = 3.0
"""Points: a drawn shape that is no wider is a rule."""

SMALLEST_DOT, LARGEST_DOT = 1.5, 8.0
"""Points: a drawn shape of about this size, as wide as high, may be a bullet."""

MOST_SHAPES = 20_000
"""Shapes of a page that are still looked at; a page with more is a drawing."""

MOST_SIDES = 400
"""Sides of one shape that are still looked at."""

STRAIGHT = 0.05
"""Quarters of a turn by which a letter may slant and still stand straight."""

CLOSE = 1.6
"""Two turned lines no farther apart than this, in font sizes, belong together."""

MIDDLE = 0.3
"""How far the middle of a letter is above its baseline, in font sizes."""

SOFT_HYPHEN = 0xAD
CUTS = (0x02, 0xFFFE)
"""What PDFium may give for a hyphen that was put in where a line ends."""


class _Font(NamedTuple):
    size: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as it is read: turned so that most of its text stands upright. Points, from the upper left corner.

    ``dots`` are small drawn shapes, which may be bullets. ``turned`` are words that stand another way. ``unknown``
    counts the letters whose meaning the file does not tell; ``pictures``: it shows some.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    dots: tuple[Rule, ...] = ()
    turned: tuple[Run, ...] = ()
    unknown: int = 0
    pictures: bool = False


def page_of(pdf: pypdfium2.PdfDocument, index: int) -> PrintedPage:
    """The page at an index. Raises ``pypdfium2.PdfiumError`` where it cannot be read."""
    page = pdf[index]
    try:
        left, bottom, right, top = page.get_mediabox()
        textpage = page.get_textpage()
        try:
            letters, unknown = _letters(textpage, left, bottom)
        finally:
            textpage.close()
        pictures = any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        shapes = [Rule(r.x0 - left, r.y0 - bottom, r.x1 - left, r.y1 - bottom) for r in _shapes(page)]
    finally:
        page.close()
    frame = _Frame(max(1.0, right - left), max(1.0, top - bottom))
    turns = Counter(letter.quarter for letter in letters if letter.quarter is not None)
    turn = max(range(4), key=lambda quarter: (turns[quarter], -quarter))
    upright = [letter.glyph(frame, turn) for letter in letters if letter.quarter == turn]
    others: list[Run] = []
    for quarter in sorted(set(turns) - {turn}):
        glyphs = [letter.glyph(frame, quarter) for letter in letters if letter.quarter == quarter]
        others.extend(frame.moved(run, quarter, turn) for run in _stacked(glyphs))
    stamp = "".join(letter.text for letter in letters if letter.quarter is None).strip()
    if stamp:
        first = next(letter for letter in letters if letter.quarter is None)
        x, y = frame.seen(first.x, first.y, turn)
        others.append(Run(stamp, x, x + 1, y, first.font.size, slanting=True))
    return PrintedPage(
        number=index + 1,
        width=frame.height if turn % 2 else frame.width,
        height=frame.width if turn % 2 else frame.height,
        glyphs=tuple(upright),
        rules=tuple(frame.seen_rule(shape, turn) for shape in shapes if not _is_dot(shape)),
        dots=tuple(frame.seen_rule(shape, turn) for shape in shapes if _is_dot(shape)),
        turned=tuple(others),
        unknown=unknown,
        pictures=pictures,
    )


def _stacked(glyphs: Iterable[Glyph]) -> Iterator[Run]:
    """Turned words; lines right below each other are one, as in a narrow cell."""
    last: Run | None = None
    for line in lines_of(runs_of(glyphs)):
        for run in joined(line):
            near = last is not None and 0 < run.base - last.base < CLOSE * run.size
            if last is not None and near and run.x0 < last.x1 and last.x0 < run.x1:
                last = replace(last, text=f"{last.text} {run.text}", x0=min(last.x0, run.x0), x1=max(last.x1, run.x1))
                continue
            if last is not None:
                yield last
            last = run
    if last is not None:
        yield last


class _Letter(NamedTuple):
    """A letter in the coordinates of the file, where it begins on its baseline; ``quarter`` None: it slants."""

    text: str
    x: float
    y: float
    advance: float
    font: _Font
    quarter: int | None

    def glyph(self, frame: "_Frame", turn: int) -> Glyph:
        """The letter on a page that is turned so that it stands upright."""
        x, y = frame.seen(self.x, self.y, turn)
        return Glyph(self.text, x, x + self.advance, y, *self.font)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The size of a page as the file has it, and how its places look on a page turned clockwise by quarters."""

    width: float
    height: float

    def seen(self, x: float, y: float, turn: int) -> tuple[float, float]:
        """A place of the file, from the upper left corner of the turned page."""
        match turn:
            case 0:
                return x, self.height - y
            case 1:
                return y, x
            case 2:
                return self.width - x, y
            case _:
                return self.height - y, self.width - x

    def stood(self, x: float, y: float, turn: int) -> tuple[float, float]:
        """The place in the file of a place on the turned page."""
        match turn:
            case 0:
                return x, self.height - y
            case 1:
                return y, x
            case 2:
                return self.width - x, y
            case _:
                return self.width - y, self.height - x

    def seen_rule(self, rule: Rule, turn: int) -> Rule:
        """A rule of the file on the turned page."""
        x0, y0 = self.seen(rule.x0, rule.y0, turn)
        x1, y1 = self.seen(rule.x1, rule.y1, turn)
        return Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def moved(self, run: Run, quarter: int, turn: int) -> Run:
        """Words that stand upright on the page turned one way, as they lie on the page turned the other way."""
        ax, ay = self.seen(*self.stood(run.x0, run.base - run.size, quarter), turn)
        bx, by = self.seen(*self.stood(run.x1, run.base, quarter), turn)
        base = (ay + by) / 2 + MIDDLE * run.size
        return replace(run, x0=min(ax, bx), x1=max(ax, bx), base=base, turned=True)


def _letters(textpage: pypdfium2.PdfTextPage, left: float, bottom: float) -> tuple[list[_Letter], int]:
    """The letters of a page in the order of the file, and how many mean nothing."""
    letters: list[_Letter] = []
    fonts: dict[int, _Font] = {}
    unknown = 0
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    high = 0
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        if code in (0x0A, 0x0D) or (code == 0x20 and pdfium.FPDFText_IsGenerated(textpage, index) == 1):
            continue
        if code == SOFT_HYPHEN or (code in CUTS and pdfium.FPDFText_IsHyphen(textpage, index) == 1):
            code = 0x2D
        if code < 0x20 or 0x7F <= code < 0xA0 or code in (0xFFFD, 0xFFFE):
            unknown += 1
            code = 0xFFFD
        elif 0xE000 <= code < 0xF900:
            unknown += 1  # of private use: a bullet of a symbol font, or letters that nobody can know
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        angle = pdfium.FPDFText_GetCharAngle(textpage, index)
        quarter = _quarter(angle)
        begin, advance = _along(box, x.value, y.value, quarter)
        font = _font(textpage, index, fonts)
        letters.append(_Letter(chr(code), begin[0] - left, begin[1] - bottom, max(0.0, advance), font, quarter))
    return letters, unknown


def _along(box: pdfium.FS_RECTF, x: float, y: float, quarter: int | None) -> tuple[tuple[float, float], float]:
    """Where a letter begins on its baseline, and how far it reaches. Both letters of a ligature share an origin."""
    match quarter:
        case 1:
            return (x, box.bottom), box.top - box.bottom
        case 2:
            return (box.right, y), box.right - box.left
        case 3:
            return (x, box.top), box.top - box.bottom
        case _:
            return (box.left, y), box.right - box.left


def _quarter(angle: float) -> int | None:
    """By how many quarters a letter is turned: 1 upwards, 2 upside down, 3 downwards; None for anything between."""
    quarters = angle / (math.pi / 2)
    return -round(quarters) % 4 if abs(quarters - round(quarters)) < STRAIGHT else None


def _font(textpage: pypdfium2.PdfTextPage, index: int, fonts: dict[int, _Font]) -> _Font:
    """The font of a letter; all letters of one text object share it."""
    place = pdfium.FPDFText_GetTextObject(textpage, index)
    key = ctypes.cast(place, ctypes.c_void_p).value or 0
    if key and key in fonts:
        return fonts[key]
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, matrix)
    size = pdfium.FPDFText_GetFontSize(textpage, index) * (math.hypot(matrix.c, matrix.d) or 1.0)
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, name, 128, flags)
    heavy = pdfium.FPDFText_GetFontWeight(textpage, index) >= BOLD_WEIGHT or bool(flags.value & FORCED_BOLD)
    font = _Font(
        size=size if 0.5 < size < 2_000 else 10.0,
        bold=heavy or bool(BOLD.search(name.value)),
        italic=bool(flags.value & IS_ITALIC) or bool(ITALIC.search(name.value)),
    )
    fonts[key] = font
    return font


def _is_dot(shape: Rule) -> bool:
    """Whether a shape is as high as it is wide, and small."""
    width, height = shape.x1 - shape.x0, shape.y1 - shape.y0
    return min(width, height) > SMALLEST_DOT and max(width, height) < LARGEST_DOT and abs(width - height) < 1


def _shapes(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    """The upright and level lines that are drawn on a page, and its dots, in the coordinates of the file."""
    for count, shape in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if count >= MOST_SHAPES:
            return
        left, bottom, right, top = shape.get_bounds()
        box = Rule(left, bottom, right, top)
        if _is_dot(box):
            yield box
            continue
        if min(right - left, top - bottom) <= THIN:
            yield _thin(left, bottom, right, top)
            continue
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)
        if stroke.value:
            yield from _sides(shape)


def _thin(left: float, bottom: float, right: float, top: float) -> Rule:
    """The line in the middle of a thin shape."""
    if right - left >= top - bottom:
        middle = (bottom + top) / 2
        return Rule(left, middle, right, middle)
    middle = (left + right) / 2
    return Rule(middle, bottom, middle, top)


def _sides(shape: pypdfium2.PdfObject) -> Iterator[Rule]:
    """The straight sides of a drawn shape that stand upright or lie level."""
    a, b, c, d, e, f = shape.get_matrix().get()
    last: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(MOST_SIDES, pdfium.FPDFPath_CountSegments(shape))):
        side = pdfium.FPDFPath_GetPathSegment(shape, index)
        pdfium.FPDFPathSegment_GetPoint(side, x, y)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(side)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            yield from _side(last, point)
        if pdfium.FPDFPathSegment_GetClose(side) and first is not None:
            yield from _side(point, first)
        last = point


def _side(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Rule]:
    (x0, y0), (x1, y1) = start, end
    if min(abs(x1 - x0), abs(y1 - y0)) <= 1.0:
        yield Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
