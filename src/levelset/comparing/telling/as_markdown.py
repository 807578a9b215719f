"""A sheet as Markdown that any viewer shows: what was put in is bold, what was left out is struck."""

from collections.abc import Iterable

from levelset.comparing.telling.sheet import Changed, Heading, Part, Prose, Said, Step, Warnings
from levelset.interchange.markdown_text import MIDDLE, escaped
from levelset.text.words_diff import Piece

MARKS = {"=": "{}", "-": "~~{}~~", "+": "**{}**"}


def as_markdown(parts: Iterable[Part]) -> str:
    """The parts as Markdown, with a final newline. Text of the framework is escaped, whatever it contains."""
    chunks: list[tuple[bool, str]] = [(_is_item(part), _chunk(part)) for part in parts]
    text = ""
    for number, (item, chunk) in enumerate(chunks):
        glued = number and item and chunks[number - 1][0]
        text += ("\n" if glued else "\n\n" if number else "") + chunk
    return text + "\n"


def _is_item(part: Part) -> bool:
    return isinstance(part, Step | Said | Changed)


def _chunk(part: Part) -> str:
    if isinstance(part, Heading):
        return f"{'#' * part.depth} {plain(part.text)}{_behind(part.note)}"
    if isinstance(part, Prose):
        return escaped(part.text)
    if isinstance(part, Warnings):
        return "\n".join([f"> **{plain(part.text)}**", ">", *(f"> - {plain(sign)}" for sign in part.signs)])
    if isinstance(part, Step):
        return _step(part)
    if isinstance(part, Said):
        return f"- *{plain(part.mark)}* {plain(part.text)}{_behind(part.note)}"
    return _changed(part)


def _step(part: Step) -> str:
    quotes = "; ".join(f"{plain(label)}: “{plain(words)}”" for label, words in part.quotes)
    arrow = "↓" if part.falls else "↑"
    said = f"- {arrow} **{plain(part.dimension)}: {plain(part.old)} → {plain(part.new)}**"
    return f"{said}{' — ' if quotes else ''}{quotes}{_behind(part.note)}"


def _changed(part: Changed) -> str:
    if part.pieces:
        return f"- *{plain(part.mark)}* {marked(part.pieces)}{_behind(part.note)}"
    (old, before), (new, after) = part.old, part.new
    return (
        f"- *{plain(part.mark)}*{_behind(part.note)}\n"
        f"  - {plain(old)}: {plain(before)}\n  - {plain(new)}: {plain(after)}"
    )


def marked(pieces: Iterable[Piece]) -> str:
    """A text with its changes marked."""
    return " ".join(MARKS[sign].format(plain(text)) for sign, text in pieces)


def plain(text: str) -> str:
    """A text of which Markdown makes nothing but itself, on one line."""
    return escaped(" ".join(text.split()), MIDDLE)


def _behind(note: str) -> str:
    return f" *({plain(note)})*" if note else ""
