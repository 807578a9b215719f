"""Markdown: what GitHub, static site generators and note-taking programs write. Every line stands in some piece."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from levelset.core.findings import Result
from levelset.core.model import Source
from levelset.importing.document import Look, Piece
from levelset.importing.readers.html import read_html
from levelset.importing.readers.markdown_inline import Line, joined, lines_of, wrap_width
from levelset.importing.readers.markdown_syntax import (
    ATTRIBUTES,
    CALL,
    REFERENCE,
    cells_of,
    data_in,
    front_matter,
    is_delimiter,
    parser,
    title_in,
    with_named_tabs,
)
from levelset.importing.readers.pieces import NOWHERE, Gathering, Place
from levelset.importing.readers.yaml_text import read_yaml

LONGEST_INLINE = 20_000
"""Characters of a paragraph in which emphasis and links are still looked for."""

LONGEST_HEADING = 14
"""Words of an underlined line that is still a heading."""

LONGEST_TABLE = 3_000
"""Parts of Markdown inside a table of HTML, at most."""

BLOCK_TAG = re.compile(r"<(?:ul|ol|li|p|div|table)\b", re.I)
BREAK = re.compile(r"<br\s*/?>", re.I)
TASK = re.compile(r"\[[ xX]\]\s+")
SIGNS = re.compile(r"^(?:[>\s]|[-*+]\s|\d{1,9}[.)]\s)+")
DEFINITION = re.compile(r"\s*\[[^\]]+\]:")

_Event = tuple[int, dict[str, object] | Piece | None]
"""A source line, and what is to be made of it: the arguments of a piece, a piece of HTML, or None for a gap."""


def read_markdown(name: str, text: str) -> tuple[Piece, ...]:
    """The pieces of a Markdown document. ``source.line`` is that of the line in the file, from 1.

    HTML inside is read as HTML is. Raises ``Unreadable`` for HTML that is nested thousands deep.
    """
    lines = with_named_tabs(re.split(r"\r\n|\r|\n", text))
    reader = _Reader(name, lines)
    reader.read()
    return reader.done()


def read_front_matter(name: str, text: str) -> Result[tuple[Piece, ...]]:
    """The pieces of a Markdown document whose front matter holds all of it, as those of YAML.

    Raises ``Unreadable`` where it is no valid YAML, or nested too deeply.
    """
    return read_yaml(name, data_in(text))


@dataclass
class _Reader:
    """The walk over the blocks of one document."""

    name: str
    lines: list[str]
    events: list[_Event] = field(default_factory=list)
    covered: set[int] = field(default_factory=set)
    lists: list[int] = field(default_factory=list)
    items: list[bool] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    quotes: int = 0
    containers: int = 0
    notes: dict[str, int] = field(default_factory=dict)
    links: dict[str, Any] = field(default_factory=dict)
    width: int = 0

    def read(self) -> None:
        """Take up all blocks, then the lines that no block holds."""
        front = front_matter(self.lines)
        self._front_matter(front)
        self.markdown = parser()
        body = "\n".join([""] * front + self.lines[front:])
        tokens = self.markdown.parse(body, self.links)
        leaves = [token.map for token in tokens if token.type == "inline" and token.map]
        self.width = wrap_width(self.lines[first:last] for first, last in leaves)
        at = 0
        while at < len(tokens):
            at = self._block(tokens, at)
        for number, line in enumerate(self.lines):
            if not re.search(r"\w", line):
                if number not in self.covered:
                    self.events.append((number, None))
            elif number not in self.covered:
                marks = ("nav",) if DEFINITION.match(line) else ()
                self._add(number, SIGNS.sub("", line), Look.PARAGRAPH, marks=marks)

    def done(self) -> tuple[Piece, ...]:
        """The pieces in the order of their lines."""
        gathering = Gathering(self.name)
        for number, event in sorted(self.events, key=lambda one: one[0]):
            if event is None:
                gathering.blank(line=number + 1)
            elif isinstance(event, Piece):
                at = len(gathering.pieces) + 1
                gathering.pieces.append(replace(event, number=at, source=Source(self.name, number + 1, at)))
            else:
                gathering.add(line=number + 1, **event)  # type: ignore[arg-type]
        return gathering.done()

    def _add(self, number: int, text: str, look: Look, **more: object) -> None:
        numbered = REFERENCE.sub(self._reference, text)
        self.events.append((number, {"text": numbered, "look": look, **more}))

    def _reference(self, found: re.Match[str]) -> str:
        return f"[{self.notes.setdefault(found['label'], len(self.notes) + 1)}]"

    def _cover(self, token: Token) -> tuple[int, int]:
        first, last = token.map or (0, 0)
        self.covered.update(range(first, last))
        return first, last

    def _front_matter(self, count: int) -> None:
        """The title as a heading; all else describes the file, not the framework."""
        self.covered.update(range(count))
        for number, line in enumerate(self.lines[1 : max(1, count - 1)], 1):
            title = title_in(line)
            if title:
                self._add(number, title, Look.HEADING, depth=1)
            elif line.strip():
                self._add(number, line, Look.PARAGRAPH, marks=("nav",))

    def _block(self, tokens: Sequence[Token], at: int) -> int:
        """Take up the block that begins at a token; the index of what comes behind it."""
        token = tokens[at]
        match token.type:
            case "heading_open":
                self._heading(token, tokens[at + 1])
                return at + 3
            case "paragraph_open":
                self._paragraph(tokens[at + 1])
                return at + 3
            case "table_open":
                return self._table(tokens, at)
            case "html_block":
                return self._html(tokens, at)
            case "fence":
                self._fence(token)
            case "footnote":
                self._footnote(token)
            case "hr":
                first, _ = self._cover(token)
                self.events.append((first, None))
            case _:
                self._frame(token)
        return at + 1

    def _frame(self, token: Token) -> None:
        """Lists, items and quotes open and close around other blocks."""
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self.containers += 1
                self.lists.append(self.containers)
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.items.append(False)
                self.signs.append(token.info + token.markup)
            case "list_item_close":
                self.items.pop()
                self.signs.pop()
            case _:
                self.quotes += token.nesting

    def _inline(self, content: str) -> list[Line]:
        """The lines of a text with what is marked in it; one that is far too long is taken as it stands."""
        if len(content) > LONGEST_INLINE:
            return [Line(at, text=line, letters=len(line)) for at, line in enumerate(content.split("\n"))]
        return lines_of(self._children(content))

    def _children(self, content: str) -> list[Token]:
        children: list[Token] = []
        self.markdown.inline.parse(content, self.markdown, self.links, children)
        return children

    def _heading(self, opening: Token, inline: Token) -> None:
        first, _ = self._cover(opening)
        lines = self._inline(inline.content)
        underlined = opening.markup in ("-", "=")
        if underlined and (len(lines) > 1 or len(inline.content.split()) > LONGEST_HEADING):
            self._lines(first, lines, quote=())
            self.events.append((opening.map[1] - 1 if opening.map else first, None))
            return
        for line in lines:
            self._beside(first, line)
            text = ATTRIBUTES.sub("", line.text)
            marks = ("link",) if line.is_wholly(line.link) else ()
            self._add(first + line.number, text, Look.HEADING, depth=int(opening.tag[1:]), marks=marks)

    def _paragraph(self, inline: Token) -> None:
        first, _ = self._cover(inline)
        self._lines(first, self._inline(inline.content), quote=(">",) if self.quotes else ())

    def _lines(self, first: int, lines: Sequence[Line], *, quote: tuple[str, ...]) -> None:
        """The pieces of a paragraph that begins on a line."""
        raw = self.lines[first : first + len(lines) + 1]
        table = 0
        for run in joined(lines, raw, width=self.width, in_item=bool(self.items)):
            number = first + run[0].number
            text = " ".join(line.text for line in run)
            row = text.strip()
            if row.startswith("|") and row.count("|") > 1:
                self.containers += not table
                table = table or self.containers
                if not is_delimiter(row):
                    self._row(number, row, table, number + 1 - first, ())
            elif CALL.fullmatch(row):
                self._add(number, row, Look.PARAGRAPH, marks=("nav",))
            else:
                self._text(number, text, _marks(run, quote))
            for line in run:
                self._beside(first, line)

    def _text(self, number: int, text: str, marks: tuple[str, ...]) -> None:
        """A paragraph, or the first one of an item, which is the item."""
        container = self.lists[-1] if self.lists else 0
        if not self.items or self.items[-1]:
            self._add(number, text, Look.PARAGRAPH, depth=len(self.lists), container=container, marks=marks)
            return
        task = TASK.match(text.lstrip())
        if task:
            text, marks = text.lstrip()[task.end() :], (*marks, task[0].strip())
        self.items[-1] = True
        sign = self.signs[-1]
        self._add(
            number,
            text,
            Look.ITEM,
            depth=len(self.lists),
            container=container,
            marks=(*marks, sign),
            raw=f"{sign} {text}",
        )

    def _beside(self, first: int, line: Line) -> None:
        for text in line.beside:
            self._add(first + line.number, text, Look.PARAGRAPH, marks=("nav",))

    def _fence(self, token: Token) -> None:
        """A block of code: each of its lines, as letters."""
        first, _ = self._cover(token)
        if token.info.strip():
            self._add(first, token.info, Look.PARAGRAPH, marks=("nav",))
        for at, line in enumerate(token.content.split("\n"), 1):
            if line.strip():
                self._add(first + at, line, Look.PARAGRAPH, marks=("code",))

    def _footnote(self, token: Token) -> None:
        first, _ = self._cover(token)
        number = self.notes.setdefault(token.info, len(self.notes) + 1)
        text = " ".join(line.text for line in self._inline(token.content))
        self._add(first, text, Look.PARAGRAPH, raw=f"[^{number}] {text}")

    def _table(self, tokens: Sequence[Token], at: int) -> int:
        """A table: its rows are taken from their lines, as Markdown drops cells that the head has no column for."""
        first, last = self._cover(tokens[at])
        self.containers += 1
        rows = 0
        for number in range(first, last):
            line = self.lines[number].lstrip("> \t")
            if number != first + 1 and line.strip():
                rows += 1
                self._row(number, line, self.containers, rows, ("th",) if number == first else ())
        while tokens[at].type != "table_close":
            at += 1
        return at + 1

    def _row(self, number: int, row: str, table: int, at: int, marks: tuple[str, ...]) -> None:
        for column, cell in enumerate(cells_of(row), 1):
            place = Place(table, at, column)
            if BLOCK_TAG.search(cell):
                self._html_in_cell(number, cell, place, marks)
                continue
            for part in BREAK.split(cell):
                for line in self._inline(part.strip()):
                    self._beside(number, line)
                    bold = ("bold",) if line.is_wholly(line.bold) else ()
                    self._add(number, line.text, Look.CELL, place=place, marks=(*bold, *marks))

    def _html_in_cell(self, number: int, cell: str, place: Place, marks: tuple[str, ...]) -> None:
        for piece in read_html(self.name, cell):
            look = Look.CELL if piece.look is Look.PARAGRAPH else piece.look
            self.events.append((number, replace(
                piece, look=look, table=place.table, row=place.row, column=place.column, marks=(*piece.marks, *marks)
            )))  # fmt: skip

    def _html(self, tokens: Sequence[Token], at: int) -> int:
        """HTML up to where Markdown goes on; a table that Markdown interrupts is read as one."""
        end = at + 1
        while end < len(tokens) and tokens[end].type == "html_block":
            end += 1
        first, last = (tokens[at].map or [0, 0])[0], (tokens[end - 1].map or [0, 0])[1]
        html = "\n".join(self.lines[first:last])
        closing = self._closing(tokens, end) if "<table" in html and "</table" not in html else None
        if closing is not None and tokens[closing].level == tokens[at].level:
            end, last = closing + 1, (tokens[closing].map or [0, 0])[1]
            for inside in (token for token in tokens[at:end] if token.type == "inline"):
                inside.children = self._children(inside.content)
                for child in inside.children:  # what was escaped is text as well; the renderer knows it joined alone
                    child.type = "text" if child.type == "text_special" else child.type
            html = self.markdown.renderer.render(tokens[at:end], self.markdown.options, {})
        self.covered.update(range(first, last))
        self._html_pieces(html, first, last)
        return end

    def _closing(self, tokens: Sequence[Token], at: int) -> int | None:
        """Where a table of HTML ends that Markdown interrupts; None where it does not end soon."""
        soon = range(at, min(at + LONGEST_TABLE, len(tokens)))
        return next((i for i in soon if tokens[i].type == "html_block" and "</table" in tokens[i].content), None)

    def _html_pieces(self, html: str, first: int, last: int) -> None:
        base = self.containers
        pieces = read_html(self.name, html)
        for piece in pieces:
            self.containers = max(self.containers, base + max(piece.container, piece.table))
            line = min(first + max(1, piece.source.line or 1), last) - 1
            moved = replace(
                piece,
                container=piece.container and piece.container + base,
                table=piece.table and piece.table + base,
            )
            self.events.append((line, moved))
        if not pieces:
            for number in range(first, last):
                if re.sub(r"<[^<>]*>", "", self.lines[number]).strip():
                    self._add(number, self.lines[number], Look.PARAGRAPH, marks=("nav",), place=NOWHERE)


def _marks(run: Sequence[Line], quote: tuple[str, ...]) -> tuple[str, ...]:
    told = [line for line in run if line.letters]
    return (
        *(["bold"] if told and all(line.is_wholly(line.bold) for line in told) else []),
        *(["italic"] if told and all(line.is_wholly(line.slanted) for line in told) else []),
        *(["link"] if told and all(line.is_wholly(line.link) for line in told) else []),
        *quote,
    )
