"""What stands out in a comparison: where most changed, what did not change at all, which words come and go."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from levelset.comparing.diff.contents import keys_of
from levelset.comparing.diff.model import Diff, Layer, LayerFate, Told
from levelset.comparing.diff.standing import as_one
from levelset.comparing.diff.themes import themes
from levelset.comparing.diff.wording import count, listed, quoted
from levelset.comparing.places import PlaceKind

HARDLY = 0.15
"""Share of changed sentences up to which a part hardly changed."""

TOP = 3
"""Responsibilities that are named as those that changed most."""

AT_LEAST = 4
"""Changed sentences of a responsibility that is named so."""


def highlights(diff: Diff) -> Iterator[str]:
    """The sentences that end a summary."""
    yield from _facets(diff)
    yield from _most_and_least(diff)
    yield from _words(diff)


def unchanged_names(diff: Diff, layer: Layer) -> str:
    """That a layer has the same entries as before, and how many of the sentences below them are told as changed."""
    kinds = {Layer.FACET: PlaceKind.FACET, Layer.RESPONSIBILITY: PlaceKind.RESPONSIBILITY}
    if layer not in kinds:
        return "The same as before."
    mine = [one for one in diff.told if _kind(one) is kinds[layer]]
    changed = _changed(mine)
    if not changed:
        return "The same as before."
    verb = "is" if len(changed) == 1 else "are"
    return f"The same headings; {len(changed)} of {count(len(mine), 'sentence')} below them {verb} {_how(changed)}."


def _how(changed: Sequence[Told]) -> str:
    """How these sentences changed, where that is one word for all of them."""
    kinds = {one.kind for one in changed}
    if kinds <= {"reworded", "grown"}:
        return "worded anew"
    return kinds.pop() if kinds in ({"new"}, {"gone"}) else "not as before"


def _changed(told: Sequence[Told]) -> list[Told]:
    """Those that the details list: not as before, or elsewhere."""
    return [one for one in told if one.kind != "kept" or one.link.moved]


def _facets(diff: Diff) -> Iterator[str]:
    """Level expectations, where they hardly changed: a reader asks for them first."""
    mine = [one for one in diff.told if _kind(one) is PlaceKind.FACET]
    changed = _changed(mine)
    if mine and len(changed) <= HARDLY * len(mine):
        yield (
            f"The level expectations hardly change ({len(changed)} of {len(mine)} sentences)."
            if changed
            else "The level expectations stay as they were."
        )


def _kind(told: Told) -> PlaceKind | None:
    place = told.link.to_place or told.link.from_place
    return place.kind if place else None


def _most_and_least(diff: Diff) -> Iterator[str]:
    """The responsibilities below which the details list most sentences, and those that did not change."""
    changed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    names: dict[str, str] = defaultdict(str)
    places = {page.address: (page.role, page.level) for page in diff.pages}
    for one, *_ in as_one(diff.told, places):
        place = one.link.to_place or one.link.from_place
        if place is None or place.kind is not PlaceKind.RESPONSIBILITY:
            continue
        for key in keys_of(place):
            names[key] = names[key] or place.name or key
            total[key] += 1
            changed[key] += bool(_changed([one]))
    # What is new as a whole is told as that.
    fresh = {
        named.key
        for change in diff.layers
        if change.fate in (LayerFate.NEW, LayerFate.SPLIT)
        for named in change.new
        if named.key not in {one.key for one in change.old}
    }
    ranked = [key for key, number in changed.most_common() if number >= AT_LEAST and key not in fresh][:TOP]
    if ranked:
        yield f"Most changed sentences are in {listed([f'{names[key]} ({changed[key]})' for key in ranked])}."
    same = [names[key] for key in total if not changed[key]]
    if same and len(same) < len(total):
        yield f"{listed(same)} {'stays as it was' if len(same) == 1 else 'stay as they were'}."


def _words(diff: Diff) -> Iterator[str]:
    came, went = themes(diff)
    if came:
        yield f"Words that come in: {listed(quoted(theme.phrase for theme in came))}."
    if went:
        yield f"Words that go: {listed(quoted(theme.phrase for theme in went))}."
