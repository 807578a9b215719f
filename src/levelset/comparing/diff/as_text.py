"""A comparison of two frameworks for reading: Markdown, plain text, HTML. One walk, three ways to write."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Protocol

from levelset.comparing.align import Change, Link
from levelset.comparing.diff.details import Chapter, Entry, WholePage, chapters
from levelset.comparing.diff.model import Diff, TextChange
from levelset.comparing.diff.sentences import layers, summary, title_of
from levelset.interchange.markdown_text import MIDDLE, escaped

KINDS = {
    "kept": "moved",
    "reworded": "reworded",
    "grown": "says more",
    "split": "split in two",
    "merged": "joined",
    "new": "new",
    "widened": "now also here",
    "gone": "gone",
}
"""What a change is called in front of its sentence."""


class Style(Protocol):
    """How a format writes the few things that a comparison is made of. Texts come plain and are escaped here."""

    def heading(self, level: int, text: str) -> str: ...
    def paragraph(self, text: str) -> str: ...
    def item(self, lead: str, body: str) -> str: ...
    def say(self, text: str) -> str: ...
    def left_out(self, text: str) -> str: ...
    def put_in(self, text: str) -> str: ...
    def items(self, items: list[str]) -> str: ...


class Markdown:
    """As GitHub shows it: what is left out is struck, what is put in is bold."""

    def heading(self, level: int, text: str) -> str:
        """A heading with its blank line."""
        return f"{'#' * level} {self.say(text)}\n"

    def paragraph(self, text: str) -> str:
        """A paragraph."""
        return f"{self.say(text)}\n"

    def item(self, lead: str, body: str) -> str:
        """One entry of a list, with what stands in front of it."""
        return f"- *{self.say(lead)}:* {body}" if lead else f"- {body}"

    def say(self, text: str) -> str:
        """A text, letter for letter."""
        return escaped(" ".join(text.split()), MIDDLE)

    def left_out(self, text: str) -> str:
        """Words that are gone."""
        return f"~~{self.say(text)}~~"

    def put_in(self, text: str) -> str:
        """Words that are new."""
        return f"**{self.say(text)}**"

    def items(self, items: list[str]) -> str:
        """A list."""
        return "\n".join(items) + "\n"


class PlainText(Markdown):
    """For a terminal or a mail: ``[-left out-]`` and ``{+put in+}``, as git marks words."""

    def heading(self, level: int, text: str) -> str:
        """Underlined, or in capitals for the deeper ones."""
        line = text if level < 3 else f"{text}:"
        return line + (f"\n{('=', '-')[level - 1] * len(text)}\n" if level < 3 else "")

    def item(self, lead: str, body: str) -> str:
        """One entry of a list, with what stands in front of it."""
        return f"- {lead}: {body}" if lead else f"- {body}"

    def say(self, text: str) -> str:
        """A text; control characters, which a terminal would obey, are replaced."""
        return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in " ".join(text.split()))

    def left_out(self, text: str) -> str:
        """Words that are gone."""
        return f"[-{self.say(text)}-]"

    def put_in(self, text: str) -> str:
        """Words that are new."""
        return f"{{+{self.say(text)}+}}"


class Html:
    """Elements without style or script; every text is escaped."""

    def heading(self, level: int, text: str) -> str:
        """A heading."""
        return f"<h{level}>{self.say(text)}</h{level}>"

    def paragraph(self, text: str) -> str:
        """A paragraph."""
        return f"<p>{self.say(text)}</p>"

    def item(self, lead: str, body: str) -> str:
        """One entry of a list, with what stands in front of it."""
        return f"<li>{f'<em>{self.say(lead)}:</em> ' if lead else ''}{body}</li>"

    def say(self, text: str) -> str:
        """A text, escaped."""
        return escape(" ".join(text.split()))

    def left_out(self, text: str) -> str:
        """Words that are gone."""
        return f"<del>{self.say(text)}</del>"

    def put_in(self, text: str) -> str:
        """Words that are new."""
        return f"<ins>{self.say(text)}</ins>"

    def items(self, items: list[str]) -> str:
        """A list."""
        return "<ul>\n" + "\n".join(items) + "\n</ul>"


def to_markdown(diff: Diff) -> str:
    """The comparison as Markdown."""
    return _joined(diff, Markdown())


def to_text(diff: Diff) -> str:
    """The comparison as plain text."""
    return _joined(diff, PlainText())


def to_html(diff: Diff) -> str:
    """The comparison as one HTML document that needs nothing beside it."""
    title = escape(title_of(diff))
    head = f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n'
    return head + _joined(diff, Html()) + "</body>\n</html>\n"


def _joined(diff: Diff, style: Style) -> str:
    return "\n".join(_blocks(diff, style)) + "\n"


def _blocks(diff: Diff, style: Style) -> Iterator[str]:
    """Summary, layers, then what all roles share, then role by role."""
    yield style.heading(1, title_of(diff))
    yield style.items([style.item("", style.say(sentence)) for sentence in summary(diff)])
    if diff.is_empty and not any(page.texts for page in diff.pages):
        return
    yield style.heading(2, "Layer by layer")
    for layer in layers(diff):
        yield style.heading(3, layer.heading)
        yield style.items([style.item("", style.say(sentence)) for sentence in layer.sentences])
    for chapter in chapters(diff):
        yield from _chapter(chapter, style)


def _chapter(chapter: Chapter, style: Style) -> Iterator[str]:
    yield style.heading(2, chapter.title)
    for page in chapter.pages:
        yield from _whole(page, style)
    for band, parts in groupby(chapter.parts, key=lambda part: part.band):
        for part in parts:
            yield style.heading(3, f"{band}: {part.name}")
            yield style.items([_entry(entry, style) for entry in part.entries])
    if chapter.texts:
        yield style.heading(3, "Beside the statements")
        yield style.items([_text(text, style) for text in chapter.texts])


def _whole(page: WholePage, style: Style) -> Iterator[str]:
    yield style.heading(3, f"{page.page.level}, {'a new page' if page.is_new else 'a page that is gone'}")
    shared = page.sentences - len(page.own)
    if shared:
        told = f"{shared} of its {page.sentences} sentences stand on other roles’ pages of {page.page.level}, too."
        yield style.paragraph(told + (" Its own:" if page.own else ""))
    if page.own:
        yield style.items([style.item("", style.say(text)) for text in page.own])


def _entry(entry: Entry, style: Style) -> str:
    link = entry.told.link
    kind = KINDS[entry.told.kind]
    origin = f", from {entry.moved_from}" if entry.moved_from else ""
    if entry.told.kind == "widened":
        return style.item(f"now also at {entry.where}, before at {entry.moved_from}", marked(link, style))
    return style.item(f"{entry.where}, {kind}{origin}", marked(link, style) + _variants(entry, style))


def _variants(entry: Entry, style: Style) -> str:
    """The words of pages where the sentence is written a little otherwise."""
    told = (f"(at {variant.where}: “{variant.text}”)" for variant in entry.variants)
    return "".join(f" {style.say(text)}" for text in told)


def marked(link: Link, style: Style) -> str:
    """The sentence with the words that changed marked; whole where all of it is other, new or gone."""
    if link.is_new or link.is_gone or link.change is Change.KEPT:
        return style.say(" ".join(link.to_text or link.from_text))
    if all(sign != "=" for sign, _ in link.words):
        return f"{style.left_out(' '.join(link.from_text))} {style.put_in(' '.join(link.to_text))}"
    write = {"=": style.say, "-": style.left_out, "+": style.put_in}
    return " ".join(write[sign](text) for sign, text in link.words)


def _text(text: TextChange, style: Style) -> str:
    lead = f"{text.where}, {text.what}" if text.where else text.what
    if text.old is None or text.new is None:
        return style.item(f"{lead}, {'new' if text.old is None else 'gone'}", style.say(text.new or text.old or ""))
    return style.item(lead, f"{style.left_out(text.old)} {style.put_in(text.new)}")
