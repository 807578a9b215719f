"""Footnotes of a page, and the marks in its text that point to them: ``lifecycle*``, ``lifecycle[^1]``, ``lifecycle†``.

A mark is only taken for one where a footnote answers to it; every other asterisk stays what it is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from levelset.core.model import Page, Text

OWN_MARK = re.compile(r"\s*(?:\[\^?([^\]\s]{1,20})\]:?|([*†‡§¶]{1,4}|[¹²³⁴-⁹]{1,3})(?!\*))\s*(?=\S)")
IN_TEXT = re.compile(r"\[\^([^\]\s]{1,20})\]|(?<=[\w.,;:!?)\]\"'’”])([*]{1,4}|[†‡§¶]{1,4}|[¹²³⁴-⁹]{1,3})(?![\w*])")


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote with its number on the page (from 1), the mark that a reader sees, and its text without the mark."""

    number: int
    mark: str
    text: str
    answers_to: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text, from ``start`` to before ``end``, that points to a footnote."""

    start: int
    end: int
    footnote: Footnote


def footnotes_of(page: Page) -> tuple[Footnote, ...]:
    """The footnotes of a page in their order, numbered."""
    return tuple(_footnote(number, note) for number, note in enumerate(page.footnotes, start=1))


def _footnote(number: int, note: Text) -> Footnote:
    own = OWN_MARK.match(note.text)
    if own is None:
        return Footnote(number, str(number), note.text, frozenset({f"^{number}", "*" * number}))
    label, sign = own.groups()
    answers = {f"^{label}"} if label else {sign, f"^{number}"}
    return Footnote(number, label or sign, note.text[own.end() :], frozenset(answers))


def marks_in(text: str, footnotes: Iterable[Footnote]) -> list[Mark]:
    """The marks in a text that a footnote answers to, from left to right."""
    by_sign: dict[str, Footnote] = {}
    for footnote in footnotes:
        for sign in footnote.answers_to:
            by_sign.setdefault(sign, footnote)
    if not by_sign:
        return []
    found = ((match, by_sign.get(f"^{match[1]}" if match[1] else match[2])) for match in IN_TEXT.finditer(text))
    return [
        Mark(match.start(), match.end(), footnote)
        for match, footnote in found
        if footnote is not None and not (match[0][0] == "*" and _closes_emphasis(text, match.start()))
    ]


def _closes_emphasis(text: str, start: int) -> bool:
    """Whether the asterisk before the one at ``start`` stands before a word and opens an emphasis: ``*so*``."""
    last = text.rfind("*", 0, start)
    if last < 0 or text[last + 1].isspace():
        return False
    before = text[: last + 1].rstrip("*")[-1:]
    return not before or before.isspace() or before in "([{\"'“‘"
