"""HTML: saved pages and what a clipboard carries. Every block of text is a piece; nothing is executed or fetched."""

import re
from collections.abc import Iterator
from html import escape

from lxml import etree

from levelset.core.findings import Finding, Result, Severity
from levelset.importing.document import Piece
from levelset.importing.readers.html_elements import Elements
from levelset.importing.readers.html_marks import bold_classes
from levelset.importing.readers.html_tabs import tabs_of
from levelset.importing.readers.html_walk import Walk
from levelset.importing.readers.unreadable import Unreadable

CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
"""Text as it stands in Confluence's own format; in HTML it would be a comment."""

LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
QUOTED = re.compile(r"\"[^\"]*(?:\"|$)|'[^']*(?:'|$)")
MOST_ATTRIBUTES = 1_000
"""Attributes of one element; the parser compares each with all before it, and a page has a dozen."""


def read_page(name: str, text: str) -> Result[tuple[Piece, ...]]:
    """The pieces of an HTML document or fragment, in reading order, and what was left out of them.

    ``line`` is that of the element in the file. Hidden text, comments and what belongs to the site carry the mark
    ``nav``. Raises ``Unreadable`` rather than leave out what stands behind a nesting of thousands, and for an element
    of more attributes than any page has.
    """
    if any(len(QUOTED.sub("", tag[0]).split()) > MOST_ATTRIBUTES for tag in LONG_TAG.finditer(text)):
        raise Unreadable(
            "read/too-large",
            f"One of its elements has more than {MOST_ATTRIBUTES:,} attributes, as no page has. Copy its text and "
            "paste that.",
        )
    # A huge tree: the usual limits (256 deep, 10 MB of text) end the reading without a word.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    # Looked for from the last mark of an end backwards: text without one would be searched anew at each beginning.
    end = text.rfind("]]>") + 3
    if "<![CDATA[" in text[:end]:
        text = CDATA.sub(lambda found: escape(found[1]), text[:end]) + text[end:]
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    if root is None:
        return Result(())
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise Unreadable(
            "read/too-deep",
            "Its parts are nested thousands deep, so its end cannot be read. Copy its text and paste that.",
        )
    walk = Walk(name, Elements(bold_classes(root)), tabs_of(root, text))
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            walk.open(element)
        else:
            walk.close(element)
    walk.flush()
    return Result(tuple(walk.pieces), tuple(_findings(name, walk)))


def read_html(name: str, text: str) -> tuple[Piece, ...]:
    """The pieces alone, for HTML that stands in another document."""
    return read_page(name, text).value


def _findings(name: str, walk: Walk) -> Iterator[Finding]:
    """What is no part of the text, by name."""
    if walk.comments:
        message = f"Comments are kept beside the text ({walk.comments}); they are no part of the framework."
        yield Finding("read/comment", Severity.INFO, message, name)
    if walk.hidden:
        message = f"Text that a browser would not show is kept beside the text; passages: {walk.hidden}."
        yield Finding("read/hidden-text", Severity.INFO, message, name)
    if walk.left_out:
        listed = ", ".join(f"{what} ({count})" for what, count in sorted(walk.left_out.items()))
        message = f"Left out, as it is no text of this page: {listed}. If it says something of the framework, copy it."
        yield Finding("read/left-out", Severity.INFO, message, name)
