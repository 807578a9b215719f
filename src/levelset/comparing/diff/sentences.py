"""The comparison of two frameworks in plain sentences: in short, and layer by layer."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from levelset.comparing.diff.contents import keys_of
from levelset.comparing.diff.highlights import highlights, unchanged_names
from levelset.comparing.diff.model import Diff, Layer, LayerChange, LayerFate, PageDiff, TextChange
from levelset.comparing.diff.own_words import Own
from levelset.comparing.diff.wording import Where, count, listed
from levelset.text.normal import normalised


def title_of(diff: Diff) -> str:
    """The heading over a comparison: both sides by what tells them apart."""
    old, new = names_of(diff)
    if diff.old.title == diff.new.title:
        return f"{diff.new.title}: what changed from {old} to {new}"
    return f"What changed from {old} to {new}"


def names_of(diff: Diff) -> tuple[str, str]:
    """How sentences call the two sides."""
    if diff.old.label and diff.new.label and diff.old.label != diff.new.label:
        return diff.old.label, diff.new.label
    if diff.old.title != diff.new.title:
        return f"“{diff.old.title}”", f"“{diff.new.title}”"
    return "the older one", "the newer one"


def summary(diff: Diff) -> list[str]:
    """What a person would say first: the whole in a few sentences, the weightiest first."""
    if diff.is_empty:
        told = ["Nothing changed: every sentence stands as it did."]
        return [*told, *_own_words(diff), *page_texts(diff)]
    first = (Layer.ROLE, *(layer for layer in STRUCTURE if layer is not Layer.ROLE))
    return [
        *_shared(diff),
        *_figures(diff),
        *_own_words(diff),
        *(sentence for layer in first for sentence in layer_sentences(diff, layer)),
        *page_texts(diff),
        *highlights(diff),
    ]


STRUCTURE = (Layer.FRAMEWORK, Layer.TRACK, Layer.ROLE, Layer.LEVEL, Layer.PILLAR, Layer.FACET, Layer.RESPONSIBILITY)
BESIDE = (Layer.PAGE, Layer.LENS, Layer.TERM, Layer.PROSE)
BESIDE_STATEMENTS = ("intro", "note", "footnote")
"""Texts of pages that are no statements and yet say something."""

HEADINGS = {
    Layer.FRAMEWORK: "The framework",
    Layer.TRACK: "Tracks",
    Layer.ROLE: "Roles",
    Layer.LEVEL: "Levels",
    Layer.PILLAR: "Pillars",
    Layer.FACET: "Level expectations",
    Layer.RESPONSIBILITY: "Responsibilities",
    Layer.PAGE: "Pages",
    Layer.LENS: "Lenses",
    Layer.TERM: "Words of the organization",
    Layer.PROSE: "Prose pages",
}


@dataclass(frozen=True, slots=True)
class LayerTold:
    """One layer with its sentences; where nothing changed, one sentence says so."""

    layer: Layer
    heading: str
    sentences: tuple[str, ...]
    changes: bool


def layers(diff: Diff) -> list[LayerTold]:
    """Every layer that either side has something of, in sentences; what the summary says is not said again."""
    said = set(summary(diff))
    found = []
    for layer in (*STRUCTURE, *BESIDE):
        sentences = [*layer_sentences(diff, layer), *(text_sentence(one) for one in _texts(diff, layer))]
        if sentences:
            rest = [sentence for sentence in sentences if sentence not in said]
            if len(rest) < len(sentences):
                rest.insert(0, f"{count(len(sentences) - len(rest), 'change')} told in the summary.")
            found.append(LayerTold(layer, HEADINGS[layer], tuple(rest), True))
        elif layer in (Layer.ROLE, Layer.LEVEL, Layer.PILLAR, Layer.FACET, Layer.RESPONSIBILITY):
            found.append(LayerTold(layer, HEADINGS[layer], (unchanged_names(diff, layer),), False))
    return found


def _texts(diff: Diff, layer: Layer) -> list[TextChange]:
    return [text for text in diff.texts if text.layer is layer]


def text_sentence(text: TextChange) -> str:
    """What happened to a text beside the statements."""
    what = text.what[0].upper() + text.what[1:]
    if text.layer is Layer.PROSE and (text.old is None or text.new is None):
        # Which documents somebody imported decides whether a prose page is there: no edition need have added it.
        return f"{what} is only in the {'newer' if text.old is None else 'older'} one."
    if text.old is None:
        return f"{what} is new."
    return f"{what} is gone." if text.new is None else f"{what} reads otherwise now."


def layer_sentences(diff: Diff, layer: Layer, *, texts: bool = True) -> list[str]:
    """The changes of one layer in sentences; equal ones of several entries are told together.

    Without ``texts`` the texts of pages beside their statements are left out.
    """
    where = Where(diff)
    changes = [change for change in diff.layers if change.layer is layer]
    if layer is Layer.ROLE:
        return [
            *_new_roles(diff),
            *(_one(change, diff, where) for change in changes if change.fate not in (LayerFate.NEW, LayerFate.GONE)),
        ]
    told: list[str] = []
    for fate in LayerFate:
        same = [change for change in changes if change.fate is fate]
        if fate in (LayerFate.NEW, LayerFate.GONE) and layer is not Layer.RESPONSIBILITY:
            told += _together(same, fate, layer)
        else:
            told += [_one(change, diff, where) for change in same]
    if layer is Layer.PAGE and texts:
        told += page_texts(diff)
    return told


def page_texts(diff: Diff) -> list[str]:
    """The texts of pages beside their statements, equal changes of several pages in one sentence."""
    where = Where(diff)
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for page in diff.pages:
        for text in page.texts:
            fate = "is new" if text.old is None else "is gone" if text.new is None else "reads otherwise now"
            held[text.what[0].upper() + text.what[1:], fate].append(page.address)
    return [f"{what} {fate}: {where.said(dict.fromkeys(pages))}." for (what, fate), pages in held.items()]


NOUNS = {Layer.TERM: ("word", "words"), Layer.PAGE: ("page", "pages"), Layer.LEVEL: ("level", "levels")}


def _together(changes: Sequence[LayerChange], fate: LayerFate, layer: Layer) -> Iterator[str]:
    names = [named.name for change in changes for named in (change.new or change.old)]
    if names:
        one, many = NOUNS.get(layer, (str(layer), f"{layer}s"))
        word = "New" if fate is LayerFate.NEW else "Gone"
        yield f"{word} {one if len(names) == 1 else many}: {listed(names, 12)}."


def _one(change: LayerChange, diff: Diff, where: Where) -> str:
    old, new = [named.name for named in change.old], [named.name for named in change.new]
    if change.fate is LayerFate.RENAMED:
        return f"{listed(old)} is called {listed(new)} now{_because(change)}."
    if change.fate is LayerFate.MERGED:
        return _merged(change)
    if change.fate is LayerFate.SPLIT:
        return _split(change, diff, where)
    if change.fate is LayerFate.NEW:
        return _new_responsibility(change, diff, where)
    if change.fate is LayerFate.GONE:
        return f"{listed(old)} is gone."
    return _changed(change, where)


def _because(change: LayerChange) -> str:
    return f" ({change.detail})" if change.layer is Layer.RESPONSIBILITY and change.detail else ""


def _merged(change: LayerChange) -> str:
    into = change.new[0]
    others = [named.name for named in change.old if named.key != into.key]
    if len(others) < len(change.old):
        return f"{listed(others)} {'is' if len(others) == 1 else 'are'} part of {into.name} now{_because(change)}."
    return f"{listed(others)} are one responsibility now: {into.name}{_because(change)}."


def _split(change: LayerChange, diff: Diff, where: Where) -> str:
    was = change.old[0]
    stays = {named.key for named in change.new} & {was.key}
    added = [named for named in change.new if named.key != was.key]
    if not stays:
        return f"{was.name} is split into {listed([named.name for named in added])}."
    told = []
    for named in added:
        pages = _pages_with(diff, named.key)
        at = where.levels_of(pages)
        old_pages = set(_pages_with(diff, was.key))
        role = (
            f"takes the place of {was.name} there" if not old_pages & set(pages) else f"takes up a part of {was.name}"
        )
        told.append(f"{named.name} is new{f' ({at})' if at else ''} and {role}")
    return f"{'; '.join(told)}{_because(change)}."


def _new_responsibility(change: LayerChange, diff: Diff, where: Where) -> str:
    (named,) = change.new
    pages = _pages_with(diff, named.key)
    if not pages:
        return f"{named.name} is a new responsibility; no page has it yet."
    before = {page.role for page in diff.pages if page.old}
    roles = where.roles_of(pages)
    if not before & set(roles):
        return f"{named.name} is a responsibility of {listed([where.roles[key] for key in roles])} alone."
    return f"{named.name} is a new responsibility ({where.said(pages)}{'; ' if change.detail else ''}{change.detail})."


def _changed(change: LayerChange, where: Where) -> str:
    name = listed([named.name for named in (change.new or change.old)])
    if change.pages:
        told = "asked for at more levels now" if change.detail == "at more levels" else "not asked for any more"
        return f"{name} is {told}: {where.said(change.pages)}."
    if change.detail.startswith("pillar: "):
        mine, _, theirs = change.detail.removeprefix("pillar: ").partition(" → ")
        return f"{name} moved from {mine} to {theirs}."
    if change.detail == "order":
        return f"The order of levels changed: {name}."
    return f"{name}: {change.detail}."


def _pages_with(diff: Diff, key: str) -> list[str]:
    """The pages of the newer framework that have a responsibility."""
    return [
        page.address
        for page in diff.pages
        if page.new and any(link.to_place is not None and key in keys_of(link.to_place) for link in page.links)
    ]


def shares_little(diff: Diff) -> bool:
    """Whether the two have next to nothing in common."""
    tally = diff.tally
    linked = tally.kept + tally.reworded + tally.grown + tally.split + tally.merged
    return linked * 5 < min(tally.before, tally.after)


def _shared(diff: Diff) -> Iterator[str]:
    """Two frameworks that have next to nothing in common: that comes first."""
    if shares_little(diff):
        yield "The two have little in common: read them side by side rather than change by change."


def _figures(diff: Diff) -> Iterator[str]:
    tally = diff.tally
    if not any(page.old and page.new for page in diff.pages):
        yield "No page of the one is a page of the other."
        return
    other = tally.reworded + tally.grown + tally.split + tally.merged
    more = f" ({count(tally.grown, 'of them says', 'of them say')} more than before)" if tally.grown else ""
    stay = "stays as it was" if tally.kept < 2 else "stay as they were"
    parts = [f"{count(tally.kept, 'sentence')} {stay}"]
    parts.append(f"{other or 'none'} {'is' if other < 2 else 'are'} worded anew{more}")
    if tally.widened:
        parts.append(
            f"{tally.widened} {'stands' if tally.widened == 1 else 'stand'} at more levels or roles than before"
        )
    parts.append(f"{tally.new or 'none'} {'is' if tally.new < 2 else 'are'} new")
    parts.append(f"{tally.gone or 'none'} {'is' if tally.gone < 2 else 'are'} gone")
    told = f"On the pages that both have, {', '.join(parts[:-1])} and {parts[-1]}"
    yield f"{_character(diff)} {told}; a sentence that stands on several pages counts once.{_beside(diff)}"
    if diff.moves:
        yield f"{count(len(diff.moves), 'sentence')} moved to another page in the same words."


def _beside(diff: Diff) -> str:
    """That intros, notes or footnotes went, which the figures do not count: “none is gone” does not speak of them."""
    gone = {(one.what, one.old) for page in diff.pages for one in page.texts if one.old and one.new is None}
    found = Counter(noun for what, _ in gone for noun in BESIDE_STATEMENTS if noun in what.split())
    told = [f"{count(found[noun], noun)} {'is' if found[noun] == 1 else 'are'} gone" for noun in sorted(found)]
    return f" Not counted there: {listed(told)}." if told else ""


def _character(diff: Diff) -> str:
    """What kind of change it is as a whole: adding, taking away, saying otherwise, or exchanging."""
    tally = diff.tally
    old, new = names_of(diff)
    side = f"In its behaviors and level expectations, {new}"
    other = tally.reworded + tally.grown + tally.split + tally.merged
    added = tally.new + tally.widened
    if not (added or tally.gone or other):
        return f"The sentences of {new} are those of {old}."
    if not (added or tally.gone):
        return f"{side} says the same things in other words."
    if added > 3 * tally.gone:
        return f"{side} builds on {old}: it adds sentences and drops {'few' if tally.gone else 'none'}."
    if tally.gone > 3 * added:
        return f"{side} is a shorter {old}: it drops sentences and adds {'few' if added else 'none'}."
    return f"{side} replaces a part of {old}."


def _own_words(diff: Diff) -> Iterator[str]:
    for pair in diff.own_words:
        if pair.why is Own.TERM:
            yield f"“{pair.old}” and “{pair.new}” have the same definition and count as the same."
        else:
            yield f"“{pair.old}” is “{pair.new}” throughout; that does not count as a change."


def _new_roles(diff: Diff) -> Iterator[str]:
    where = Where(diff)
    for change in diff.layers:
        if change.layer is Layer.ROLE and change.fate is LayerFate.NEW:
            pages = [page for page in diff.pages if page.role == change.new[0].key]
            yield f"{change.new[0].name} is a new role{_with_pages(pages, where)}.{_borrowed(diff, pages)}"
        elif change.layer is Layer.ROLE and change.fate is LayerFate.GONE:
            yield f"The role {change.old[0].name} is gone."


def _with_pages(pages: Sequence[PageDiff], where: Where) -> str:
    return f" with {count(len(pages), 'page')} ({where.levels_of([page.address for page in pages])})" if pages else ""


def _borrowed(diff: Diff, pages: Sequence[PageDiff]) -> str:
    mine = [text for page in pages for text in own_sentences(diff, page)]
    everything = {normalised(text) for page in pages for link in page.links for text in link.to_text}
    shared = len(everything) - len({normalised(text) for text in mine})
    if not shared:
        return ""
    return f" {shared} of its {len(everything)} sentences stand on other roles’ pages of the same level, too."


def own_sentences(diff: Diff, page: PageDiff) -> list[str]:
    """The sentences of a page that no page of another role has at the same level, in the same words."""
    side = "to_text" if page.new else "from_text"
    others = {
        normalised(text)
        for other in diff.pages
        if other.level == page.level and other.role != page.role
        for link in other.links
        for text in getattr(link, side)
    }
    return [text for link in page.links for text in getattr(link, side) if normalised(text) not in others]
