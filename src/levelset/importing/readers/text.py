"""Plain text: every line is a piece, blank ones too; a line of several columns or bullets is several pieces."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from levelset.core.model import Source
from levelset.importing.document import Look, Piece
from levelset.importing.layout.monospaced import Strip, strips_of
from levelset.importing.readers.bullets import CLOSING, HEADING, Bullet, apart, without_bullet, without_emphasis
from levelset.importing.readers.plain_marks import (
    UNDERLINE,
    Marked,
    Marks,
    heading_of,
    is_underline,
    marks_of,
    plain_lines,
    sign_of,
    signature_of,
)
from levelset.text.normal import squeeze

TAB = 4
"""Columns that a tab stands for in an indentation."""


RUN_ON = re.compile(r"(?P<name>[^\W\d_][^:•▪●■]{1,60}:)\s*(?P<sign>[•▪●■])\s+(?P<rest>\S.*)$")
"""``Delivery: • Ships … • Writes …``: a name and its list on one line."""

RULE = re.compile(r"[-=+|:\s]{3,}")
LEAST_ROWS, LEAST_COLUMNS = 3, 3
"""Lines of cells, and cells of each, before tabs between them make a table of a part of a text."""

LEAST_DEPTHS, MOST_DEPTHS = 3, 4
"""Depths of indentation that are layers of a text."""

SLANTED = re.compile(r"^\*(?P<text>[^\s*](?:[^*]*[^\s*])?)\*$")
"""A line that is set in italics as a whole."""

PAGE = "page"
"""The mark of a blank piece that stands for the end of a page."""


def read_text(name: str, text: str) -> tuple[Piece, ...]:
    """The pieces of a plain text. Lines end in ``\\n``, ``\\r\\n`` or ``\\r``; their numbers count from 1.

    What stands in columns beside each other is read column by column, or row by row where it is a table.
    """
    pieces: list[Piece] = []
    lines = plain_lines(re.split(r"\r\n|\r|\n", text))
    own = marks_of(lines)
    signed = signature_of(lines)
    strips = strips_of(lines)
    deepest = _said_deepest(lines)
    pasted = _tables(lines, max((strip.table for strip in strips), default=0))
    for strip in strips:
        table, row = pasted.get(strip.line, (strip.table, strip.row if strip.table else 0))
        for look, depth, content, marks, column in _parts(strip, own):
            if strip.line in deepest and look is Look.PARAGRAPH:
                look, depth = Look.ITEM, 1
            number = len(pieces) + 1
            source = Source(name, line=strip.line, piece=number)
            marks = (*marks, "nav") if strip.line > signed and look is not Look.BLANK else marks
            pieces.append(
                Piece(
                    number, content, look, source, content if strip.line in pasted else strip.text, depth,
                    table=table, row=row, column=strip.column or column, marks=marks,
                )
            )  # fmt: skip
    while pieces and pieces[-1].look is Look.BLANK:
        pieces.pop()
    return tuple(pieces)


def _said_deepest(lines: Sequence[str]) -> frozenset[int]:
    """The lines that a text without bullets says things in, where it parts its layers by indentation alone.

    All of them stand at the deepest of three depths or more, each below a line that is indented by one step less, and
    begin as sentences do: none goes on with the line above.
    """
    told = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    indents = {number: len(line.expandtabs(TAB)) - len(line.expandtabs(TAB).lstrip()) for number, line in told}
    depths = sorted(set(indents.values()))
    if not LEAST_DEPTHS <= len(depths) <= MOST_DEPTHS or any(without_bullet(line.strip()).sign for _, line in told):
        return frozenset()
    deepest = [(number, line.strip()) for number, line in told if indents[number] == depths[-1]]
    above = {b: a for (a, _), (b, _) in pairwise(told)}
    stands = all(line[:1].isupper() and indents[above.get(number, number)] >= depths[-2] for number, line in deepest)
    named = sum(indents[number] == depths[-2] for number, _ in told)
    return (
        frozenset(number for number, _ in deepest) if stands and len(deepest) >= named >= LEAST_DEPTHS else frozenset()
    )


def _tables(lines: Sequence[str], before: int) -> dict[int, tuple[int, int]]:
    """By line: the table and the row of cells that were pasted with tabs between them, as many in each of several lines
    that follow each other. Tables count on from ``before``.
    """
    found: dict[int, tuple[int, int]] = {}
    run: list[int] = []
    for number, line in enumerate([*lines, ""], 1):
        if run and RULE.fullmatch(line.strip()):
            continue  # what parts the head from the rows
        wide = line.count("\t") if line.strip() and not without_bullet(line.strip()).sign else 0
        if run and wide != lines[run[0] - 1].count("\t"):
            if len(run) >= LEAST_ROWS and all(map(str.strip, lines[run[0] - 1].split("\t"))):
                before += 1
                found.update((at, (before, row)) for row, at in enumerate(run, 1))
            run = []
        if wide >= LEAST_COLUMNS - 1:
            run.append(number)
    return found


def _parts(strip: Strip, own: Marks) -> Iterator[tuple[Look, int, str, tuple[str, ...], int]]:
    """``(look, depth, text, marks, column)`` of each thing on a line, or in a column of it."""
    line = strip.text
    if "\f" in line:
        yield Look.BLANK, 0, "", (PAGE,), 0
    bare = squeeze(line)
    if not bare:
        if "\f" not in line:
            yield Look.BLANK, 0, "", (), 0
        return
    heading = HEADING.match(bare)
    if heading:
        named = CLOSING.sub("", heading["text"])
        yield Look.HEADING, len(heading["marks"]), without_emphasis(named).text, ("#",), 0
        return
    alone = not strip.column
    if alone and is_underline(bare, own, strip.line - 1):
        yield Look.PARAGRAPH, 0, bare, (UNDERLINE,), 0
        return
    marked = heading_of(bare, own, strip.line - 1) if alone else None
    if marked is not None:
        yield _named(marked)
        return
    body = line.strip("\ufeff").lstrip()
    indent = len(line[: len(line) - len(line.lstrip())].expandtabs(TAB))
    if "\t" in body.rstrip() and not without_bullet(body).sign:
        yield from _cells(line)
        return
    bare = SLANTED.sub(r"\g<text>", bare)
    sign = sign_of(bare, own)
    bullet = Bullet(sign, bare[len(sign) :].strip()) if sign else without_bullet(bare)
    run_on = RUN_ON.match(bullet.text) if not bullet.sign else None
    if run_on is not None:
        yield Look.PARAGRAPH, indent, run_on["name"], (), 0
        for part in apart(run_on["rest"]):
            yield Look.ITEM, 1 + indent // 2, part, (run_on["sign"],), 0
        return
    content = without_emphasis(bullet.text)
    if bullet.sign:
        for part in apart(content.text):
            yield Look.ITEM, 1 + indent // 2, part, (bullet.sign,), 0
        return
    marks = ("bold",) if content.bold else ()
    yield Look.CELL if strip.table else Look.PARAGRAPH, 0 if strip.table else indent, content.text, marks, 0


def _named(marked: Marked) -> tuple[Look, int, str, tuple[str, ...], int]:
    """A heading that a mark of the text names; one without a depth is a line in bold."""
    text = without_emphasis(marked.text).text
    return (Look.HEADING, marked.depth, text, (), 0) if marked.depth else (Look.PARAGRAPH, 0, text, ("bold",), 0)


def _cells(line: str) -> Iterator[tuple[Look, int, str, tuple[str, ...], int]]:
    for column, cell in enumerate(line.split("\t"), 1):
        text = squeeze(cell)
        if text:
            bullet = without_bullet(text)
            for part in apart(bullet.text):
                yield Look.CELL, 0, part, (bullet.sign,) if bullet.sign else (), column
