"""The parts of a Word file: XML out of the archive, and what styles and numbering say of a paragraph."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from levelset.importing.readers.unreadable import Unreadable
from levelset.importing.readers.zip_guard import open_zip, read_member

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
"""The names that the strict form of the standard has for the same things."""

HEADING_NAME = re.compile(r"heading ([1-9])$")
LIST_NAME = re.compile(r"list (?:bullet|number)(?: ([2-9]))?$")
MOST_ANCESTORS = 20
"""Styles that a style is based on, one behind the other; broken files go round in circles."""

BODY_OUTLINE = 9
"""The outline level that stands for plain text."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of a paragraph or of letters. None: nothing, so that what it is based on says it."""

    name: str = ""
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    size: int | None = None


PLAIN_STYLE = Style()


@dataclass
class Package:
    """A Word file: its main part, its styles and lists, and the other parts by their kind."""

    archive: zipfile.ZipFile
    main: str
    body: etree._Element
    relations: dict[str, tuple[str, str]] = field(default_factory=dict)
    styles: dict[str, Style] = field(default_factory=dict)
    default_style: str = ""
    default_size: int = 20
    lists: dict[tuple[str, int], str] = field(default_factory=dict)

    def part(self, kind: str) -> etree._Element | None:
        """The first part of a kind (``footnotes``, ``comments`` …), or None."""
        target = next((target for found, target in self.relations.values() if found == kind), None)
        return self.xml(target) if target else None

    def xml(self, target: str) -> etree._Element | None:
        """The part of that name, or None where the archive has none."""
        return parse(read_member(self.archive, target)) if target in self.archive.namelist() else None

    def style(self, name: str | None) -> Style:
        """A style with what it is based on; the default one where the file does not know it."""
        return self.styles.get(name or self.default_style, PLAIN_STYLE)

    def list_format(self, list_id: str, level: int) -> str | None:
        """How a list marks the items of a level: ``bullet``, ``decimal`` …, or None where it is no list."""
        if list_id == "0":
            return None
        found = self.lists.get((list_id, level)) or self.lists.get((list_id, 0), "bullet")
        return None if found == "none" else found


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute of Word's own; None where the element or the attribute is missing."""
    return None if element is None else element.get(W + name)


def number(text: str | None, otherwise: int) -> int:
    """A whole number as Word writes it, or ``otherwise`` where it is none."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else otherwise


def switch(element: etree._Element | None) -> bool | None:
    """A property that is on or off, or None where nothing is said."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off", "none")


def parse(data: bytes) -> etree._Element:
    """The XML of a part. Definitions of entities are refused, so nothing is ever expanded or fetched.

    Raises ``Unreadable`` for what is no XML.
    """
    for theirs, ours in STRICT:
        data = data.replace(theirs, ours)
    if any("<!DOCTYPE".encode(coding) in data for coding in ("ascii", "utf-16-le", "utf-16-be")):
        raise _damaged("It holds definitions that no Word file has, so it was not read.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged("A part of it is no valid XML.") from error


def _damaged(what: str) -> Unreadable:
    return Unreadable("read/damaged", f"The Word file is damaged. {what} Open it in Word and save it once more.")


def open_package(data: bytes) -> Package:
    """The parts of a Word file that reading needs. Raises ``Unreadable`` where it is damaged or too large."""
    archive = open_zip(data)
    names = archive.namelist()
    main = next((target for kind, target in _relations(archive, "").values() if kind == "officeDocument"), "")
    main = main if main in names else "word/document.xml"
    if main not in names:
        raise _damaged("Its text is missing.")
    root = parse(read_member(archive, main))
    body = root.find(f"{W}body")
    if body is None:
        raise _damaged("Its text is missing.")
    package = Package(archive, main, body, _relations(archive, main))
    styles = package.part("styles")
    if styles is not None:
        _read_styles(package, styles)
    numbering = package.part("numbering")
    if numbering is not None:
        package.lists = dict(_list_formats(numbering))
    return package


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: id → kind and name of the other part."""
    folder, base = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    if name not in archive.namelist():
        return {}
    found: dict[str, tuple[str, str]] = {}
    for relation in parse(read_member(archive, name)):
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External" and target:
            place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relation.get("Id", "")] = (relation.get("Type", "").rpartition("/")[2], place)
    return found


def _read_styles(package: Package, styles: etree._Element) -> None:
    """Take up all styles, each with what it inherits."""
    told: dict[str, tuple[Style, str | None]] = {}
    for style in styles.iterfind(f"{W}style"):
        key = value(style, "styleId") or ""
        told[key] = (_style(style), value(style.find(f"{W}basedOn")))
        if value(style, "type") == "paragraph" and value(style, "default") in ("1", "true", "on"):
            package.default_style = key
    size = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    package.default_size = number(value(size), package.default_size)
    package.styles = {key: _inherited(told, key) for key in told}


def _style(style: etree._Element) -> Style:
    paragraph, letters = style.find(f"{W}pPr"), style.find(f"{W}rPr")
    outline = list_id = list_level = None
    if paragraph is not None:
        level = value(paragraph.find(f"{W}outlineLvl"))
        outline = None if level is None else number(level, BODY_OUTLINE)
        list_id = value(paragraph.find(f"{W}numPr/{W}numId"))
        at = value(paragraph.find(f"{W}numPr/{W}ilvl"))
        list_level = None if at is None else number(at, 0)
    found = Style((value(style.find(f"{W}name")) or "").lower(), outline, list_id, list_level)
    if letters is None:
        return found
    size = value(letters.find(f"{W}sz"))
    return replace(
        found,
        bold=switch(letters.find(f"{W}b")),
        italic=switch(letters.find(f"{W}i")),
        hidden=switch(letters.find(f"{W}vanish")),
        size=None if size is None else number(size, 20),
    )


def _inherited(told: dict[str, tuple[Style, str | None]], key: str) -> Style:
    """A style with what the styles it is based on say where it says nothing."""
    found, parent = told[key]
    for _ in range(MOST_ANCESTORS):
        if parent not in told:
            break
        above, parent = told[parent]
        found = replace(
            found,
            outline=above.outline if found.outline is None else found.outline,
            list_id=above.list_id if found.list_id is None else found.list_id,
            list_level=above.list_level if found.list_level is None else found.list_level,
            bold=above.bold if found.bold is None else found.bold,
            italic=above.italic if found.italic is None else found.italic,
            hidden=above.hidden if found.hidden is None else found.hidden,
            size=above.size if found.size is None else found.size,
        )
    return found


def _list_formats(numbering: etree._Element) -> Iterator[tuple[tuple[str, int], str]]:
    """``((id of a list, level), how it marks items)`` of every list."""
    kinds: dict[str | None, dict[int, str]] = {}
    for kind in numbering.iterfind(f"{W}abstractNum"):
        kinds[value(kind, "abstractNumId")] = dict(map(_level, kind.iterfind(f"{W}lvl")))
    for one in numbering.iterfind(f"{W}num"):
        key = value(one, "numId") or ""
        levels = dict(kinds.get(value(one.find(f"{W}abstractNumId")), {}))
        levels.update(map(_level, one.iterfind(f"{W}lvlOverride/{W}lvl")))
        for level, marked in levels.items():
            yield (key, level), marked


def _level(level: etree._Element) -> tuple[int, str]:
    return number(value(level, "ilvl"), 0), value(level.find(f"{W}numFmt")) or "decimal"


def heading_depth(style: Style, direct: int | None) -> int:
    """The depth of a heading of that style, 0 for other text. ``direct``: the outline level that the paragraph has."""
    named = HEADING_NAME.match(style.name)
    if named:
        return int(named[1])
    if style.name == "title":
        return 1
    outline = style.outline if direct is None else direct
    return 0 if outline is None or not 0 <= outline < BODY_OUTLINE else outline + 1


def list_depth(style: Style) -> int:
    """The depth of an item whose style is named as one of Word's lists; 0 for other styles."""
    named = LIST_NAME.match(style.name)
    return int(named[1] or 1) if named else 0
