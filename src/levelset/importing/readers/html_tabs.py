"""Panels of tabs and folded parts: what a tab is called is the heading of what it shows, and stands elsewhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from levelset.importing.readers import html_marks as marks
from levelset.importing.readers.html_marks import Element
from levelset.text.normal import squeeze

SIGNS = ("tabpanel", "tab-pane", "tabpane", "tab-panel", "aria-controls")
"""One of these stands in every page that has such panels."""

CANDIDATES = "//*[@role='tabpanel' or contains(@class, 'tab')]"
POINTING = "//*[@aria-controls or @data-target or @data-bs-target or starts-with(@href, '#')]"
HEADING = "ancestor-or-self::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6 or @role='heading']"
INSIDE = "descendant::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
LONGEST_NAME = 12
"""Words of what a tab is called, at most."""

MOST_PANELS = 500
"""Panels of a page; one that has more is no text that somebody wrote."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel without a heading of its own: what its tab is called, what holds it and its neighbors, and the depth of
    the highest heading inside (0: there is none).
    """

    name: str
    group: Element
    highest: int


@dataclass(frozen=True, slots=True)
class Tabs:
    """The panels of a page, the tabs that name them (beside the text), and all that one can choose to see."""

    panels: dict[Element, Panel] = field(default_factory=dict)
    tabs: frozenset[Element] = frozenset()
    shown: frozenset[Element] = frozenset()

    def says(self, element: Element) -> bool:
        """Whether an element is one of these."""
        return element in self.shown or element in self.tabs


def tabs_of(root: Element, text: str) -> Tabs:
    """The panels of a page that have no heading of their own, with what their tabs call them."""
    if not any(sign in text for sign in SIGNS):
        return Tabs()
    by_id = {element.get("id"): element for element in root.xpath("//*[@id]")}
    named = dict(_named(root, by_id))
    if not named or len(named) > MOST_PANELS:
        return Tabs()
    within = Counter(around for panel in named for around in panel.iterancestors())
    follows = _right_behind(root, named)
    panels: dict[Element, Panel] = {}
    for panel, tab in named.items():
        name = squeeze(marks.text_of(tab))
        inside = panel.xpath(INSIDE)
        group = next((around for around in panel.iterancestors() if within[around] > 1), None)
        stated = panel in follows and tab.xpath(HEADING)
        if group is not None and not stated and not _begins_so(panel, name):
            panels[panel] = Panel(name, group, min((marks.HEADINGS[one.tag] for one in inside), default=0))
    return Tabs(panels, frozenset(named[panel] for panel in panels), frozenset(named))


def _named(root: Element, by_id: dict[str, Element]) -> Iterator[tuple[Element, Element]]:
    """Each panel that says something with the tab that names it."""
    candidates = [one for one in root.xpath(CANDIDATES) if one.get("role") == "tabpanel" or _is_pane(one)]
    pointing: dict[Element, Element] = {}
    for tab in root.xpath(POINTING):
        target = tab.get("aria-controls") or tab.get("data-bs-target") or tab.get("data-target") or tab.get("href", "")
        panel = by_id.get(target.removeprefix("#"))
        if panel is not None and (tab.get("aria-controls") or panel in candidates):
            pointing.setdefault(panel, tab)
    called = {squeeze(marks.text_of(tab)).casefold(): tab for tab in root.xpath("//*[@role='tab']")}
    for panel in dict.fromkeys([*candidates, *pointing]):
        tab = by_id.get((panel.get("aria-labelledby") or "").strip(), pointing.get(panel))
        tab = called.get(squeeze(panel.get("aria-label") or "").casefold()) if tab is None else tab
        if tab is not None and _is_panel(panel, tab):
            yield panel, tab


def _is_pane(element: Element) -> bool:
    return bool(marks.PANE.search(element.get("class", "")))


def _is_panel(panel: Element, tab: Element) -> bool:
    """Whether something is text that another thing names, rather than a menu, or what holds both."""
    attributes = dict(panel.items())
    if marks.is_navigation(panel.tag, attributes) or marks.is_named_as_navigation(attributes.get("class", "")):
        return False
    words = len(marks.text_of(tab).split())
    if panel.tag == "dialog" or attributes.get("role") in ("dialog", "menu", "listbox", "tooltip"):
        return False
    apart = panel is not tab and panel not in tab.iterancestors() and tab not in panel.iterancestors()
    return apart and 0 < words <= LONGEST_NAME and marks.has_text(panel) and panel.tag not in marks.LISTS | {"body"}


def _begins_so(panel: Element, name: str) -> bool:
    """Whether the first thing that a panel says is what its tab is called."""
    first = next((part for part in panel.itertext() if not part.isspace()), "")
    return squeeze(first).casefold() == name.casefold()


def _right_behind(root: Element, named: dict[Element, Element]) -> frozenset[Element]:
    """The panels before which their own tab is the last that stands there: parts that fold, one below the other."""
    tabs = set(named.values())
    last: Element = None
    found: list[Element] = []
    for element in root.iter():
        if element in tabs:
            last = element
        if element in named and last is named[element]:
            found.append(element)
    return frozenset(found)
