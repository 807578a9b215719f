"""A sheet as one HTML file: no script, nothing fetched, readable in light, in dark and on paper."""

from collections.abc import Iterable
from html import escape

from levelset.comparing.telling.sheet import Changed, Heading, Part, Prose, Said, Step, Warnings
from levelset.text.words_diff import Piece

STYLE = """
:root { color-scheme: light dark; --soft: color-mix(in srgb, CanvasText 65%, Canvas); --line: color-mix(in srgb, CanvasText 20%, Canvas); }
body { font: 1rem/1.55 Charter, Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; } h2 { font-size: 1.35rem; margin: 2.5rem 0 0.5rem; border-bottom: 1px solid var(--line); }
h3, h4 { font-size: 1.05rem; margin: 1.5rem 0 0.25rem; }
h1 small, h2 small, h3 small, h4 small, .note, .mark, .quote b, .by { font: 0.8125rem/1.4 system-ui, sans-serif; color: var(--soft); }
ul { list-style: none; padding: 0; margin: 0.25rem 0; } li { margin: 0 0 0.5rem; padding-inline-start: 1rem; border-inline-start: 2px solid var(--line); }
li p { margin: 0; } .step { font-weight: 600; } .quote { color: var(--soft); }
.mark { border: 1px solid var(--line); border-radius: 3px; padding: 0 0.35em; }
ins { text-decoration: underline; text-underline-offset: 0.15em; } del { text-decoration: line-through; color: var(--soft); }
.warning { border: 1px solid currentColor; padding: 0.75rem 1rem; } .warning ul { margin-top: 0.5rem; }
@media print { body { max-width: none; margin: 0; font-size: 10.5pt; } li { break-inside: avoid; } h2, h3, h4 { break-after: avoid; } }
""".strip()  # noqa: E501 - rules of style read best one a line

ELEMENTS = {"=": "{}", "-": "<del>{}</del>", "+": "<ins>{}</ins>"}


def as_html(parts: Iterable[Part], language: str = "en") -> str:
    """The parts as a whole document. Text of the framework is escaped, whatever it contains."""
    held = list(parts)
    title = next((part.text for part in held if isinstance(part, Heading)), "")
    body = "\n".join(_body(held))
    return (
        f'<!doctype html>\n<html lang="{escape(language or "en")}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"<style>\n{STYLE}\n</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _body(parts: Iterable[Part]) -> Iterable[str]:
    inside = False
    for part in parts:
        item = isinstance(part, Step | Said | Changed)
        if item != inside:
            yield "<ul>" if item else "</ul>"
        inside = item
        yield _element(part)
    if inside:
        yield "</ul>"


def _element(part: Part) -> str:
    if isinstance(part, Heading):
        note = f" <small>{escape(part.note)}</small>" if part.note else ""
        return f'<h{part.depth} dir="auto">{escape(part.text)}{note}</h{part.depth}>'
    if isinstance(part, Prose):
        return f"<p>{escape(part.text)}</p>"
    if isinstance(part, Warnings):
        signs = "".join(f"<li>{escape(sign)}</li>" for sign in part.signs)
        return f'<div class="warning" role="note"><strong>{escape(part.text)}</strong><ul>{signs}</ul></div>'
    if isinstance(part, Step):
        return _step(part)
    if isinstance(part, Said):
        return f'<li><p dir="auto">{_mark(part.mark)} {escape(part.text)}{_note(part.note)}</p></li>'
    return _changed(part)


def _step(part: Step) -> str:
    arrow = "↓" if part.falls else "↑"
    said = f"{arrow} {escape(part.dimension)}: {escape(part.old)} → {escape(part.new)}"
    quotes = "".join(
        f'<p class="quote" dir="auto"><b>{escape(label)}</b> “{escape(words)}”</p>' for label, words in part.quotes
    )
    return f'<li><p class="step">{said}{_note(part.note)}</p>{quotes}</li>'


def _changed(part: Changed) -> str:
    if part.pieces:
        return f'<li><p dir="auto">{_mark(part.mark)} {marked(part.pieces)}{_note(part.note)}</p></li>'
    (old, before), (new, after) = part.old, part.new
    return (
        f"<li><p>{_mark(part.mark)}{_note(part.note)}</p>"
        f'<p class="quote" dir="auto"><b>{escape(old)}</b> {escape(before)}</p>'
        f'<p dir="auto"><b class="by">{escape(new)}</b> {escape(after)}</p></li>'
    )


def marked(pieces: Iterable[Piece]) -> str:
    """A text with its changes marked: ``ins`` and ``del``, which read without color."""
    return " ".join(ELEMENTS[sign].format(escape(text)) for sign, text in pieces)


def _mark(mark: str) -> str:
    return f'<span class="mark">{escape(mark)}</span>'


def _note(note: str) -> str:
    return f' <span class="note">({escape(note)})</span>' if note else ""
