"""What the parts of a framework say: the sentences of each role, level, pillar, facet and responsibility."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from levelset.comparing.places import Place, PlaceKind, places_of
from levelset.core.addresses import key_of
from levelset.core.model import Framework, Page
from levelset.text.normal import normalised, words

BY_NAME = 0.6
"""Share of the words of two names, of those that either has, that makes them one name."""

SMALL_WORDS = frozenset({"and", "of", "the", "a", "an", "in", "for", "to", "or", "with", "our", "my"})


@dataclass(frozen=True, slots=True)
class Named:
    """One entry of a layer: its key, the name that people read, and the other names that it goes by."""

    key: str
    name: str
    others: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """Every name as a key."""
        return frozenset(key_of(name) for name in (self.key, self.name, *self.others) if name)


def roles_of(framework: Framework) -> dict[str, Named]:
    """The roles by key; those that only pages name stand at the end."""
    found = {
        role.key: Named(role.key, role.name or role.key, tuple(filter(None, [role.abbreviation])))
        for role in framework.roles
    }
    return found | {page.role: Named(page.role, page.role) for page in framework.pages if page.role not in found}


def levels_of(framework: Framework) -> dict[str, Named]:
    """The levels by label, from the lowest to the highest."""
    ranked = sorted(framework.levels, key=lambda level: level.rank)
    found = {level.label: Named(level.label, level.label) for level in ranked}
    return found | {page.level: Named(page.level, page.level) for page in framework.pages if page.level not in found}


def pillars_of(framework: Framework) -> dict[str, Named]:
    """The pillars by key."""
    return {pillar.key: Named(pillar.key, pillar.name or pillar.key) for pillar in framework.pillars}


def facets_of(framework: Framework) -> dict[str, Named]:
    """The facets by key; those that only pages have stand at the end."""
    found = {key_of(kind.name): Named(key_of(kind.name), kind.name) for kind in framework.facets}
    for page in framework.pages:
        for facet in page.facets:
            found.setdefault(key_of(facet.name), Named(key_of(facet.name), facet.name))
    return found


def responsibilities_of(framework: Framework) -> dict[str, Named]:
    """The responsibilities by key; headings that only pages have stand at the end, merged ones by what they cover."""
    found = {item.key: Named(item.key, item.name or item.key, item.aliases) for item in framework.responsibilities}
    for page in framework.pages:
        for place, _ in places_of(page):
            for key in keys_of(place):
                found.setdefault(key, Named(key, place.name or key))
    return found


def keys_of(place: Place) -> tuple[str, ...]:
    """The responsibilities that a place stands for; none for a facet and for a heading without a name."""
    if place.kind is not PlaceKind.RESPONSIBILITY:
        return ()
    return place.covers or ((place.key,) if place.key else ())


Sayings = Mapping[str, Mapping[str, float]]
"""The normalised sentences of each entry with their weight: a sentence that many entries have says little of each."""


def sayings(pairs: Iterable[tuple[str, str]]) -> Sayings:
    """The weighed sentences of each entry, from pairs of its key and one of its sentences."""
    held: dict[str, set[str]] = defaultdict(set)
    for key, text in pairs:
        held[key].add(normalised(text))
    usual = Counter(text for texts in held.values() for text in texts)
    return {key: {text: 1 / usual[text] for text in texts} for key, texts in held.items()}


def said_by_role(pages: Iterable[Page]) -> Sayings:
    """What the pages of each role say."""
    return sayings((page.role, statement.text) for page in pages for statement in page.statements())


def said_by_level(pages: Iterable[Page]) -> Sayings:
    """What the pages of each level say."""
    return sayings((page.level, statement.text) for page in pages for statement in page.statements())


def said_by_pillar(pages: Iterable[Page]) -> Sayings:
    """What stands under each pillar."""
    return sayings(
        (section.pillar, statement.text)
        for page in pages
        for section in page.sections
        if section.pillar
        for group in section.groups
        for statement in group.statements
    )


def said_by_facet(pages: Iterable[Page]) -> Sayings:
    """What the facets of each name say."""
    return sayings(
        (key_of(facet.name), statement.text)
        for page in pages
        for facet in page.facets
        for statement in facet.statements
    )


def overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The share of what two entries say that both say, from 0 to 1, of the one that says less."""
    least = min(sum(one.values()), sum(other.values()))
    return sum(min(one[text], other[text]) for text in one.keys() & other.keys()) / least if least else 0.0


def name_likeness(one: str, other: str) -> float:
    """The share of words that two names have in common, of all that either has."""
    mine, theirs = set(words(one)) - SMALL_WORDS, set(words(other)) - SMALL_WORDS
    return len(mine & theirs) / len(mine | theirs) if mine | theirs else 0.0


def all_texts(framework: Framework) -> Iterator[str]:
    """Every statement of a framework."""
    return (statement.text for page in framework.pages for statement in page.statements())
