"""The parts of a workbook that all of its sheets share: their names, the texts, the styles."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from levelset.importing.decoding import CONTROL
from levelset.importing.readers.unreadable import Unreadable
from levelset.importing.readers.zip_guard import open_zip, read_member

DEFAULT_NAME = re.compile(
    r"^(?:sheet|tabelle|feuil|feuille|hoja|planilha|foglio|blad|ark|taul|arkusz|list|лист|工作表|シート|시트)\s?\d+$",
    re.I,
)
"""Names that programs give to sheets that nobody named."""

ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
BUILT_IN_PERCENTS = frozenset({9, 10})
LITERAL = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]|_.|\*.")
"""Parts of a number format that are shown as they are, or are no part of the number."""

AFFIXED = re.compile(r'^(?:"(?P<before>[^"]*)"|\\(?P<sign>.))?(?P<zeros>0+|General)(?:"(?P<after>[^"]*)")?$')
"""A number format that shows a number with something before or behind it: ``"L"0`` shows 3 as L3."""


@dataclass(frozen=True)
class SheetEntry:
    """One sheet of the workbook, and where its cells stand in the archive."""

    name: str
    path: str
    hidden: bool = False

    @property
    def is_default(self) -> bool:
        """Whether nobody gave it a name."""
        return bool(DEFAULT_NAME.match(self.name.strip()))


@dataclass(frozen=True)
class Style:
    """How a cell shows a number, and whether its text is bold."""

    date: bool = False
    percent: bool = False
    before: str = ""
    after: str = ""
    digits: int = 1
    bold: bool = False


@dataclass(frozen=True)
class Shared:
    """A text that cells share."""

    text: str
    bold: bool = False


@dataclass
class Book:
    """An open workbook."""

    archive: zipfile.ZipFile
    sheets: list[SheetEntry] = field(default_factory=list)
    texts: list[Shared] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    from_1904: bool = False

    def part(self, path: str) -> etree._Element | None:
        """A part of the archive as a tree, None where there is none."""
        return parsed(part_of(self.archive, path)) if path in self.archive.NameToInfo else None

    def related(self, path: str) -> Mapping[str, tuple[str, str]]:
        """What a part refers to: ``id → (kind, path)``; the last word of the kind's address is enough to tell it."""
        folder, name = posixpath.split(path)
        root = self.part(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        for entry in root if root is not None else ():
            target = entry.get("Target") or ""
            if entry.get("TargetMode") != "External" and target:
                inside = (
                    target.lstrip("/")
                    if target.startswith("/")
                    else posixpath.normpath(f"{folder}/{target}").lstrip("/")
                )
                found[entry.get("Id") or ""] = ((entry.get("Type") or "").rpartition("/")[2], inside)
        return found


def part_of(archive: zipfile.ZipFile, path: str) -> bytes:
    """The bytes of an XML part. Raises ``Unreadable`` where it is damaged or declares a document type."""
    data = read_member(archive, path)
    if any("<!DOCTYPE".encode(coding) in data[:8192] for coding in ("ascii", "utf-16-le", "utf-16-be")):
        raise Unreadable(
            "read/damaged",
            "The file holds definitions that no Excel workbook has, so it was not read. Save it again in the program "
            "that made it.",
        )
    return data


def parsed(data: bytes) -> etree._Element:
    """XML as a tree; no entity is resolved and nothing is fetched."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged() from error


def damaged() -> Unreadable:
    """What to say of a workbook whose parts make no sense."""
    return Unreadable(
        "read/damaged",
        "The workbook is damaged: a part of it cannot be read. Open it in Excel or LibreOffice and save it again.",
    )


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; workbooks of the strict kind have others."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The children of an element that bear a name."""
    for child in element if element is not None else ():
        if local(child) == name:
            yield child


def descend(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The elements at a path of names below an element."""
    if not names:
        if element is not None:
            yield element
        return
    for child in children(element, names[0]):
        yield from descend(child, *names[1:])


def open_book(data: bytes) -> Book:
    """The workbook of a file's bytes. Raises ``Unreadable`` where there is none."""
    book = Book(open_zip(data))
    path = next((target for kind, target in book.related("").values() if kind == "officeDocument"), "xl/workbook.xml")
    root = book.part(path)
    if root is None:
        raise damaged()
    related = book.related(path)
    book.from_1904 = any(flag.get("date1904") in ("1", "true") for flag in children(root, "workbookPr"))
    for sheet in descend(root, "sheets", "sheet"):
        key = next((value for name, value in sheet.attrib.items() if str(name).endswith("}id")), "")
        kind, target = related.get(str(key), ("", ""))
        if kind == "worksheet" and target in book.archive.NameToInfo:
            hidden = sheet.get("state") in ("hidden", "veryHidden")
            book.sheets.append(SheetEntry(sheet.get("name") or "", target, hidden))
    targets = dict(related.values())
    book.texts = [rich(item) for item in children(book.part(targets.get("sharedStrings", "")), "si")]
    book.styles = list(_styles(book.part(targets.get("styles", ""))))
    if not book.sheets:
        raise damaged()
    return book


def unescaped(text: str) -> str:
    """A text as people see it: letters that were written as numbers are letters again, controls are blanks."""
    if "_x" in text:
        text = ESCAPED.sub(_letter, text)
    return CONTROL.sub(" ", text)


def _letter(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return "" if 0xD800 <= code < 0xE000 else chr(code)


def rich(item: etree._Element) -> Shared:
    """The text of a string item; reading aids of East Asian scripts are left out. Bold where all of it is."""
    parts: list[tuple[str, bool]] = []
    for child in item:
        name = local(child)
        if name == "t":
            parts.append((child.text or "", False))
        elif name == "r":
            bold = any(mark.get("val") not in ("0", "false") for mark in descend(child, "rPr", "b"))
            parts.extend((text.text or "", bold) for text in children(child, "t"))
    told = [(text, bold) for text, bold in parts if text.strip()]
    return Shared(unescaped("".join(text for text, _ in parts)), bool(told) and all(bold for _, bold in told))


def _styles(root: etree._Element | None) -> Iterator[Style]:
    codes = {entry.get("numFmtId"): entry.get("formatCode") or "" for entry in descend(root, "numFmts", "numFmt")}
    fonts = [
        any(mark.get("val") not in ("0", "false") for mark in children(font, "b"))
        for font in descend(root, "fonts", "font")
    ]
    for entry in descend(root, "cellXfs", "xf"):
        number = entry.get("numFmtId") or "0"
        font = entry.get("fontId") or "0"
        bold = fonts[int(font)] if font.isdigit() and int(font) < len(fonts) else False
        yield _style(int(number) if number.isdigit() else 0, codes.get(number, ""), bold=bold)


def _style(number: int, code: str, *, bold: bool) -> Style:
    section = code.split(";")[0]
    bare = LITERAL.sub("", section)
    if number in BUILT_IN_DATES or (bare and bare != "General" and re.search(r"[ymdhs]", bare, re.I)):
        return Style(date=True, bold=bold)
    if number in BUILT_IN_PERCENTS or "%" in bare:
        return Style(percent=True, bold=bold)
    affixed = AFFIXED.match(section)
    if affixed is None:
        return Style(bold=bold)
    before = affixed["before"] or affixed["sign"] or ""
    return Style(before=before, after=affixed["after"] or "", digits=affixed["zeros"].count("0") or 1, bold=bold)
