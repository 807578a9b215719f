"""A sheet as plain text for a terminal: words that were put in between ``{+`` and ``+}``, left out between ``[-`` and
``-]``."""

import textwrap
from collections.abc import Iterable

from levelset.comparing.telling.sheet import Changed, Heading, Part, Prose, Said, Step, Warnings
from levelset.text.words_diff import Piece

WIDTH = 100
MARKS = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}


def as_text(parts: Iterable[Part]) -> str:
    """The parts one below the other, wrapped, with a final newline."""
    return "\n".join(_shown(line) for part in parts for line in _lines(part)).strip("\n") + "\n"


def _lines(part: Part) -> list[str]:
    if isinstance(part, Heading):
        return _heading(part)
    if isinstance(part, Prose):
        return ["", *_wrapped(part.text, "")]
    if isinstance(part, Warnings):
        return ["", *_wrapped(f"! {part.text}", ""), *(line for sign in part.signs for line in _wrapped(sign, "  - "))]
    if isinstance(part, Step):
        return _step(part)
    if isinstance(part, Said):
        return _wrapped(printable(part.text) + _behind(part.note), f"  {part.mark:<9} ")
    return _changed(part)


def _heading(part: Heading) -> list[str]:
    text = printable(part.text) + _behind(part.note)
    if part.depth == 1:
        return [text, "=" * len(text)]
    return ["", text.upper() if part.depth == 2 else text, *(["-" * len(text)] if part.depth == 2 else [])]


def _step(part: Step) -> list[str]:
    sign = "v" if part.falls else "^"
    lines = _wrapped(f"{part.dimension}: {part.old} -> {part.new}{_behind(part.note)}", f"  {sign} ")
    return lines + [
        line for label, words in part.quotes for line in _wrapped(f"{label}: “{printable(words)}”", "      ")
    ]


def _changed(part: Changed) -> list[str]:
    if part.pieces:
        return _wrapped(marked(part.pieces) + _behind(part.note), f"  {part.mark:<9} ")
    old, new = (f"{label}: {printable(text)}" for label, text in (part.old, part.new))
    return [*_wrapped(old, f"  {part.mark:<9} "), *_wrapped(new + _behind(part.note), " " * 12)]


def marked(pieces: Iterable[Piece]) -> str:
    """A text with its changes marked."""
    return " ".join(MARKS[sign].format(printable(text)) for sign, text in pieces)


def printable(text: str) -> str:
    """The text without what a terminal would obey, such as escapes and overrides."""
    return _shown(" ".join(text.split()))


def _shown(line: str) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)


def _behind(note: str) -> str:
    return f" ({note})" if note else ""


def _wrapped(text: str, first: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first), break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
