"""Plain text in Markdown and out of it, letter for letter.

Reading takes what a renderer would show: escapes and entities are resolved, emphasis is dropped (and reported), links
and raw HTML stay as letters. Writing escapes only what would be read as something else, and proves it by reading the
line back. What GitHub adds to CommonMark (task lists, footnotes, strikethrough, mathematics) is escaped as well.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

BULLET, PARAGRAPH, QUOTE, TITLE, SECTION, GROUP, MIDDLE = "- ", "", "> ", "# ", "## ", "### ", "x "
"""What a line begins with, by where its text stands; ``MIDDLE`` is anywhere behind another word."""

HARMLESS = re.compile(r"[^\W\d_][^\\`*_\[\]<>&~$#|!]*", re.DOTALL)
"""A text that begins with a letter and holds nothing that Markdown looks at."""

GITHUB = re.compile(r"^\[[ xX]\](?:\s|$)|\[\^|~[^~\s](?:.*[^~\s])?~|\$.*\$", re.DOTALL)
"""A task list item, a footnote, struck text, mathematics: what GitHub reads and CommonMark does not."""

SPECIAL = re.compile(r"[\\`*_\[\]<>~$]|&(?=#?\w+;)|(?<![^ ])#+$|^[#+\-=>|:]")
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough; footnotes (``[^1]: …``) are no link definitions."""
    return MarkdownIt("commonmark").enable(["strikethrough", "table"]).disable("reference")


@dataclass(frozen=True, slots=True)
class Plain:
    """The text of a piece of Markdown. ``markup`` names what a plain text cannot keep: emphasis, link, image, html."""

    text: str
    markup: frozenset[str] = frozenset()


MARKUP = {"em_open": "emphasis", "strong_open": "emphasis", "s_open": "emphasis", "code_inline": "emphasis"}


def plain_text(inline: Token) -> Plain:
    """What a reader sees of an inline token, on one line; an address that a link hides is put in parentheses."""
    shown: list[str] = []
    markup: set[str] = set()
    hidden: list[tuple[int, str]] = []
    for child in inline.children or []:
        if child.type in MARKUP:
            markup.add(MARKUP[child.type])
        if child.type in ("softbreak", "hardbreak"):
            shown.append(" ")
        elif child.type == "link_open":
            hidden.append((len(shown), str(child.attrGet("href") or "")))
        elif child.type == "link_close":
            start, address = hidden.pop()
            if child.markup != "autolink":
                markup.add("link")
                shown.append(f" ({address})" if address and address != "".join(shown[start:]) else "")
        elif child.type == "image":
            markup.add("image")
            shown.append(f"{child.content} ({child.attrGet('src') or ''})")
        elif child.type == "html_inline":
            markup.add("html")
            shown.append(child.content)
        else:
            shown.append(child.content)
    return Plain(re.sub(r"[ \t\n]+", " ", "".join(shown)).strip(), frozenset(markup))


def plain_line(markdown: str) -> Plain:
    """The same for a line of Markdown."""
    return plain_text(parser().parseInline(markdown)[0])


@lru_cache(maxsize=20_000)
def escaped(text: str, before: str = PARAGRAPH, footnotes: int = 0) -> str:
    """The text as Markdown that reads back as exactly it, behind ``before``; with few escapes where few do.

    The text is one line without blanks at its ends. ``footnotes`` is how many the page has: a mark of one of them
    (``[^1]``) stays a mark.
    """
    if HARMLESS.fullmatch(text):
        return text
    if not _github(text, footnotes) and _reads_back(text, text, before):
        return text
    sparing = SPECIAL.sub(lambda found: "".join("\\" + char for char in found.group()), text)
    sparing = re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", sparing)
    sparing = _footnote_marks(sparing, footnotes)
    if _reads_back(sparing, text, before):
        return sparing
    return _footnote_marks(PUNCTUATION.sub(lambda found: "\\" + found.group(), text), footnotes)


def _github(text: str, footnotes: int) -> bool:
    marks = re.sub(r"\[\^(\d+)\]", lambda found: "" if 0 < int(found[1]) <= footnotes else found[0], text)
    return GITHUB.search(marks) is not None or (marks != text and text.startswith("[^"))


def _footnote_marks(markdown: str, footnotes: int) -> str:
    """Marks of footnotes that exist, with their escapes taken away again; not at the start, where they define one."""
    return re.sub(
        r"(?<=.)\\\[\\?\^(\d+)\\\]",
        lambda found: f"[^{found[1]}]" if 0 < int(found[1]) <= footnotes else found[0],
        markdown,
    )


def _reads_back(markdown: str, text: str, before: str) -> bool:
    tokens = parser().parse(before + markdown)
    inline = [token for token in tokens if token.type == "inline"]
    shape, shown = _frame(before)
    return [token.type for token in tokens] == shape and plain_text(inline[0]) == Plain(shown + text)


@cache
def _frame(before: str) -> tuple[list[str], str]:
    """The blocks that a text behind ``before`` makes, and what of ``before`` a reader sees."""
    tokens = parser().parse(before + "x")
    inline = next(token for token in tokens if token.type == "inline")
    return [token.type for token in tokens], plain_text(inline).text.removesuffix("x")
