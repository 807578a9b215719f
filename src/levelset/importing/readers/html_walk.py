"""The walk through a page of HTML: what is open around the text, and the pieces so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from levelset.core.model import Source
from levelset.importing.document import Look, Piece
from levelset.importing.readers import html_marks as marks
from levelset.importing.readers.bullets import Bullet, bullets_of, without_bullet
from levelset.importing.readers.html_counts import Counting, counting_of
from levelset.importing.readers.html_elements import Around, Elements, Said
from levelset.importing.readers.html_marks import Element
from levelset.importing.readers.html_tabs import Panel, Tabs
from levelset.text.normal import squeeze

SHARE = 0.95
"""Share of the letters of a piece that must be bold or linked for the whole to count as such."""

WORD_ITEM = "word item"
"""Stands for the kind of a paragraph that Word means as an item; no element can be called so."""

BREAK = "\0"
"""A line break inside an item; no text of HTML has this letter."""


@dataclass
class _Buffer:
    """The text of the block that is being read."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    link: int = 0
    line: int | None = None
    comment: bool = False


@dataclass
class _Table:
    """A table and the cell that is being read; ``taken`` tells down to which row a column is spanned."""

    number: int
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    taken: dict[int, int] = field(default_factory=dict)

    def next_row(self) -> None:
        self.row += 1
        self.column = 0
        self.columns = 1

    def next_cell(self, rows: int, columns: int) -> None:
        """Go to the next cell of the row, around those that reach down into it."""
        self.row = self.row or 1  # a cell outside of any row
        self.column += self.columns if self.column else 1
        while self.taken.get(self.column, 0) >= self.row and self.column < marks.WIDEST:
            self.column += 1
        self.rows, self.columns = rows, columns
        if rows > 1:
            for column in range(self.column, min(self.column + columns, marks.WIDEST)):
                self.taken[column] = self.row + rows - 1


@dataclass
class Walk:
    """Where the walk stands. ``lists`` are ``(container, depth)``, ``counting`` tells how each of them counts;
    ``items`` tell whether an item has its text, and ``numbers`` what a browser draws before it. ``headed`` is the depth
    of the last heading; ``panels`` are open, with how much deeper the headings inside are; ``groups`` tell their depth.
    """

    name: str
    elements: Elements = field(default_factory=Elements)
    tabs: Tabs = field(default_factory=Tabs)
    pieces: list[Piece] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    hidden: int = 0
    comments: int = 0
    around: Around = field(default_factory=Around)
    stack: list[tuple[str, Around, Said]] = field(default_factory=list)
    buffer: _Buffer = field(default_factory=_Buffer)
    lists: list[tuple[int, int]] = field(default_factory=list)
    items: list[bool] = field(default_factory=list)
    counting: list[Counting | None] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    named_lists: dict[str, int] = field(default_factory=dict)
    note: int = 0
    containers: int = 0
    headed: int = 0
    panels: list[tuple[Element, int]] = field(default_factory=list)
    groups: dict[Element, int] = field(default_factory=dict)

    def text(self, text: str, element: Element) -> None:
        """Take text up into the block that is being read."""
        around = self.around
        if around.skipped:
            return
        if around.lines and "\n" in text:
            self._lines(text, element)
            return
        buffer = self.buffer
        if text.isspace():
            if not buffer.parts and not buffer.comment:
                return  # what stands between the blocks of most pages
        elif buffer.line is None:
            buffer.line = element.sourceline
        buffer.parts.append(text)
        if around.bold or around.italic or around.link:
            visible = len("".join(text.split()))
            buffer.bold += visible if around.bold else 0
            buffer.italic += visible if around.italic else 0
            buffer.link += visible if around.link else 0

    def _lines(self, text: str, element: Element) -> None:
        """Text in which line breaks count."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.flush()
            if line and not line.isspace():
                self.buffer.line = self.buffer.line or (element.sourceline or 1) + number
                self.buffer.parts.append(line)

    def flush(self, *, empty_line: int | None = None) -> None:
        """End the block: its text becomes a piece; an empty paragraph becomes a blank one."""
        buffer = self.buffer
        if not buffer.parts and empty_line is None:
            return
        self.buffer = _Buffer()
        joined = "".join(buffer.parts)
        text = squeeze(joined)
        if text:
            for line in _lines_in(joined) if BREAK in joined else (text,):
                found = bullets_of(line)
                for bullet in found:
                    self._piece(line if len(found) == 1 else f"{bullet.sign} {bullet.text}", bullet, buffer)
        elif empty_line is not None and not self.tables:
            number = len(self.pieces) + 1
            self.pieces.append(Piece(number, "", Look.BLANK, Source(self.name, empty_line, number)))

    def _piece(self, text: str, bullet: Bullet, buffer: _Buffer) -> None:
        """Add a piece for the text, with the look that its surroundings give it. ``bullet``: the text without one."""
        number = len(self.pieces) + 1
        counted = f"{self.numbers[-1]} " if self.items and not self.items[-1] and self.numbers[-1] else ""
        look, depth, sure = self._look(bool(bullet.sign))
        table = self.tables[-1] if self.tables else None
        note = self.around.notes and look is Look.ITEM
        self.note += note
        self.hidden += self.around.hidden
        self.comments += buffer.comment
        self.pieces.append(
            Piece(
                number=number,
                text=bullet.text if look is not Look.HEADING else text,
                look=Look.PARAGRAPH if note else look,
                source=Source(self.name, buffer.line, number),
                raw=f"[^{self.note}] {text}" if note else counted + text if look is Look.ITEM else text,
                depth=depth,
                sure=sure,
                container=self.lists[-1][0] if self.lists and not note else 0,
                table=table.number if table else 0,
                row=table.row if table else 0,
                column=table.column if table else 0,
                rows=table.rows if table else 1,
                columns=table.columns if table else 1,
                marks=self._marks(text, buffer, bullet.sign),
            )
        )
        if self.items:
            self.items[-1] = True

    def _marks(self, text: str, buffer: _Buffer, sign: str) -> tuple[str, ...]:
        around = self.around
        found: list[str] = []
        if buffer.bold or buffer.italic or buffer.link:
            visible = len("".join(text.split()))
            found += ["bold"] if buffer.bold >= SHARE * visible else []
            found += ["italic"] if buffer.italic >= SHARE * visible else []
            found += ["link"] if buffer.link >= SHARE * visible else []
        found += ["nav"] if buffer.comment else self._beside()
        if around.header:
            found.append("th")
        if around.quoted:
            found.append(">")
        if sign:
            found.append(sign)
        return tuple(found)

    def _beside(self) -> tuple[str, ...]:
        return ("nav",) if self.around.nav or self.around.hidden else ()

    def _look(self, bullet: bool) -> tuple[Look, int, bool]:
        """``(look, depth, sure)`` of the text that stands here."""
        depth = self.lists[-1][1] if self.lists else 0
        if self.around.heading:
            self.headed = self.around.heading + (self.panels[-1][1] if self.panels else 0)
            return Look.HEADING, self.headed, True
        if self.around.label:
            return Look.PARAGRAPH, depth, True
        if self.items and not self.items[-1]:
            return Look.ITEM, max(1, depth), True
        if bullet:
            return Look.ITEM, max(1, depth), False
        if self.tables and not self.items:
            return Look.CELL, 0, True
        return Look.PARAGRAPH, depth, True

    def open(self, element: Element) -> None:
        """Take up the beginning of an element, and the text up to the first one inside."""
        said = self.elements.said(element)
        kind = said.kind
        if said.is_block:
            self.flush()
        elif kind == "br":
            self._break(element)
        elif kind in ("img", "ac:emoticon"):
            self._picture(element)
        self.stack.append((kind, self.around, said))
        if said.tells or (self.tabs.shown and self.tabs.says(element)):
            self._surround(said, element)
            if element in self.tabs.panels:
                self._open_panel(element, self.tabs.panels[element])
        if said.is_structure:
            self._structure(said, element)
        if said.style and kind == "p":
            self._word_item(said)
        text = element.text
        if text:
            self.text(text, element)

    def _open_panel(self, element: Element, panel: Panel) -> None:
        """The name of a panel as its heading, one step below what stands above all of them; those inside are deeper."""
        depth = self.groups.setdefault(panel.group, self.headed + 1)
        self.flush()
        self.panels.append((element, max(0, depth + 1 - panel.highest) if panel.highest else 0))
        self.headed = depth
        source = Source(self.name, element.sourceline, len(self.pieces) + 1)
        self.pieces.append(
            Piece(
                source.piece or 0, panel.name, Look.HEADING, source, panel.name, depth, sure=True, marks=self._beside()
            )
        )

    def _break(self, element: Element) -> None:
        """A line break: inside an item it only parts what begins with a bullet of its own."""
        if self.items and not self.around.lines:
            self.text(BREAK, element)
        else:
            self.flush()

    def _picture(self, element: Element) -> None:
        sign = marks.pictograph(element)
        if sign:
            self.text(sign, element)

    def _surround(self, said: Said, element: Element) -> None:
        """Change what holds for the text inside, where this element says anything of it."""
        around = self.around
        skipped = said.kind == "a" and self._is_mark(element)
        if said.kind in marks.NAMED:
            self._leave_out(said.kind, element)
        nav = not around.nav and (said.maybe_nav or said.has_id) and self._is_menu(said, element)
        nav = nav or element in self.tabs.tabs
        self.around = said.inside(around, nav, skipped)
        if self.around.hidden and not around.hidden and element in self.tabs.shown:
            self.around = replace(self.around, hidden=False)

    def _is_menu(self, said: Said, element: Element) -> bool:
        """Whether an element is named after something of a site, and holds nothing else."""
        named = said.maybe_nav or marks.is_named_as_navigation(element.get("id"))
        return named and not marks.holds_the_page(element, len(self.stack))

    def _is_mark(self, element: Element) -> bool:
        """Whether a link is no text: an anchor, or the letter that stands for a comment of Google Docs."""
        target = element.get("href", "")
        if not marks.is_comment_mark(target, element):
            return marks.is_anchor(element)
        if target.startswith("#cmnt_ref"):
            self.buffer.comment = True
        return True

    def _leave_out(self, kind: str, element: Element) -> None:
        what = marks.NAMED.get(kind)
        if what and (kind in ("iframe", "frame") or marks.has_text(element)):
            self.left_out[what] = self.left_out.get(what, 0) + 1

    def _word_item(self, said: Said) -> None:
        """A paragraph that Word means as an item."""
        word = marks.WORD_ITEM.search(said.style)
        if word:
            self._list(word["list"], int(word["level"]), None)
            self._item("")
            self.stack[-1] = (WORD_ITEM, *self.stack[-1][1:])

    def _item(self, number: str) -> None:
        self.items.append(False)
        self.numbers.append(number)

    def _list(self, name: str, depth: int, counting: Counting | None) -> None:
        """Open a list that goes by a name, so that its parts belong together."""
        if name not in self.named_lists:
            self.containers += 1
            self.named_lists[name] = self.containers
        self.lists.append((self.named_lists[name], depth))
        self.counting.append(counting)

    def _structure(self, said: Said, element: Element) -> None:
        """Lists and tables, their items and cells."""
        kind = said.kind
        if kind in marks.LISTS:
            self._open_list(said.classes, counting_of(element))
        elif kind in marks.ITEMS:
            if self.lists and said.level.isdecimal() and len(said.level) == 1:
                self.lists[-1] = (self.lists[-1][0], int(said.level))
            counting = self.counting[-1] if self.counting else None
            self._item(counting.next(element) if counting else "")
        elif kind == "table":
            self.containers += 1
            self.tables.append(_Table(self.containers))
        elif kind == "tr" and self.tables:
            self.tables[-1].next_row()
        elif kind in ("td", "th") and self.tables:
            self.tables[-1].next_cell(*marks.spans(element))

    def _open_list(self, classes: str, counting: Counting | None) -> None:
        """A list; those of Google Docs stand one behind the other and tell their depth in their name."""
        docs = marks.DOCS_LIST.search(classes)
        if docs:
            if docs["level"] == "0" and "start" in classes.split():
                self.named_lists.pop(docs["list"], None)
            self._list(docs["list"], int(docs["level"]) + 1, counting)
            return
        self.containers += 1
        self.lists.append((self.containers, (self.lists[-1][1] if self.lists else 0) + 1))
        self.counting.append(counting)

    def close(self, element: Element) -> None:
        """Take up the end of an element, and the text behind it."""
        kind, around, said = self.stack.pop()
        if said.is_block or kind == WORD_ITEM:
            is_empty = kind == "p" and not marks.has_text(element)
            self.flush(empty_line=element.sourceline if is_empty else None)
        if self.panels and self.panels[-1][0] is element:
            self.flush()
            self.panels.pop()
        self.around = around
        if said.is_structure or kind == WORD_ITEM:
            self._end(kind)
        text = element.tail
        if text:
            self.text(text, element)

    def _end(self, kind: str) -> None:
        """The end of a list or a table, of an item or a cell."""
        if kind in marks.LISTS or kind == WORD_ITEM:
            self.lists.pop()
            self.counting.pop()
        if kind in marks.ITEMS or kind == WORD_ITEM:
            self.items.pop()
            self.numbers.pop()
        elif kind == "table":
            self.tables.pop()


def _lines_in(text: str) -> Iterator[str]:
    """The lines of an item that begin with a bullet, each with the lines that follow it."""
    lines: list[str] = []
    for line in map(squeeze, text.split(BREAK)):
        if lines and without_bullet(line).sign:
            yield " ".join(lines)
            lines = []
        lines += [line] if line else []
    yield " ".join(lines)
