"""Prose pages: Markdown with raw HTML off, links to http, https, mailto and beside this page alone, no pictures."""

import re
from functools import cache

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

SCHEME = re.compile(r"^[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
ALLOWED = ("http:", "https:", "mailto:")


def is_allowed(address: str) -> bool:
    """Whether a link may lead there: an allowed scheme, or relative and on this server."""
    plain = re.sub(r"[\x00-\x20]+", "", address)
    if SCHEME.match(plain):
        return plain.lower().startswith(ALLOWED)
    return not plain.startswith(("//", "/\\", "\\"))


def _set_headings(state: StateCore) -> None:
    """The page has an ``h1`` of its own: headings of the text begin at ``h2``, and none is skipped on the way down."""
    above: list[int] = []
    for token in state.tokens:
        if token.type == "heading_open":
            written = int(token.tag[1])
            above = [*(level for level in above if level < written), written]
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(len(above) + 1, 6)}"


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    parser.enable("table").disable("image")
    parser.validateLink = is_allowed  # type: ignore[method-assign,assignment]  # the library is configured so
    parser.core.ruler.push("set_headings", _set_headings)
    return parser


def prose_html(markdown: str) -> SafeString:
    """Markdown as HTML that is safe to show: raw HTML comes out as the text that it is."""
    html: str = _parser().render(markdown)
    return mark_safe(html)  # noqa: S308  # raw HTML is off and links are limited, as the tests hold


def plain_text(markdown: str) -> str:
    """The words of a text without its marks, for search: one paragraph a line."""
    tokens = _parser().parse(markdown)
    texts = ("".join(map(_content, token.children or ())) for token in tokens if token.type == "inline")
    code = (token.content for token in tokens if token.type in ("fence", "code_block"))
    return "\n".join([*texts, *code])


def _content(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content
