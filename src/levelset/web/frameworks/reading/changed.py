"""What changed between two versions, ready for a page: every text escaped, words that came and went marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from levelset.comparing.align import Change, Link
from levelset.comparing.diff.details import Chapter, Entry, Part, WholePage, chapters
from levelset.comparing.diff.model import Diff, TextChange
from levelset.comparing.diff.sentences import LayerTold, layers, summary
from levelset.web.frameworks.reading.wording import joined


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One change: its kind with the word for it, where it stands, and the sentence with its marks."""

    kind: str
    word: str
    where: str
    text: SafeString
    moved_from: str


@dataclass(frozen=True, slots=True)
class PartShown:
    """A facet or responsibility with its changes."""

    band: str
    pillar: str | None
    name: str
    entries: tuple[EntryShown, ...]


@dataclass(frozen=True, slots=True)
class TextShown:
    """A text beside the statements that changed."""

    what: str
    where: str
    text: SafeString


@dataclass(frozen=True, slots=True)
class ChapterShown:
    """What all roles share, or one role."""

    anchor: str
    title: str
    parts: tuple[PartShown, ...]
    texts: tuple[TextShown, ...]
    pages: tuple[WholePage, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """The whole page: in short, layer by layer, then the details."""

    summary: tuple[str, ...]
    layers: tuple[LayerTold, ...]
    chapters: tuple[ChapterShown, ...]
    is_empty: bool


def changed_of(diff: Diff) -> Changed:
    """A comparison as its page shows it."""
    shown = tuple(_chapter(chapter, number) for number, chapter in enumerate(chapters(diff), start=1))
    told = tuple(layer for layer in layers(diff) if layer.changes)
    return Changed(tuple(summary(diff)), told, shown, diff.is_empty and not shown)


def _chapter(chapter: Chapter, number: int) -> ChapterShown:
    title = chapter.title if chapter.role else _("All roles")
    parts = tuple(map(_part, chapter.parts))
    return ChapterShown(f"part-{number}", title, parts, tuple(map(_text, chapter.texts)), chapter.pages)


def _part(part: Part) -> PartShown:
    return PartShown(part.band, part.pillar, part.name, tuple(map(_entry, part.entries)))


def _entry(entry: Entry) -> EntryShown:
    kind = entry.told.kind
    words = {
        "kept": _("moved"),
        "grown": _("says more"),
        "split": _("split in two"),
        "merged": _("merged"),
        "widened": _("now also here"),
    }
    return EntryShown(
        {"kept": "moved", "widened": "new"}.get(kind, kind),
        words.get(kind, ""),
        entry.where,
        _with_variants(entry),
        entry.moved_from,
    )


def _with_variants(entry: Entry) -> SafeString:
    """The sentence, then the words of pages that write it a little otherwise."""
    others = (format_html("({}: “{}”)", variant.where, variant.text) for variant in entry.variants)
    return _spaced(iter((marked(entry.told.link), *others)))


def _text(text: TextChange) -> TextShown:
    pieces: Iterator[SafeString] = (
        format_html("<{0}>{1}</{0}>", element, value)
        for element, value in (("del", text.old), ("ins", text.new))
        if value is not None
    )
    return TextShown(text.what[:1].upper() + text.what[1:], text.where, _spaced(pieces))


def marked(link: Link) -> SafeString:
    """A sentence with the words that came and went marked; whole where it is new, gone, or the same."""
    if link.is_new or link.is_gone or link.change is Change.KEPT:
        return escape(" ".join(link.to_text or link.from_text))
    if all(sign != "=" for sign, _text in link.words):
        return _spaced(
            format_html("<{0}>{1}</{0}>", element, " ".join(texts))
            for element, texts in (("del", link.from_text), ("ins", link.to_text))
        )
    elements = {"-": "<del>{}</del>", "+": "<ins>{}</ins>", "=": "{}"}
    return _spaced(format_html(elements[sign], text) for sign, text in link.words)


def _spaced(pieces: Iterator[SafeString]) -> SafeString:
    return joined(format_html(" {}", piece) if number else piece for number, piece in enumerate(pieces))
