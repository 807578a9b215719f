"""What became of roles, levels, pillars, facets, responsibilities, terms and pages."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from levelset.comparing.diff import contents
from levelset.comparing.diff.contents import Named, keys_of
from levelset.comparing.diff.following import Following
from levelset.comparing.diff.model import Layer, LayerChange, LayerFate, PageDiff
from levelset.comparing.diff.own_words import OwnWords
from levelset.comparing.places import Place, places_of
from levelset.core.addresses import key_of
from levelset.core.model import Framework
from levelset.text.normal import normalised


def changes(
    old: Framework, new: Framework, following: Following, own: OwnWords, pages: Sequence[PageDiff]
) -> Iterator[LayerChange]:
    """Every change of a layer, from the outside in. Names that differ in case or punctuation alone are the same."""
    yield from _framework(old, new, own)
    yield from _tracks(old, new, own)
    yield from _plain(Layer.ROLE, contents.roles_of(old), contents.roles_of(new), following.roles, own)
    yield from _moved_roles(old, new, following)
    yield from _plain(Layer.LEVEL, contents.levels_of(old), contents.levels_of(new), following.levels, own)
    yield from _ranks(old, new, following)
    yield from _plain(Layer.PILLAR, contents.pillars_of(old), contents.pillars_of(new), following.pillars, own)
    yield from _kinds(old, new, following)
    yield from _plain(Layer.FACET, contents.facets_of(old), contents.facets_of(new), following.facets, own)
    yield from responsibility_changes(old, new, following, own, pages)
    yield from _pages(old, new, following, pages)
    yield from _terms(old, new, own)
    yield from _lenses(old, new)


def _framework(old: Framework, new: Framework, own: OwnWords) -> Iterator[LayerChange]:
    if normalised(own.in_new(old.title)) != normalised(new.title):
        yield LayerChange(Layer.FRAMEWORK, LayerFate.RENAMED, (Named("", old.title),), (Named("", new.title),))
    if old.language != new.language:
        detail = f"language: {old.language} → {new.language}"
        yield LayerChange(Layer.FRAMEWORK, LayerFate.CHANGED, (Named("", old.title),), (Named("", new.title),), detail)


def _tracks(old: Framework, new: Framework, own: OwnWords) -> Iterator[LayerChange]:
    before, after = ({track.key: Named(track.key, track.name) for track in one.tracks} for one in (old, new))
    yield from _plain(Layer.TRACK, before, after, {key: key for key in before if key in after}, own)


def _plain(
    layer: Layer, old: Mapping[str, Named], new: Mapping[str, Named], following: Mapping[str, str], own: OwnWords
) -> Iterator[LayerChange]:
    """Renamed, new and gone entries of a layer where each became at most one."""
    for key, one in old.items():
        other = new.get(following.get(key, ""))
        if other is None:
            yield LayerChange(layer, LayerFate.GONE, old=(one,))
        elif key_of(own.in_new(one.name)) != key_of(other.name):
            yield LayerChange(layer, LayerFate.RENAMED, (one,), (other,))
    followed = set(following.values())
    for key, other in new.items():
        if key not in followed:
            yield LayerChange(layer, LayerFate.NEW, new=(other,))


def _moved_roles(old: Framework, new: Framework, following: Following) -> Iterator[LayerChange]:
    for role in old.roles:
        other = new.role(following.roles.get(role.key, ""))
        if other is not None and other.track != role.track:
            detail = f"track: {role.track} → {other.track}"
            yield LayerChange(
                Layer.ROLE, LayerFate.CHANGED, (Named(role.key, role.name),), (Named(other.key, other.name),), detail
            )


def _ranks(old: Framework, new: Framework, following: Following) -> Iterator[LayerChange]:
    """Levels that stand in another order: a rank that grew by the same step everywhere is no change."""
    order = {level.label: number for number, level in enumerate(sorted(new.levels, key=lambda one: one.rank))}
    kept = [
        level for level in sorted(old.levels, key=lambda one: one.rank) if following.levels.get(level.label) in order
    ]
    places = [order[following.levels[level.label]] for level in kept]
    if places != sorted(places):
        named = [Named(level.label, level.label) for level in kept]
        yield LayerChange(Layer.LEVEL, LayerFate.CHANGED, tuple(named), detail="order")


def _kinds(old: Framework, new: Framework, following: Following) -> Iterator[LayerChange]:
    after = {pillar.key: pillar for pillar in new.pillars}
    for pillar in old.pillars:
        other = after.get(following.pillars.get(pillar.key, ""))
        if other is not None and other.kind is not pillar.kind:
            detail = f"kind: {pillar.kind} → {other.kind}"
            named = Named(pillar.key, pillar.name), Named(other.key, other.name)
            yield LayerChange(Layer.PILLAR, LayerFate.CHANGED, named[:1], named[1:], detail)


def responsibility_changes(
    old: Framework, new: Framework, following: Following, own: OwnWords, pages: Sequence[PageDiff]
) -> Iterator[LayerChange]:
    """Renamed, merged, split, moved, new and gone responsibilities, and the levels where one is asked for anew."""
    before, after = contents.responsibilities_of(old), contents.responsibilities_of(new)
    sources: dict[str, list[str]] = defaultdict(list)
    for key in before:
        for target in following.responsibilities.get(key, ()):
            sources[target].append(key)
    for key, one in before.items():
        targets = following.responsibilities.get(key, ())
        if not targets:
            yield LayerChange(Layer.RESPONSIBILITY, LayerFate.GONE, old=(one,))
        elif len(targets) > 1:
            detail = "; ".join(_sources(pages, after[other], before) for other in targets if other not in before)
            yield LayerChange(
                Layer.RESPONSIBILITY, LayerFate.SPLIT, (one,), tuple(after[other] for other in targets), detail
            )
    for key, other in after.items():
        found = [source for source in sources[key] if len(following.responsibilities[source]) == 1]
        if not sources[key]:
            yield LayerChange(Layer.RESPONSIBILITY, LayerFate.NEW, new=(other,), detail=_sources(pages, other, before))
        elif len(found) > 1:
            detail = _share(pages, found, (key,))
            yield LayerChange(
                Layer.RESPONSIBILITY, LayerFate.MERGED, tuple(before[source] for source in found), (other,), detail
            )
        elif len(found) == 1 and key_of(own.in_new(before[found[0]].name)) != key_of(other.name):
            detail = _share(pages, found, (key,))
            yield LayerChange(Layer.RESPONSIBILITY, LayerFate.RENAMED, (before[found[0]],), (other,), detail)
    yield from _other_pillar(old, new, following)
    yield from _reach(old, new, following, pages)


def _share(pages: Sequence[PageDiff], old: Iterable[str], new: Iterable[str]) -> str:
    """How much of the sentences of these responsibilities stands under those now, told once for equal sentences."""
    mine, theirs = set(old), set(new)
    total: set[tuple[str, ...]] = set()
    there: set[tuple[str, ...]] = set()
    for page in pages:
        for link in page.links:
            if link.from_place is not None and page.new and mine & set(keys_of(link.from_place)):
                text = tuple(map(normalised, link.from_text))
                total.add(text)
                if link.to_place is not None and theirs & set(keys_of(link.to_place)):
                    there.add(text)
    whose = "its" if len(mine) == 1 else "their"
    if not total:
        return "by its name"
    return f"{'all' if len(there) == len(total) else len(there)} of {whose} {len(total)} sentences stand there"


def _sources(pages: Sequence[PageDiff], new: Named, names: Mapping[str, Named]) -> str:
    """Where the sentences of a new responsibility stood before, on the pages that both have."""
    found = {
        tuple(map(normalised, link.to_text)): link.from_place
        for page in pages
        if page.old
        for link in page.links
        if link.to_place is not None and new.key in keys_of(link.to_place)
    }
    stood: dict[str, int] = defaultdict(int)
    for place in found.values():
        if place is not None:
            stood[" / ".join(names[key].name for key in keys_of(place)) or "the level expectations"] += 1
    told = [f"{number} from {name}" for name, number in sorted(stood.items(), key=lambda item: -item[1])]
    return f"of its {len(found)} sentences, {' and '.join(told)}" if told else ""


def _other_pillar(old: Framework, new: Framework, following: Following) -> Iterator[LayerChange]:
    after = {item.key: item for item in new.responsibilities}
    names = contents.pillars_of(old) | contents.pillars_of(new)
    for item in old.responsibilities:
        for key in following.responsibilities.get(item.key, ()):
            other = after.get(key)
            if other is None or not item.pillar or not other.pillar:
                continue
            if following.pillars.get(item.pillar) != other.pillar:
                mine, theirs = names[item.pillar].name if item.pillar in names else item.pillar, other.pillar
                detail = f"pillar: {mine} → {names[theirs].name if theirs in names else theirs}"
                named = Named(item.key, item.name), Named(other.key, other.name)
                yield LayerChange(Layer.RESPONSIBILITY, LayerFate.CHANGED, named[:1], named[1:], detail)


def _reach(old: Framework, new: Framework, following: Following, pages: Sequence[PageDiff]) -> Iterator[LayerChange]:
    """Where a responsibility that is followed begins or ends to be asked for, on pages that both have."""
    before_pages = {page.address: page for page in old.pages}
    after_pages = {page.address: page for page in new.pages}
    shown_before: dict[str, set[str]] = defaultdict(set)
    shown_after: dict[str, set[str]] = defaultdict(set)
    both = [page for page in pages if page.old and page.new]
    for page in both:
        for key in _keys(place for place, _ in places_of(before_pages[page.old or ""])):
            shown_before[key].add(page.address)
        for key in _keys(place for place, _ in places_of(after_pages[page.new or ""])):
            shown_after[key].add(page.address)
    names = contents.responsibilities_of(new)
    for mine, theirs in families(following):
        was = {address for key in mine for address in shown_before[key]}
        now = {address for key in theirs for address in shown_after[key]}
        named = tuple(names[key] for key in theirs if key in names)
        for fate, where in ((LayerFate.NEW, now - was), (LayerFate.GONE, was - now)):
            if where and was and now:
                word = "at more levels" if fate is LayerFate.NEW else "not at all levels any more"
                there = tuple(page.address for page in both if page.address in where)
                yield LayerChange(Layer.RESPONSIBILITY, LayerFate.CHANGED, (), named, word, there)


def _keys(places: Iterable[Place]) -> set[str]:
    return {key for place in places for key in keys_of(place)}


def families(following: Following) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Responsibilities that belong together: old keys, and the new keys that they became."""
    found: list[tuple[set[str], set[str]]] = []
    for key, others in following.responsibilities.items():
        mine, theirs = {key}, set(others)
        for family in [one for one in found if one[1] & theirs]:
            found.remove(family)
            mine |= family[0]
            theirs |= family[1]
        found.append((mine, theirs))
    return [(tuple(sorted(mine)), tuple(sorted(theirs))) for mine, theirs in found]


def _pages(old: Framework, new: Framework, following: Following, pages: Sequence[PageDiff]) -> Iterator[LayerChange]:
    """Pages that are new or gone within a role that stays; a whole role tells its pages itself."""
    titles_before = {page.address: page.title for page in old.pages}
    titles_after = {page.address: page.title for page in new.pages}
    stays = set(following.roles.values())
    for page in pages:
        if page.new is None and page.old is not None and page.role in stays:
            yield LayerChange(Layer.PAGE, LayerFate.GONE, old=(Named(page.old, titles_before[page.old]),))
        if page.old is None and page.new is not None and page.role in stays:
            yield LayerChange(Layer.PAGE, LayerFate.NEW, new=(Named(page.new, titles_after[page.new]),))


def _terms(old: Framework, new: Framework, own: OwnWords) -> Iterator[LayerChange]:
    before = {normalised(own.in_new(term.term)): term.term for term in old.glossary}
    after = {normalised(term.term): term.term for term in new.glossary}
    yield from _in_or_out(Layer.TERM, before, after)


def _lenses(old: Framework, new: Framework) -> Iterator[LayerChange]:
    before, after = ({lens.key: lens.name for lens in one.lenses} for one in (old, new))
    yield from _in_or_out(Layer.LENS, before, after)
    for lens in new.lenses:
        other = next((one for one in old.lenses if one.key == lens.key), None)
        if other is not None and [_folded(entry.name) for entry in other.entries] != [
            _folded(entry.name) for entry in lens.entries
        ]:
            named = Named(other.key, other.name), Named(lens.key, lens.name)
            yield LayerChange(Layer.LENS, LayerFate.CHANGED, named[:1], named[1:], "its entries")


_folded: Callable[[str], str] = normalised


def _in_or_out(layer: Layer, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[LayerChange]:
    for key, name in old.items():
        if key not in new:
            yield LayerChange(layer, LayerFate.GONE, old=(Named(key, name),))
    for key, name in new.items():
        if key not in old:
            yield LayerChange(layer, LayerFate.NEW, new=(Named(key, name),))
