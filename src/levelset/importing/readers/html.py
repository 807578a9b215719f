"""HTML: saved pages and what a clipboard carries. Every block of text is a piece; nothing is executed or fetched."""

import re
from dataclasses import dataclass, field

from lxml import etree, html

from levelset.core.model import Source
from levelset.importing.document import Look, Piece
from levelset.importing.readers.bullets import without_bullet
from levelset.importing.readers.unreadable import Unreadable
from levelset.text.normal import squeeze

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
})  # fmt: skip
SKIPPED = frozenset(
    ["script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "textarea"]
)
HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
LISTS = frozenset({"ul", "ol", "menu"})
NAVIGATION = frozenset({"nav", "footer", "aside", "title"})
ANCHORS = frozenset({"¶", "#", "§", "🔗", "⚓", "∞"})
"""What stands in the links that sites put behind headings so that one can point at them."""

WHOLE = frozenset({"html", "body", "main", "article"})
NAMED_NAVIGATION = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|toc|menu|sidebar|breadcrumbs?|footer|cookies?|pagination)(?:$|[-_\s])"
)
BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)")
UNBOLD = re.compile(r"font-weight\s*:\s*(normal|[1-4]00)")
PICTOGRAPH = re.compile(
    "[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d\U0001f000-\U0001faff]*"
)
SHARE = 0.95
"""Share of the letters of a piece that must be bold or linked for the whole to count as such."""


@dataclass
class _Buffer:
    """The text of the block that is being read."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    link: int = 0
    line: int | None = None


@dataclass
class _State:
    """Where the walk stands: what is open around the text, and the pieces so far."""

    name: str
    pieces: list[Piece] = field(default_factory=list)
    buffer: _Buffer = field(default_factory=_Buffer)
    lists: list[int] = field(default_factory=list)
    tables: list[list[int]] = field(default_factory=list)
    items: list[bool] = field(default_factory=list)
    heading: int = 0
    bold: list[bool] = field(default_factory=list)
    links: int = 0
    nav: int = 0
    header_cell: bool = False
    containers: int = 0
    skipping: int = 0

    def text(self, text: str | None, line: int | None) -> None:
        """Take text up into the block that is being read."""
        if not text or self.skipping:
            return
        if self.buffer.line is None and text.strip():
            self.buffer.line = line
        self.buffer.parts.append(text)
        bold = bool(self.bold and self.bold[-1])
        if bold or self.links:
            visible = len("".join(text.split()))
            self.buffer.bold += visible if bold else 0
            self.buffer.link += visible if self.links else 0

    def flush(self, *, empty_line: int | None = None) -> None:
        """End the block: its text becomes a piece; an empty paragraph becomes a blank one."""
        buffer, self.buffer = self.buffer, _Buffer()
        text = squeeze("".join(buffer.parts))
        if text:
            self.piece(text, buffer)
        elif empty_line is not None:
            number = len(self.pieces) + 1
            self.pieces.append(Piece(number, "", Look.BLANK, Source(self.name, empty_line, number)))

    def piece(self, text: str, buffer: _Buffer) -> None:
        """Add a piece for the text, with the look that its surroundings give it."""
        number = len(self.pieces) + 1
        bullet = without_bullet(text)
        look, depth, sure = self.look(bool(bullet.sign))
        table = self.tables[-1] if self.tables else None
        visible = len("".join(text.split()))
        marks = [
            *(["bold"] if buffer.bold >= SHARE * visible else []),
            *(["link"] if buffer.link >= SHARE * visible else []),
            *(["nav"] if self.nav else []),
            *(["th"] if self.header_cell else []),
            *([bullet.sign] if bullet.sign else []),
        ]
        self.pieces.append(
            Piece(
                number=number,
                text=bullet.text if look is not Look.HEADING else text,
                look=look,
                source=Source(self.name, buffer.line, number),
                raw=text,
                depth=depth,
                sure=sure,
                container=self.lists[-1] if self.lists else 0,
                table=table[0] if table else 0,
                row=table[1] if table else 0,
                column=table[2] if table else 0,
                marks=tuple(marks),
            )
        )
        if self.items:
            self.items[-1] = True

    def look(self, bullet: bool) -> tuple[Look, int, bool]:
        """``(look, depth, sure)`` of the text that stands here."""
        if self.heading:
            return Look.HEADING, self.heading, True
        if self.items and not self.items[-1]:
            return Look.ITEM, len(self.lists), True
        if bullet:
            return Look.ITEM, max(1, len(self.lists)), False
        if self.tables and not self.items:
            return Look.CELL, 0, True
        return Look.PARAGRAPH, len(self.lists), True


def read_html(name: str, text: str) -> tuple[Piece, ...]:
    """The pieces of an HTML document or fragment, in reading order. ``line`` is that of the element in the file.

    Raises ``Unreadable`` rather than leave out what stands behind a nesting of thousands.
    """
    # A huge tree: the usual limits (256 deep, 10 MB of text) end the reading without a word.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return ()
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise Unreadable(
            "read/too-deep",
            "Its parts are nested thousands deep, so its end cannot be read. Copy its text and paste that.",
        )
    state = _State(name)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            _open(state, element)
        else:
            _close(state, element)
    state.flush()
    return tuple(state.pieces)


def _is_navigation(element: html.HtmlElement) -> bool:
    if element.tag in WHOLE:
        return False
    named = f"{element.get('id', '')} {element.get('class', '')}".lower()
    return (
        element.tag in NAVIGATION
        or element.get("role") in ("navigation", "contentinfo", "search")
        or bool(NAMED_NAVIGATION.search(named))
    )


def _pictograph(element: html.HtmlElement) -> str | None:
    """The pictograph that a picture stands for, where one of its attributes says so; None for any other picture."""
    return next((f"{value} " for value in element.attrib.values() if PICTOGRAPH.fullmatch(str(value))), None)


def _is_anchor(element: html.HtmlElement) -> bool:
    return element.tag == "a" and element.text_content().strip() in ANCHORS


def _is_bold(state: _State, element: html.HtmlElement) -> bool:
    style = element.get("style", "")
    if UNBOLD.search(style):
        return False
    inherited = bool(state.bold and state.bold[-1])
    return inherited or element.tag in ("b", "strong", "th") or bool(BOLD.search(style))


def _open(state: _State, element: html.HtmlElement) -> None:
    tag = element.tag
    if tag in SKIPPED or _is_anchor(element):
        state.skipping += 1
    if tag in BLOCKS or (tag == "br" and not state.items):
        state.flush()
    elif tag == "br":
        state.text(" ", element.sourceline)
    elif tag == "img":
        state.text(_pictograph(element), element.sourceline)
    state.nav += _is_navigation(element)
    state.bold.append(_is_bold(state, element))
    state.links += tag == "a" and element.get("href") is not None
    state.heading = HEADINGS.get(tag, state.heading)
    if tag in LISTS:
        state.containers += 1
        state.lists.append(state.containers)
    elif tag == "li":
        state.items.append(False)
    elif tag == "table":
        state.containers += 1
        state.tables.append([state.containers, 0, 0])
    elif tag == "tr" and state.tables:
        state.tables[-1][1:] = [state.tables[-1][1] + 1, 0]
    elif tag in ("td", "th") and state.tables:
        state.tables[-1][2] += 1
        state.header_cell = tag == "th"
    state.text(element.text, element.sourceline)


def _close(state: _State, element: html.HtmlElement) -> None:
    tag = element.tag
    if tag in BLOCKS:
        state.flush(empty_line=element.sourceline if tag == "p" and not len(element.text_content().strip()) else None)
    if tag in SKIPPED or _is_anchor(element):
        state.skipping -= 1
    state.nav -= _is_navigation(element)
    state.bold.pop()
    state.links -= tag == "a" and element.get("href") is not None
    if tag in HEADINGS:
        state.heading = 0
    elif tag in LISTS:
        state.lists.pop()
    elif tag == "li" and state.items:
        state.items.pop()
    elif tag == "table" and state.tables:
        state.tables.pop()
    elif tag in ("td", "th"):
        state.header_cell = False
    state.text(element.tail, element.sourceline)
