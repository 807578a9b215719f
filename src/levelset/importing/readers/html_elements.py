"""What an element of HTML says of the text inside by its tag and attributes alone, worked out once for all like it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from levelset.importing.readers import html_marks as marks

TOLD_BY_VALUE = frozenset({"ac:name", "aria-level", "class", "hidden", "role", "style"})
TOLD = TOLD_BY_VALUE | {"href", "id"}
"""Attributes that say something of the text inside; of some it counts only that they are there."""

PLAIN_INSIDE: dict[str, dict[str, bool | int]] = {
    "th": {"header": True},
    "td": {"header": False},
    "blockquote": {"quoted": True},
    "pre": {"lines": True},
    "xmp": {"lines": True},
    "ac:plain-text-body": {"lines": True},
    "summary": {"label": True},
    "dt": {"label": True},
}
"""What some elements say of the text inside, whatever their attributes."""

STRUCTURE = marks.LISTS | marks.ITEMS | {"table", "tr", "td", "th"}
TELLING = (
    marks.SKIPPED
    | marks.NAVIGATION
    | marks.HEADINGS.keys()
    | PLAIN_INSIDE.keys()
    | marks.ITALICS
    | {"a", "ac:parameter", "b", "strong"}
)
"""Elements that change what holds for their text even where they have no attributes."""

MOST_KEPT = 10_000
"""Different elements of one page that are kept in mind; those of a page whose elements all differ are not met again."""


@dataclass(frozen=True, slots=True, eq=False)
class Around:
    """What holds for the text inside an element."""

    nav: bool = False
    hidden: bool = False
    skipped: bool = False
    bold: bool = False
    italic: bool = False
    link: bool = False
    header: bool = False
    quoted: bool = False
    lines: bool = False
    notes: bool = False
    label: bool = False
    heading: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What an element says.

    ``kind`` is what it is: its tag, unless its role says something else. ``changes`` are what it says of the text
    inside, ``bold`` whether its letters are bold (None: as those around). ``maybe_nav``: it is named after a menu, and
    what stands inside decides; ``has_id``: it has a name that may say so, too.
    """

    kind: str
    classes: str = ""
    style: str = ""
    level: str = ""
    is_block: bool = False
    is_structure: bool = False
    tells: bool = False
    has_id: bool = False
    changes: Mapping[str, bool | int] = field(default_factory=dict)
    bold: bool | None = None
    maybe_nav: bool = False
    _inside: dict[tuple[Around, bool, bool], Around] = field(default_factory=dict)

    def inside(self, around: Around, nav: bool, skipped: bool) -> Around:
        """What holds inside, where so much holds around; ``nav`` and ``skipped`` tell what only the content said."""
        known = self._inside.get((around, nav, skipped))
        if known is None:
            changed: dict[str, Any] = {**({"skipped": True} if skipped else {}), **self.changes}
            if around.nav or nav:
                changed["nav"] = True
            if self.bold is not None and self.bold != around.bold:
                changed["bold"] = self.bold
            same = all(getattr(around, name) == value for name, value in changed.items())
            known = self._inside[around, nav, skipped] = around if same else replace(around, **changed)
        return known


@dataclass
class Elements:
    """What the elements of one page say. ``bold_classes`` are those that its style sheets make bold."""

    bold_classes: frozenset[str] = frozenset()
    _known: dict[tuple[Any, ...], Said] = field(default_factory=dict)

    def said(self, element: marks.Element) -> Said:
        """What an element says, but for what stands inside it."""
        told = [item if item[0] in TOLD_BY_VALUE else (item[0], "") for item in element.items() if item[0] in TOLD]
        key = (element.tag, *told)
        known = self._known.get(key)
        if known is None:
            known = _said(element.tag, dict(told), self.bold_classes)
            if len(self._known) < MOST_KEPT:
                self._known[key] = known
        return known


def _said(tag: str, attributes: Mapping[str, str], bold_classes: frozenset[str]) -> Said:
    """``attributes`` are those that say something; of the others only their names are known."""
    kind = marks.kind_of(tag, attributes) if attributes else tag
    is_whole = kind in marks.WHOLE
    navigation = not is_whole and marks.is_navigation(kind, attributes)
    classes = attributes.get("class", "")
    return Said(
        kind,
        classes,
        attributes.get("style", ""),
        attributes.get("aria-level", ""),
        is_block=kind in marks.BLOCKS,
        is_structure=kind in STRUCTURE,
        tells=bool(attributes) or kind in TELLING,
        has_id="id" in attributes and not is_whole and not navigation,
        changes=_changes(kind, attributes, navigation),
        bold=marks.is_bold(kind, attributes, bold_classes),
        maybe_nav=not is_whole and not navigation and marks.is_named_as_navigation(classes),
    )


def _changes(kind: str, attributes: Mapping[str, str], navigation: bool) -> dict[str, bool | int]:
    """What a tag and its attributes say of the text inside."""
    found: dict[str, bool | int] = {"skipped": True} if kind in marks.SKIPPED else {}
    if navigation:
        found["nav"] = True
    if kind in marks.HEADINGS:
        found["heading"] = marks.HEADINGS[kind]
    elif kind in PLAIN_INSIDE:
        found.update(PLAIN_INSIDE[kind])
    if kind == "a" and "href" in attributes:
        found["link"] = True
    if ("style" in attributes or "hidden" in attributes) and marks.is_hidden(kind, attributes):
        found["hidden"] = True
    if "style" in attributes and marks.GLYPH.search(attributes["style"]):
        found["skipped"] = True
    if "class" in attributes and marks.FOOTNOTES.search(attributes["class"]):
        found["notes"] = True
    if kind == "ac:parameter":
        titled = attributes.get("ac:name") == "title"
        found.update(label=titled, bold=titled, skipped=not titled)
    if marks.is_italic(kind, attributes):
        found["italic"] = True
    if kind == "p" and _is_title(attributes):
        found["heading"] = 1
    return found


def _is_title(attributes: Mapping[str, str]) -> bool:
    """Whether a paragraph is what word processors mean as a title."""
    if marks.WORD_ITEM.search(attributes.get("style", "")):
        return False
    classes = attributes.get("class", "").split()
    return "MsoTitle" in classes or ("title" in classes and any(re.fullmatch(r"c\d+", one) for one in classes))
