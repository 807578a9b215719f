"""Texts that are no statements: titles, intros, notes, footnotes, definitions and prose, before and after."""

from collections.abc import Iterator, Mapping, Sequence

from levelset.comparing.diff.following import Following
from levelset.comparing.diff.model import Layer, TextChange
from levelset.comparing.diff.own_words import OwnWords
from levelset.core.addresses import key_of
from levelset.core.model import Framework, Page
from levelset.text.normal import normalised


def texts_beside(old: Framework, new: Framework, own: OwnWords) -> Iterator[TextChange]:
    """Definitions of what has the same key or name on both sides, and prose pages."""
    for layer, what, before, after in (
        (Layer.PILLAR, "the definition of {}", _definitions(old.pillars), _definitions(new.pillars)),
        (Layer.FACET, "the subtitle of {}", _subtitles(old), _subtitles(new)),
        (
            Layer.RESPONSIBILITY,
            "the definition of {}",
            _definitions(old.responsibilities),
            _definitions(new.responsibilities),
        ),
        (Layer.TERM, "the definition of {}", _terms(old, own), _terms(new, OwnWords())),
        (Layer.LENS, "the definition of {}", _entries(old), _entries(new)),
    ):
        for key, (name, text) in after.items():
            if key in before:
                yield from _change(layer, what.format(name), "", before[key][1], text, own)
    yield from _prose(old, new, own)


Held = Mapping[str, tuple[str, str]]
"""Key → the name that people read, and the text."""


def _definitions(items: Sequence[object]) -> Held:
    return {
        getattr(item, "key", ""): (getattr(item, "name", ""), getattr(item, "definition", None) or "") for item in items
    }


def _subtitles(framework: Framework) -> Held:
    return {key_of(kind.name): (kind.name, kind.subtitle) for kind in framework.facets}


def _terms(framework: Framework, own: OwnWords) -> Held:
    return {normalised(own.in_new(term.term)): (term.term, term.definition) for term in framework.glossary}


def _entries(framework: Framework) -> Held:
    return {
        f"{lens.key}/{entry.key}": (entry.name, entry.definition) for lens in framework.lenses for entry in lens.entries
    }


def _prose(old: Framework, new: Framework, own: OwnWords) -> Iterator[TextChange]:
    before, after = ({prose.slug: prose for prose in one.prose} for one in (old, new))
    for slug, prose in before.items():
        if slug not in after:
            yield TextChange(Layer.PROSE, f"the page “{prose.title}”", "", prose.markdown, None)
    for slug, prose in after.items():
        held = before.get(slug)
        yield from _change(
            Layer.PROSE, f"the page “{prose.title}”", "", held.markdown if held else None, prose.markdown, own
        )


def texts_of_pages(old: Page | None, new: Page | None, own: OwnWords, following: Following) -> Iterator[TextChange]:
    """The texts of one page beside its statements; nothing for a page that is new or gone, which is told whole."""
    if old is None or new is None:
        return
    where = new.address
    yield from _change(Layer.PAGE, "the title", where, old.title, new.title, own)
    yield from _change(Layer.PAGE, "the designation", where, old.designation or "", new.designation or "", own)
    yield from _many(Layer.PAGE, "the intro of {}", where, _intros(old, following), _intros(new, Following()), own)
    yield from _many(Layer.PAGE, "a note on {}", where, _notes(old, following), _notes(new, Following()), own)
    footnotes = tuple(note.text for note in old.footnotes), tuple(note.text for note in new.footnotes)
    yield from _unequal(Layer.PAGE, "a footnote", where, *footnotes, own)


Texts = Mapping[str, tuple[str, tuple[str, ...]]]
"""Key → name and the texts there."""


def _intros(page: Page, following: Following) -> Texts:
    found = {}
    for section in page.sections:
        pillar = following.pillars.get(section.pillar or "", section.pillar) or key_of(section.name or "")
        found[pillar] = (section.name or "the page", tuple(text.text for text in section.intro))
    return found


def _notes(page: Page, following: Following) -> Texts:
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for section in page.sections:
        for group in section.groups:
            key = group.key or key_of(group.name or "")
            key = next(iter(following.responsibilities.get(key, ())), key)
            held = found.get(key, ("", ()))[1]
            texts = (*held, *(f"{note.kind}: {note.text}" for note in group.notes))
            found[key] = (group.name or "a heading without a name", texts)
    return found


def _many(layer: Layer, what: str, where: str, old: Texts, new: Texts, own: OwnWords) -> Iterator[TextChange]:
    for key, (name, texts) in old.items():
        if key not in new:
            yield from _unequal(layer, what.format(name), where, texts, (), own)
    for key, (name, texts) in new.items():
        yield from _unequal(layer, what.format(name), where, old.get(key, ("", ()))[1], texts, own)


def _unequal(
    layer: Layer, what: str, where: str, old: tuple[str, ...], new: tuple[str, ...], own: OwnWords
) -> Iterator[TextChange]:
    """The texts of two lists that are not in both, in pairs as far as there are."""
    mine = [text for text in old if normalised(own.in_new(text)) not in set(map(normalised, new))]
    theirs = [text for text in new if normalised(text) not in {normalised(own.in_new(text)) for text in old}]
    for number in range(max(len(mine), len(theirs))):
        before = mine[number] if number < len(mine) else None
        after = theirs[number] if number < len(theirs) else None
        yield TextChange(layer, what, where, before, after)


def _change(layer: Layer, what: str, where: str, old: str | None, new: str, own: OwnWords) -> Iterator[TextChange]:
    if normalised(own.in_new(old or "")) != normalised(new) or (old is None and not new):
        yield TextChange(layer, what, where, old or None, new or None)
