"""A page's Markdown as an outline: headings, bullets and paragraphs with their lines, before anybody says what is what.

``render(outline)`` and ``parse(text)`` are inverse; ``parse`` also takes what people write by hand (other bullets,
wrapped lines, blank lines, numbered or nested lists) and says what it did not understand, losing no text.
"""

import unicodedata
from dataclasses import dataclass, field

from levelset.core.model import NoteKind
from levelset.interchange.markdown_text import (
    BULLET,
    GROUP,
    MIDDLE,
    PARAGRAPH,
    QUOTE,
    SECTION,
    TITLE,
    escaped,
    plain_line,
)
from levelset.interchange.yaml_text import dump

NAMELESS = "—"
"""How a heading without a name is written."""

DASHES = frozenset({"", "—", "–", "-", "\\-"})
"""What is read as a heading without a name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text and the line where it stands (1-based, 0 for none); two are equal when their texts are."""

    text: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """A note or an example."""

    text: str
    kind: NoteKind = NoteKind.NOTE
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its text (empty where it has no name) and, for a pillar, the symbol before it."""

    text: str
    symbol: str = ""
    line: int = field(default=0, compare=False)

    @property
    def full(self) -> str:
        """Symbol and text as they stand."""
        return f"{self.symbol} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under a ``###``."""

    heading: Heading
    items: tuple[Line, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """What stands under a ``##``: bullets of its own (a facet), paragraphs (an intro), and parts."""

    heading: Heading
    items: tuple[Line, ...] = ()
    paragraphs: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole page."""

    title: Line | None = None
    designation: str | None = None
    statement: Line | None = None
    blocks: tuple[Block, ...] = ()
    footnotes: tuple[Line, ...] = ()


def is_symbol(text: str) -> bool:
    """Whether a word is nothing but signs that stand for something: an emoji, a dingbat."""
    kinds = [unicodedata.category(char) for char in text]
    if "\u20e3" in text:
        return len(text) <= 3
    return "So" in kinds and all(kind in ("So", "Sk", "Mn", "Me", "Cf") for kind in kinds)


def render(outline: Outline) -> str:
    """The outline as Markdown, formatted: one blank line between blocks, ``-`` bullets, a final newline."""
    return _Writer(outline).text()


class _Writer:
    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.footnotes = len(outline.footnotes)
        self.chunks: list[str] = []

    def text(self) -> str:
        outline = self.outline
        title = outline.title.text if outline.title else ""
        self.chunks.append(TITLE + self.said(title, TITLE) if title else "#")
        if outline.statement:
            self.chunks.append(QUOTE + self.said(outline.statement.text, QUOTE))
        for block in outline.blocks:
            self.block(block)
        if outline.footnotes:
            self.chunks.append(
                "\n".join(f"[^{n}]: {self.said(line.text, MIDDLE)}" for n, line in enumerate(outline.footnotes, 1))
            )
        return _front_matter(outline.designation) + "\n\n".join(self.chunks) + "\n"

    def said(self, text: str, before: str = PARAGRAPH) -> str:
        return escaped(text, before, self.footnotes)

    def block(self, block: Block) -> None:
        self.chunks.append(SECTION + self.section_heading(block.heading))
        self.items(block.items)
        self.chunks += [self.said(paragraph.text) for paragraph in block.paragraphs]
        for part in block.parts:
            name = NAMELESS if not part.heading.text else self.heading(part.heading.text, GROUP)
            self.chunks.append(GROUP + name)
            self.items(part.items)
            for remark in part.remarks:
                self.chunks.append(f"*{remark.kind.value.capitalize()}:* {self.said(remark.text, MIDDLE)}")

    def items(self, items: tuple[Line, ...]) -> None:
        if items:
            self.chunks.append("\n".join(BULLET + self.said(item.text, BULLET) for item in items))

    def section_heading(self, heading: Heading) -> str:
        if not heading.text:
            return f"{heading.symbol} {NAMELESS}".strip()
        if heading.symbol:
            return f"{heading.symbol} {self.heading(heading.text, f'{SECTION}{heading.symbol} ')}"
        name = self.heading(heading.text, SECTION)
        if is_symbol(heading.text.split(" ")[0]):
            # A name that begins with a symbol is told from a symbol before a name.
            return f"&#{ord(heading.text[0])};{name.removeprefix(chr(92))[1:]}"
        return name

    def heading(self, text: str, before: str) -> str:
        if text in DASHES:
            return "".join(f"&#{ord(char)};" for char in text)
        return self.said(text, before)


def _front_matter(designation: str | None) -> str:
    if designation is None:
        return ""
    return f"---\n{dump({'designation': designation})}---\n"


def heading_of(raw: str, line: int, *, with_symbol: bool) -> Heading:
    """The heading in a line of Markdown; a symbol only counts where it is written as itself, unescaped."""
    symbol, rest = "", raw.strip()
    first, _, after = rest.partition(" ")
    if with_symbol and is_symbol(first):
        symbol, rest = first, after.strip()
    text = "" if rest in DASHES else plain_line(rest).text
    return Heading(text, symbol, line)
