"""The text of one Word paragraph: what is shown, what is set apart from it, and what is left out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from levelset.importing.readers.docx_package import PLAIN_STYLE, Package, Style, W, number, switch, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"

GONE = frozenset({f"{W}del", f"{W}moveFrom"})
"""Text that somebody struck out with changes being tracked."""

PASSED = frozenset({
    f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delInstrText", f"{W}sdtPr", f"{W}rt", f"{W}fldData", f"{MC}Fallback",
    f"{W}annotationRef", f"{W}footnoteRef", f"{W}endnoteRef",
})  # fmt: skip
"""What stands inside a paragraph and is none of its text."""

SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
CHARACTER = re.compile(r"(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}")
"""The code of a sign from a font of symbols; halves of a pair are none."""

MOST_WORDS = 20
"""Runs of letters that are kept of what a comment is about; the first of them are shown."""

PICTURES = frozenset({"pic", "imagedata"})
GRAPHICS = {"chart": "chart", "relIds": "diagram", "OLEObject": "embedded object"}
"""What a drawing holds that is no text, by the name of its element."""


@dataclass
class Stretch:
    """Text up to the next line break; how many of its letters are bold, italic, linked, or of a size (half points)."""

    text: str = ""
    letters: int = 0
    bold: int = 0
    italic: int = 0
    link: int = 0
    sizes: dict[int, int] = field(default_factory=dict)

    def wholly(self, count: int, share: float = 0.95) -> bool:
        """Whether so many letters are as good as all of them."""
        return self.letters > 0 and count >= share * self.letters


@dataclass
class Told:
    """What was met all over the document and is no part of its text.

    ``comments``: the words that each comment is about, and the paragraph; ``open`` are those that go on.
    """

    deleted: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    comments: dict[str, tuple[int, list[str]]] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    fields: list[str] = field(default_factory=list)

    def leave_out(self, what: str) -> None:
        """Count a thing that cannot be read."""
        self.left_out[what] = self.left_out.get(what, 0) + 1

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents goes on here."""
        return any(instruction.split()[:1] == ["TOC"] for instruction in self.fields)

    @property
    def in_link(self) -> bool:
        """Whether the result of a link field goes on here."""
        return any(instruction.split()[:1] == ["HYPERLINK"] for instruction in self.fields)


@dataclass
class Paragraph:
    """A paragraph taken apart: its lines, the notes it refers to, and what stands beside it."""

    style: Style
    stretches: list[Stretch] = field(default_factory=lambda: [Stretch()])
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    contents: bool = False

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class _Letters:
    """How the letters of a run look."""

    bold: bool
    italic: bool
    hidden: bool
    size: int
    link: bool


@dataclass
class TextReader:
    """Reads paragraphs of one file; ``told`` and the numbers of ``notes`` go on from one to the next."""

    package: Package
    told: Told = field(default_factory=Told)
    notes: dict[tuple[str, str], int] = field(default_factory=dict)
    at: int = 0

    def read(self, element: etree._Element) -> Paragraph:
        """Take a ``w:p`` apart."""
        self.at += 1
        properties = element.find(f"{W}pPr")
        found = Paragraph(self.package.style(value(properties.find(f"{W}pStyle")) if properties is not None else None))
        before = self.told.in_contents
        self._walk(element, found, link=False)
        found.contents = before or self.told.in_contents
        return found

    def _walk(self, parent: etree._Element, found: Paragraph, *, link: bool) -> None:
        for child in parent.iterchildren(etree.Element):
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, found, link=link or self.told.in_link)
            elif tag in GONE:
                self.told.deleted += any((text.text or "").strip() for text in child.iter(f"{W}delText", f"{W}t"))
            elif tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd"):
                self._comment(child)
            elif tag == MATH_TEXT:
                self._say(found, child.text or "", _Letters(False, False, False, self._size(found.style), link))
            elif tag not in PASSED:
                self._walk(child, found, link=link or tag == f"{W}hyperlink")

    def _comment(self, mark: etree._Element) -> None:
        key = value(mark, "id") or ""
        if mark.tag.endswith("Start"):
            self.told.comments.setdefault(key, (self.at, []))
            self.told.open.add(key)
        else:
            self.told.open.discard(key)

    def _run(self, run: etree._Element, found: Paragraph, *, link: bool) -> None:
        letters = self._look(run.find(f"{W}rPr"), found.style, link=link)
        for child in run.iterchildren(etree.Element):
            self._part(child, found, letters)

    def _part(self, child: etree._Element, found: Paragraph, letters: _Letters) -> None:
        """One part of a run: letters, a sign, a reference to a note, a drawing."""
        tag = child.tag
        if tag == f"{W}t":
            self._say(found, child.text or "", letters)
        elif tag in SIGNS:
            self._say(found, SIGNS[tag], letters)
        elif tag == f"{W}br":
            self._say(found, "\n" if value(child, "type") in (None, "textWrapping") else " ", letters)
        elif tag == f"{W}sym":
            code = value(child, "char") or ""
            self._say(found, chr(int(code, 16)) if CHARACTER.fullmatch(code) else "", letters)
        elif tag == f"{W}ruby":
            for run in child.iterfind(f"{W}rubyBase/{W}r"):
                self._run(run, found, link=letters.link)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"):
            self._drawing(child, found)
        else:
            self._mark(child, found, letters)

    def _mark(self, child: etree._Element, found: Paragraph, letters: _Letters) -> None:
        """A part of a run that refers to something else, or that is not there any more."""
        tag = child.tag
        if tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            self._note(child, found, letters)
        elif tag == f"{W}commentReference":
            self.told.comments.setdefault(value(child, "id") or "", (self.at, []))
        elif tag == f"{W}fldChar":
            self._field(child)
        elif tag == f"{W}instrText" and self.told.fields:
            self.told.fields[-1] += child.text or ""
        elif tag == f"{W}delText":
            self.told.deleted += bool((child.text or "").strip())

    def _note(self, mark: etree._Element, found: Paragraph, letters: _Letters) -> None:
        kind = "footnotes" if mark.tag == f"{W}footnoteReference" else "endnotes"
        key = (kind, value(mark, "id") or "")
        if key not in self.notes:
            self.notes[key] = len(self.notes) + 1
            found.notes.append(key)
        self._say(found, f"[{self.notes[key]}]", letters)

    def _field(self, mark: etree._Element) -> None:
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self.told.fields.append("")
        elif kind == "end" and self.told.fields:
            self.told.fields.pop()

    def _drawing(self, drawing: etree._Element, found: Paragraph) -> None:
        """Text boxes are read behind their paragraph; a picture has its description; the rest is counted."""
        choice = drawing.find(f"{MC}Choice")
        drawing = drawing if choice is None else choice
        boxes = list(_outermost(drawing, f"{W}txbxContent"))
        found.boxes += boxes
        names = {str(part.tag).rpartition("}")[2]: part for part in drawing.iter(etree.Element)}
        for name, what in GRAPHICS.items():
            if name in names:
                self.told.leave_out(what)
        if boxes or PICTURES.isdisjoint(names):
            return
        shown = [part.get("descr") or "" for part in drawing.iter(etree.Element) if part.tag.endswith("}docPr")]
        shown += [part.get("alt") or "" for part in drawing.iter(etree.Element) if part.tag.endswith("}shape")]
        if any(shown):
            found.pictures += [text for text in shown if text]
        else:
            self.told.leave_out("picture")

    def _say(self, found: Paragraph, text: str, letters: _Letters) -> None:
        if letters.hidden:
            found.hidden.append(text)
            return
        for index, part in enumerate(text.split("\n")):
            if index:
                found.stretches.append(Stretch())
            stretch = found.stretches[-1]
            visible = sum(not letter.isspace() for letter in part)
            stretch.text += part
            stretch.letters += visible
            stretch.bold += visible if letters.bold else 0
            stretch.italic += visible if letters.italic else 0
            stretch.link += visible if letters.link else 0
            stretch.sizes[letters.size] = stretch.sizes.get(letters.size, 0) + visible
        for key in tuple(self.told.open):
            words = self.told.comments[key][1]
            words.append(text)
            if len(words) > MOST_WORDS:
                self.told.open.discard(key)

    def _look(self, properties: etree._Element | None, style: Style, *, link: bool) -> _Letters:
        """How a run looks: what it says itself, else its own style, else that of the paragraph."""
        if properties is None:
            return _Letters(bool(style.bold), bool(style.italic), bool(style.hidden), self._size(style), link)
        own = value(properties.find(f"{W}rStyle"))
        named = self.package.style(own) if own else PLAIN_STYLE
        size = value(properties.find(f"{W}sz"))
        return _Letters(
            _first(switch(properties.find(f"{W}b")), named.bold, style.bold),
            _first(switch(properties.find(f"{W}i")), named.italic, style.italic),
            _first(switch(properties.find(f"{W}vanish")), named.hidden, style.hidden),
            number(size, named.size or self._size(style)),
            link,
        )

    def _size(self, style: Style) -> int:
        return style.size or self.package.default_size


def _first(*said: bool | None) -> bool:
    return next((one for one in said if one is not None), False)


def _outermost(parent: etree._Element, tag: str) -> Iterable[etree._Element]:
    """The elements of a tag that stand in no other of that tag; of alternatives, the first."""
    for child in parent.iterchildren(etree.Element):
        if child.tag == tag:
            yield child
        elif child.tag != f"{MC}Fallback":
            yield from _outermost(child, tag)
