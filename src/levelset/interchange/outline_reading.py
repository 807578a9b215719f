"""From a page's Markdown to its outline, whatever people wrote, with a finding for all that is not understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from levelset.core.findings import Finding, Severity
from levelset.core.model import NoteKind
from levelset.interchange.canonical import printable
from levelset.interchange.markdown_text import Plain, parser, plain_line, plain_text
from levelset.interchange.outline import Block, Heading, Line, Outline, Part, Remark, heading_of
from levelset.interchange.yaml_text import YamlReader

FRONT = re.compile(r"\A---[ \t]*\n(?P<body>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
FOOTNOTE = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:[ \t]*")
DEEPEST = 12
"""Levels of nesting that nobody writes on purpose; the parser itself drops text some levels deeper."""
NAMED = {"note:": NoteKind.NOTE, "example:": NoteKind.EXAMPLE}
LOST = {
    "emphasis": "bold, italic, struck or code formatting, which is not kept",
    "link": "a link, which is kept as plain text with its address",
    "image": "an image, which is kept as plain text with its address",
    "html": "HTML, which is kept as plain letters",
}


def parse(text: str, file: str) -> tuple[Outline, list[Finding]]:
    """The outline of a page and what was found on the way. ``text`` is decoded, with any kind of line break."""
    return _Reader(printable(text), file).read()


@dataclass(slots=True)
class _Part:
    heading: Heading
    items: list[Line] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    heading: Heading
    items: list[Line] = field(default_factory=list)
    paragraphs: list[Line] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self.source = text
        self.file = file
        self.findings: list[Finding] = []
        self.designation: str | None = None
        self.title: Line | None = None
        self.statement: Line | None = None
        self.loose: list[Line] = []
        self.blocks: list[_Block] = []
        self.footnotes: list[tuple[str, Line]] = []
        self.tokens: list[Token] = []

    def read(self) -> tuple[Outline, list[Finding]]:
        body = self._front_matter()
        self.source_lines = body.split("\n")
        self.tokens = parser().parse(body)
        position = 0
        while position < len(self.tokens):
            position = self._block(position)
        self._settle_loose()
        outline = Outline(
            self.title,
            self.designation,
            self.statement,
            tuple(
                Block(
                    block.heading,
                    tuple(block.items),
                    tuple(block.paragraphs),
                    tuple(Part(part.heading, tuple(part.items), tuple(part.remarks)) for part in block.parts),
                )
                for block in self.blocks
            ),
            tuple(line for _, line in self.footnotes),
        )
        return _renumbered(outline, [label for label, _ in self.footnotes]), self.findings

    def tell(self, code: str, severity: Severity, message: str, line: int) -> None:
        self.findings.append(Finding(f"page/{code}", severity, message, self.file, line))

    def _front_matter(self) -> str:
        """Reads the front matter and gives the text with its lines blanked, so that line numbers stay."""
        found = FRONT.match(self.source)
        if found is None:
            return self.source
        reader = YamlReader(self.file, first_line=2)
        entries = reader.mapping(reader.compose(found["body"]), "the front matter", ("designation",))
        self.designation = reader.text(entries.get("designation"), "designation") or None
        self.findings += reader.findings
        return "\n" * found.group().count("\n") + self.source[found.end() :]

    def _block(self, position: int) -> int:
        """Reads the block that begins at a token and gives the position behind it."""
        token = self.tokens[position]
        end = self._end(position)
        inside = self.tokens[position:end]
        line = (token.map or [0])[0] + 1
        if token.type == "heading_open":
            self._heading(int(token.tag[1]), inside[1], line)
        elif token.type == "paragraph_open":
            self._paragraph(inside[1], line)
        elif max(one.level for one in inside) >= DEEPEST:
            self._foreign(token, line)
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            self._items(self._list(inside), line)
        elif token.type == "blockquote_open":
            self._quote(inside, line)
        elif token.type == "html_block":
            self._html(token, line)
        elif token.type != "hr":
            self._foreign(token, line)
        return end

    def _end(self, position: int) -> int:
        token = self.tokens[position]
        if token.nesting != 1:
            return position + 1
        level, end = token.level, position + 1
        while self.tokens[end].level != level or self.tokens[end].nesting != -1:
            end += 1
        return end + 1

    def _heading(self, depth: int, inline: Token, line: int) -> None:
        said = self._said(inline, line)
        if depth == 1 and self.title is None:
            self.title = Line(said, line)
        elif depth == 2:
            self.blocks.append(_Block(heading_of(inline.content, line, with_symbol=True)))
        elif depth == 3:
            self._here("heading", line).parts.append(_Part(heading_of(inline.content, line, with_symbol=False)))
        else:
            mark = "#" * depth
            what = "a page has one title" if depth == 1 else "a page has headings of two depths, ## and ###"
            self.tell("heading", Severity.WARNING, f"“{mark} {said}” is read as a paragraph: {what}.", line)
            self._put_paragraph(Plain(said), line)

    def _here(self, what: str, line: int) -> _Block:
        """The block that something belongs to; a nameless one where the page has none yet."""
        if not self.blocks:
            message = f"This {what} stands outside a section. Put it under a “## ” heading."
            self.tell("outside-section", Severity.WARNING, message, line)
            self.blocks.append(_Block(Heading("", line=line)))
        return self.blocks[-1]

    def _paragraph(self, inline: Token, line: int) -> None:
        if FOOTNOTE.match(inline.content):
            self._footnotes(inline.content, line)
            return
        under_responsibility = bool(self.blocks and self.blocks[-1].parts)
        kind, plain = _remark(inline) if under_responsibility else (NoteKind.NOTE, plain_text(inline))
        self._lost(plain, line)
        self._put_paragraph(plain, line, kind)

    def _put_paragraph(self, plain: Plain, line: int, kind: NoteKind = NoteKind.NOTE) -> None:
        if not plain.text:
            return
        if not self.blocks:
            self.loose.append(Line(plain.text, line))
        elif self.blocks[-1].parts:
            self.blocks[-1].parts[-1].remarks.append(Remark(plain.text, kind, line))
        else:
            self.blocks[-1].paragraphs.append(Line(plain.text, line))

    def _footnotes(self, content: str, line: int) -> None:
        for piece in re.split(r"\n(?=\[\^)", content):
            found = FOOTNOTE.match(piece)
            label, text = (found["label"], piece[found.end() :]) if found else ("", piece)
            plain = plain_line(text)
            self._lost(plain, line)
            if plain.text:
                self.footnotes.append((label, Line(plain.text, line)))
            line += piece.count("\n") + 1

    def _items(self, items: Sequence[Line], line: int) -> None:
        if not items:
            return
        block = self._here("bullet", line)
        (block.parts[-1].items if block.parts else block.items).extend(items)

    def _list(self, tokens: Sequence[Token]) -> list[Line]:
        """The bullets of a list, nested ones behind the one they belong to."""
        found: list[Line] = []
        depth = 0
        paragraphs = 0
        for token in tokens:
            line = (token.map or [0])[0] + 1
            if token.type in ("bullet_list_open", "ordered_list_open"):
                depth += 1
                if depth == 2:
                    message = "A bullet inside a bullet is read as a bullet of its own."
                    self.tell("nested-bullet", Severity.WARNING, message, line)
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                depth -= 1
                paragraphs = 0
            elif token.type == "list_item_open":
                paragraphs = 0
            elif token.type == "inline" or token.type in ("fence", "code_block", "html_block"):
                text = self._said(token, line) if token.type == "inline" else _folded(token.content)
                if not text:
                    continue
                if paragraphs:
                    found[-1] = replace(found[-1], text=f"{found[-1].text} {text}")
                    message = "A bullet with several paragraphs is read as one sentence."
                    self.tell("long-bullet", Severity.WARNING, message, line)
                else:
                    found.append(Line(text, line))
                paragraphs += 1
        return found

    def _quote(self, inside: Sequence[Token], line: int) -> None:
        texts = [self._said(token, line) for token in inside if token.type == "inline"]
        text = " ".join(filter(None, texts))
        if self.statement is None and not self.blocks:
            self.statement = Line(text, line) if text else None
            return
        message = "A page has one quoted line, its statement, under the title; this one is read as a paragraph."
        self.tell("quote", Severity.WARNING, message, line)
        self._put_paragraph(Plain(text), line)

    def _html(self, token: Token, line: int) -> None:
        content = token.content.strip()
        if content.startswith("<!--") and content.endswith("-->"):
            self.tell("comment", Severity.INFO, "This comment is lost when Levelset rewrites the page.", line)
            return
        self.tell("html", Severity.WARNING, "HTML is read as plain letters.", line)
        self._put_paragraph(Plain(_folded(content)), line)

    def _foreign(self, token: Token, line: int) -> None:
        """Code, a table, or whatever else Markdown has and a page has not: its letters become a paragraph."""
        start, end = token.map or [line - 1, line]
        text = _folded(" ".join(self.source_lines[start:end]))
        if self.footnotes and token.type == "code_block":
            label, before = self.footnotes[-1]
            self.footnotes[-1] = (label, replace(before, text=f"{before.text} {text}"))
            return
        what = {"table_open": "A table", "fence": "A block of code", "code_block": "An indented block"}
        message = f"{what.get(token.type, 'This')} is no part of a page; its letters are read as a paragraph."
        self.tell("not-understood", Severity.WARNING, message, line)
        self._put_paragraph(Plain(text), line)

    def _said(self, inline: Token, line: int) -> str:
        plain = plain_text(inline)
        self._lost(plain, line)
        return plain.text

    def _lost(self, plain: Plain, line: int) -> None:
        for markup in sorted(plain.markup):
            self.tell("formatting", Severity.INFO, f"This text has {LOST[markup]}.", line)

    def _settle_loose(self) -> None:
        """Paragraphs before the first section: one of them may be the statement that somebody forgot to quote."""
        if self.statement is None and len(self.loose) == 1:
            self.statement = self.loose.pop()
            message = "This line is read as the statement of the page. Begin it with “> ” to say so."
            self.tell("statement", Severity.WARNING, message, self.statement.line)
        for line in self.loose:
            message = f"This text stands outside a section and is not read: “{line.text}”."
            self.tell("outside-section", Severity.ERROR, message, line.line)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _remark(inline: Token) -> tuple[NoteKind, Plain]:
    """The kind that a paragraph names (``*Example:* …``) and the rest of it; a note where it names none."""
    children = list(inline.children or [])
    opening = next((n for n, child in enumerate(children) if child.type in ("em_open", "strong_open")), None)
    if opening is not None and not any(child.content for child in children[:opening]):
        named = children[opening + 1].content.strip().lower()
        if named in NAMED:
            return NAMED[named], plain_text(Token("inline", "", 0, children=children[opening + 3 :]))
    return NoteKind.NOTE, plain_text(inline)


def _renumbered(outline: Outline, labels: Sequence[str]) -> Outline:
    """The outline with marks of named footnotes (``[^ml]``) turned into their numbers."""
    numbers = {label: str(number) for number, label in enumerate(labels, 1)}
    if all(label == number for label, number in numbers.items()):
        return outline

    def told(text: str) -> str:
        return re.sub(r"\[\^([^\]\s]+)\]", lambda found: f"[^{numbers.get(found[1], found[1])}]", text)

    def line(one: Line) -> Line:
        return replace(one, text=told(one.text))

    return replace(
        outline,
        statement=outline.statement and line(outline.statement),
        blocks=tuple(
            replace(
                block,
                items=tuple(map(line, block.items)),
                paragraphs=tuple(map(line, block.paragraphs)),
                parts=tuple(
                    replace(
                        part,
                        items=tuple(map(line, part.items)),
                        remarks=tuple(replace(remark, text=told(remark.text)) for remark in part.remarks),
                    )
                    for part in block.parts
                ),
            )
            for block in outline.blocks
        ),
        footnotes=tuple(map(line, outline.footnotes)),
    )
