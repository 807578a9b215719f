"""What tags and attributes of HTML say: of blocks, lists and tables, of navigation, of letters, of what is hidden."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An element of lxml, of which its stubs know little."""

BLOCKS = frozenset({
    "ac:layout", "ac:layout-cell", "ac:layout-section", "ac:parameter", "ac:plain-text-body", "ac:rich-text-body",
    "ac:structured-macro", "ac:task", "ac:task-body", "ac:task-list", "address", "article", "aside", "blockquote",
    "body", "button", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "nav", "noscript", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "title", "tr", "ul", "xmp",
})  # fmt: skip
SKIPPED = frozenset({
    "ac:task-id", "ac:task-status", "canvas", "embed", "frame", "iframe", "math", "object", "script", "select", "style",
    "svg", "template", "textarea",
})  # fmt: skip
NAMED = {"iframe": "frame", "frame": "frame", "object": "embedded object", "embed": "embedded object",
         "template": "template", "canvas": "drawing"}  # fmt: skip
"""What is said to be left out; of scripts, forms and icons nobody wants to hear."""

HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu", "ac:task-list"})
ITEMS = frozenset({"li", "ac:task"})
NAVIGATION = frozenset({"nav", "footer", "aside", "title", "noscript"})
ROLES = {
    "list": "ul", "listitem": "li", "table": "table", "grid": "table", "treegrid": "table", "row": "tr", "cell": "td",
    "gridcell": "td", "columnheader": "th", "rowheader": "th",
}  # fmt: skip
"""What an element is that says so by its role and not by its tag."""

NAVIGATION_ROLES = frozenset(
    {"navigation", "contentinfo", "search", "banner", "complementary", "alertdialog", "menubar"}
)
WHOLE = frozenset({"html", "body", "main", "article"})
ANCHORS = frozenset({"¶", "#", "§", "🔗", "⚓", "∞", "↩", "↩︎", "↑", "^"})
"""What stands in the links that sites put behind headings and notes so that one can point at them."""

NAMED_NAVIGATION = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|toc|menu|sidebar|breadcrumbs?|footer|cookies?|consent|gdpr|onetrust|pagination|skip-link|"
    r"site-header|masthead|social|newsletter|page-metadata|pagetree)(?:$|[-_\s])"
)
BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)")
UNBOLD = re.compile(r"font-weight\s*:\s*(normal|[1-4]00)")
ITALICS = frozenset({"i", "em", "cite"})
ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
ASIDE = re.compile(r"mso-element\s*:\s*(?:comment|header|footer)", re.I)
WORD_ITEM = re.compile(r"mso-list\s*:\s*(?P<list>l\d+)\s+level(?P<level>\d)", re.I)
GLYPH = re.compile(r"mso-list\s*:\s*ignore", re.I)
DOCS_LIST = re.compile(r"lst-kix_(?P<list>\w+?)-(?P<level>\d)\b")
PANEL = re.compile(r"(?:^|[-_\s])tab-?(?:pane|panel|content)", re.I)
PANE = re.compile(r"(?:^|[-_\s])tab-?(?:pane|panel)(?:$|\s)", re.I)
BOLD_CLASS = re.compile(r"\.([\w-]+)\s*\{[^{}]*?font-weight\s*:\s*(?:bold|[6-9]00)[^{}]*\}")
FOOTNOTES = re.compile(r"(?:^|[-_\s])(?:footnotes|endnotes)(?:$|[-_\s])")
LETTER = re.compile(r"\[\w{1,3}\]")
PICTOGRAPH = re.compile(
    "[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d\U0001f000-\U0001faff]*"
)
LONGEST_SHEET = 300_000
"""Letters of a style sheet in which bold classes are looked for."""

DEEPEST_FRAME = 12
"""Elements around one that may still be the frame around everything."""

LONGEST_MENU = 1_500
"""Letters without a link that no menu has."""

WIDEST = 1_000
"""Columns and rows that a cell may span, and columns that are kept free for what reaches down from above."""


def kind_of(tag: str, attributes: Mapping[str, str]) -> str:
    """What an element is: its tag, unless its role says something else."""
    role = attributes.get("role")
    if role is None:
        return tag
    if role == "heading":
        level = attributes.get("aria-level", "2")
        return f"h{level}" if f"h{level}" in HEADINGS else "h2"
    if role in ("presentation", "none") and tag in ("table", "tr", "td", "th", "ul", "ol", "li"):
        return "div"
    return ROLES.get(role, tag) if tag not in HEADINGS else tag


def is_navigation(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element says that it belongs to the site around the text."""
    if tag in NAVIGATION or attributes.get("role") in NAVIGATION_ROLES:
        return True
    return "style" in attributes and bool(ASIDE.search(attributes["style"]))


def is_named_as_navigation(name: str) -> bool:
    """Whether something of a site goes by such a name; it may hold the page itself all the same."""
    return bool(name and NAMED_NAVIGATION.search(name.lower()))


def holds_the_page(element: Element, depth: int) -> bool:
    """Whether the text itself is inside an element, ``depth`` deep: some sites name the frame around it all so."""
    if depth > DEEPEST_FRAME:
        return False
    if next(element.iter("main", "article"), None) is not None:
        return True
    linked = sum(len(text_of(link)) for link in element.iter("a"))
    return len("".join(text_of(element).split())) - linked > max(LONGEST_MENU, 2 * linked)


def text_of(element: Element) -> str:
    """All text inside an element, as it stands."""
    return "".join(element.itertext())


def has_text(element: Element) -> bool:
    """Whether anything but blanks stands inside an element."""
    return any(not part.isspace() for part in element.itertext())


def is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether a browser would not show an element; what a tab holds shows when one chooses it."""
    unseen = attributes.get("hidden", "until-found") != "until-found" or HIDDEN.search(attributes.get("style", ""))
    if not unseen or tag == "details":
        return False
    return attributes.get("role") != "tabpanel" and not PANEL.search(attributes.get("class", ""))


def is_bold(tag: str, attributes: Mapping[str, str], classes: Iterable[str]) -> bool | None:
    """Whether an element sets its letters in bold; None where it leaves them as they are.

    ``classes`` are those that a style sheet makes bold.
    """
    style = attributes.get("style", "")
    if style:
        if UNBOLD.search(style):
            return False
        if BOLD.search(style):
            return True
    if tag in ("b", "strong", "th", "summary", "dt"):
        return True
    named = attributes.get("class")
    return True if classes and named and not set(classes).isdisjoint(named.split()) else None


def is_italic(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element sets its letters in italics."""
    return tag in ITALICS or ("style" in attributes and bool(ITALIC.search(attributes["style"])))


def bold_classes(root: Element) -> frozenset[str]:
    """The classes that the style sheets of a page make bold, as Google Docs does."""
    sheets = [style.text or "" for style in root.iter("style")]
    return frozenset(name for sheet in sheets if len(sheet) < LONGEST_SHEET for name in BOLD_CLASS.findall(sheet))


def pictograph(element: Element) -> str | None:
    """The pictograph that a picture stands for, where one of its attributes says so; None for any other picture."""
    return next((f"{value} " for value in element.values() if PICTOGRAPH.fullmatch(value)), None)


def is_anchor(element: Element) -> bool:
    """Whether a link only lets one point at its place."""
    return len(element) < 2 and text_of(element).strip() in ANCHORS


def is_comment_mark(target: str, element: Element) -> bool:
    """Whether a link is the letter that stands for a comment of Google Docs."""
    return target.startswith("#cmnt") and bool(LETTER.fullmatch(text_of(element).strip()))


def spans(element: Element) -> tuple[int, int]:
    """How many rows and columns a cell spans."""
    return _span(element.get("rowspan")), _span(element.get("colspan"))


def _span(said: str | None) -> int:
    return min(max(int(said), 1), WIDEST) if said and said.isascii() and said.isdigit() and len(said) < 6 else 1
