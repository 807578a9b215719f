"""Prose pages: a title and Markdown that nobody takes apart."""

import re

from levelset.core.model import Prose
from levelset.interchange.markdown_text import TITLE, escaped, plain_line

HEAD = re.compile(r"\A#(?:[ \t]+(?P<title>[^\n]*?))?[ \t]*(?:\n|\Z)")


def to_text(prose: Prose) -> str:
    """The file of a prose page."""
    head = TITLE + escaped(prose.title, TITLE) if prose.title else "#"
    return f"{head}\n\n{prose.markdown}\n" if prose.markdown else f"{head}\n"


def from_text(text: str, slug: str) -> Prose:
    """The prose page in a file; one without a title line is called by its file name."""
    plain = re.sub(r"\r\n?", "\n", text).lstrip("\n")
    found = HEAD.match(plain)
    if found is None:
        return Prose(slug, slug.replace("-", " ").capitalize(), _trimmed(plain))
    return Prose(slug, plain_line(found["title"] or "").text, _trimmed(plain[found.end() :]))


def _trimmed(markdown: str) -> str:
    return re.sub(r"\A\s*\n", "", markdown).rstrip()
