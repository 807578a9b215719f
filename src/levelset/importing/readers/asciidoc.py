"""AsciiDoc: headings, lists, tables and labels. What only steers its processor is kept beside the text."""

import re
from dataclasses import dataclass, field

from levelset.importing.document import Look, Piece
from levelset.importing.readers.asciidoc_inline import Notes, plain
from levelset.importing.readers.asciidoc_tables import is_table, table_of
from levelset.importing.readers.markdown_inline import Line, joined, wrap_width
from levelset.importing.readers.pieces import NOWHERE, Gathering, Place

HEADING = re.compile(r"(?P<marks>={1,6}|#{1,6})[ \t]+(?P<text>\S.*?)(?:[ \t]+(?P=marks))?\s*$")
UNDERLINE = re.compile(r"([=\-~^+])\1{2,}\s*$")
DEPTHS = "=-~^+"
ATTRIBUTE = re.compile(r":!?(?P<name>[\w-]+)!?:(?:[ \t]+(?P<value>.*))?\s*$")
OPTIONS = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\s*$")
LABEL = re.compile(r"\.(?P<text>[^\s.].*)$")
ITEM = re.compile(
    r"\s*(?P<marker>\*{1,10}|-|\.{1,10}|\d{1,4}\.|[a-zA-Z]\.|[ivxIVX]{1,5}\)|<(?:\d{1,3}|\.)>|•)[ \t]+(?P<text>\S.*)$"
)
TERM = re.compile(r"\s*(?P<term>\S.{0,200}?)(?P<marker>:{2,4}|;;)(?:[ \t]+(?P<text>\S.*))?\s*$")
TASK = re.compile(r"\[[ xX*]\][ \t]+")
MACRO = re.compile(r"(?P<name>image|include|toc|video|audio|ifdef|ifndef|ifeval|endif|icon)::?\S*\[(?P<text>.*)\]\s*$")
RULE = re.compile(r"(?:'{3,}|-{3}|\*{3}|<{3,}|- - -|\* \* \*)\s*$")
VERBATIM = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|`{3,}\S*)\s*$")
FRAME = re.compile(r"(?:={4,}|\*{4,}|_{4,}|--|~{4,})\s*$")
ADMONITION = re.compile(r"(?P<label>NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+(?P<text>[*†‡§\[].*)$")
AUTHOR = re.compile(r"[\w.'’-]+(?: [\w.'’-]+){0,2}(?:[ \t]+<[^<>\s]+>)?(?:;.*)?\s*$")
REVISION = re.compile(r"(?:v\d[\w.-]*|\d{4}-\d\d-\d\d)\b.*$")


def read_asciidoc(name: str, text: str) -> tuple[Piece, ...]:
    """The pieces of an AsciiDoc document; ``source.line`` counts from 1.

    Attributes, comments and directives carry the mark ``nav``. Other files that it names are never opened.
    """
    reader = _Reader(Gathering(name), re.split(r"\r\n|\r|\n", text))
    reader.read()
    return reader.gathering.done()


@dataclass
class _Reader:
    """The walk over the lines of one document, or over a cell that holds a document of its own."""

    gathering: Gathering
    lines: list[str]
    first: int = 1
    place: Place = NOWHERE
    marks: tuple[str, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    notes: Notes = field(default_factory=Notes)
    at: int = 0
    markers: list[str] = field(default_factory=list)
    containers: list[int] = field(default_factory=list)
    options: str = ""
    quoted: bool = False
    titled: bool = False
    width: int = 0

    def read(self) -> None:
        """Take up all lines."""
        self.width = wrap_width([self.lines])
        while self.at < len(self.lines):
            before = self.at
            self._block(self.lines[self.at])
            self.at = max(self.at, before + 1)

    def _block(self, line: str) -> None:
        """Take up the block that begins on the line."""
        if not line.strip():
            self._gap()
            self.at += 1
        elif not (self._directive(line) or self._delimited(line) or self._named(line) or self._item(line)):
            self._paragraph()

    def _gap(self) -> None:
        if not self.place.table:
            self.gathering.blank(line=self._number())

    def _number(self, at: int | None = None) -> int:
        return self.first + (self.at if at is None else at)

    def _beside(self, text: str, at: int | None = None) -> None:
        """Keep a line that is no part of the text."""
        self.gathering.add(text, Look.PARAGRAPH, line=self._number(at), place=self.place, marks=("nav",))

    def _directive(self, line: str) -> bool:
        """Comments, attributes, options of blocks, macros, rules: whether the line is one."""
        attribute = ATTRIBUTE.match(line)
        macro = MACRO.match(line)
        if line.startswith("////"):
            self._verbatim(line.strip(), ("nav",))
        elif line.startswith("//") and not line.startswith("///"):
            self._beside(line[2:])
        elif attribute:
            self.attributes[attribute["name"]] = attribute["value"] or ""
            self._beside(line)
        elif OPTIONS.match(line):
            self.options = line.strip()
            self._beside(line)
        elif macro:
            self._beside(macro["text"] if macro["name"] == "image" else line)
        elif RULE.match(line) or line.strip() == "+":
            self._gap()
        else:
            return False
        self.at += 1
        return True

    def _delimited(self, line: str) -> bool:
        """Blocks between two equal lines: tables and code are taken whole, of the others only the frame is left out."""
        if is_table(line):
            self._table()
        elif VERBATIM.match(line):
            self._verbatim(line.strip(), ("code",))
            self.at += 1
        elif FRAME.match(line):
            if line.startswith("____"):
                self.quoted = not self.quoted
            self._end_lists()
            self.options = ""
            self.at += 1
        else:
            return False
        return True

    def _verbatim(self, fence: str, marks: tuple[str, ...]) -> None:
        """The lines up to the closing fence, letter for letter; ``at`` is left on the fence."""
        fence = "```" if fence.startswith("```") else fence
        self.at += 1
        while self.at < len(self.lines) and self.lines[self.at].rstrip() != fence:
            look = Look.CELL if self.place.table else Look.PARAGRAPH
            self.gathering.add(
                self.lines[self.at], look, line=self._number(), place=self.place, marks=(*marks, *self.marks)
            )
            self.at += 1

    def _named(self, line: str) -> bool:
        """Headings of both kinds, and labels of blocks: whether the line is one."""
        heading = HEADING.match(line)
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        underline = UNDERLINE.match(below)
        label = LABEL.match(line)
        if heading:
            self._heading(heading["text"], len(heading["marks"]))
        elif underline and abs(len(below.strip()) - len(line.strip())) <= 1 and re.search(r"\w", line):
            self._heading(line, DEPTHS.index(underline[1]) + 1)
            self.at += 1
        elif label:
            self._end_lists()
            self._say(label["text"], Look.CELL if self.place.table else Look.PARAGRAPH, self.at, marks=("bold",))
            self.at += 1
        else:
            return False
        return True

    def _heading(self, text: str, depth: int) -> None:
        self._end_lists()
        self._say(text, Look.HEADING, self.at, depth=depth)
        self.at += 1
        if depth == 1 and not self.titled:
            self._author()
        self.titled = True

    def _author(self) -> None:
        """Who wrote the document, and when, right under its title."""
        for pattern in (AUTHOR, REVISION):
            line = self.lines[self.at] if self.at < len(self.lines) else ""
            below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
            known = "<" in line or ATTRIBUTE.match(below) or REVISION.match(below) or pattern is REVISION
            if pattern.match(line) and known and not ATTRIBUTE.match(line):
                self._beside(line)
                self.at += 1

    def _end_lists(self) -> None:
        self.markers.clear()
        self.containers.clear()

    def _item(self, line: str) -> bool:
        """An item of a list with the lines that go on with it: whether one begins here."""
        item = ITEM.match(line)
        term = None if item else TERM.match(line)
        found = item or term
        if found is None or (term and "://" in term["term"]):
            return False
        marker = found["marker"]
        kind = re.sub(r"\d+|(?<![ivx])[a-z](?=\.)", "1", marker) if item else marker
        if kind in self.markers:
            del self.markers[self.markers.index(kind) + 1 :]
            del self.containers[len(self.markers) :]
        else:
            self.markers.append(kind)
            self.containers.append(self.gathering.container())
        if term:
            self._say(term["term"], Look.ITEM, self.at, marks=("bold",))
            text = term["text"]
            if text is None:
                self.at += 1
                return True
        else:
            text = found["text"]
        task = TASK.match(text)
        self._run(text[task.end() :] if task else text, Look.PARAGRAPH if term else Look.ITEM)
        return True

    def _paragraph(self) -> None:
        """A paragraph with the lines that go on with it."""
        line = self.lines[self.at]
        above = self.lines[self.at - 1] if self.at else ""
        if not above.strip() and self.markers and not line[:1].isspace():
            self._end_lists()
        admonition = ADMONITION.match(line)
        if admonition:
            self._run(admonition["text"], Look.PARAGRAPH, marks=(admonition["label"],))
        else:
            self._run(line, Look.PARAGRAPH)

    def _run(self, text: str, look: Look, marks: tuple[str, ...] = ()) -> None:
        """A text that may go on over the next lines: what is wrapped is joined, what stands apart stays so."""
        texts = [text]
        start = self.at
        self.at += 1
        while self.at < len(self.lines) and not self._begins(self.lines[self.at]):
            texts.append(self.lines[self.at])
            self.at += 1
        lines: list[Line] = []
        for number, one in enumerate(texts):
            hard = number > 0 and texts[number - 1].rstrip().endswith(" +")
            shown = one.rstrip().removesuffix(" +") if one.rstrip().endswith(" +") else one
            bold = plain(shown, self.attributes).bold
            lines.append(Line(number, hard, shown, letters=1, bold=int(bold)))
        raw = self.lines[start : self.at]
        for index, run in enumerate(joined(lines, raw, width=self.width, in_item=look is Look.ITEM)):
            self._say(
                " ".join(line.text.strip() for line in run),
                look if index == 0 else Look.PARAGRAPH,
                start + run[0].number,
                marks=marks,
            )

    def _begins(self, line: str) -> bool:
        """Whether another block begins on a line."""
        return (
            not line.strip()
            or line.strip() == "+"
            or line.startswith("//")
            or is_table(line)
            or any(pattern.match(line) for pattern in (ITEM, ATTRIBUTE, OPTIONS, VERBATIM, FRAME, RULE, MACRO, HEADING))
            or ("::" in line and TERM.match(line) is not None and "://" not in line)
        )

    def _say(self, text: str, look: Look, at: int, *, depth: int = 0, marks: tuple[str, ...] = ()) -> None:
        """Add a piece for a text with markup, and the footnotes in it behind it."""
        told = plain(self.notes.take(text), self.attributes)
        if look is Look.PARAGRAPH and self.place.table:
            look = Look.CELL
        bold = ("bold",) if told.bold and "bold" not in marks else ()
        italic = ("italic",) if told.italic else ()
        link = ("link",) if told.link else ()
        quote = (">",) if self.quoted or "quote" in self.options else ()
        in_list = look in (Look.ITEM, Look.PARAGRAPH) and bool(self.markers)
        self.gathering.add(
            told.text,
            look,
            line=self._number(at),
            depth=depth or (len(self.markers) if in_list else 0),
            container=self.containers[-1] if in_list else 0,
            place=self.place,
            marks=(*bold, *italic, *link, *marks, *quote, *self.marks),
        )
        self.options = "" if look is not Look.HEADING else self.options
        for beside in told.beside:
            self._beside(beside, at)
        if not self.place.table:
            self._tell_notes(self._number(at))

    def _tell_notes(self, line: int) -> None:
        for number, note in self.notes.open:
            text = plain(note, self.attributes).text
            self.gathering.add(text, Look.PARAGRAPH, line=line, raw=f"[^{number}] {text}")
        self.notes.open.clear()

    def _table(self) -> None:
        table = table_of(self.lines, self.at, self.options)
        self._end_lists()
        self.options = ""
        number = self.gathering.container()
        for cell in table.cells:
            inside = _Reader(
                self.gathering,
                cell.lines,
                self._number(cell.at),
                Place(number, cell.row, cell.column, cell.rows, cell.columns),
                ("th",) if cell.head or (table.header and cell.row == 1) else (),
                self.attributes,
                self.notes,
            )
            inside.read()
        self.at = table.end
        self._tell_notes(self._number(min(table.end, len(self.lines)) - 1))
