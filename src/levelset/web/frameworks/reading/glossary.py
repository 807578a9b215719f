"""Words and what they mean: terms of the organization, responsibilities by pillar, lenses."""

from collections.abc import Iterable
from dataclasses import dataclass

from levelset.core.model import Lens, Responsibility, Term
from levelset.web.frameworks.reading.addresses import Addresses
from levelset.web.frameworks.reading.book import Book


@dataclass(frozen=True, slots=True)
class WordsOfPillar:
    """A pillar with the responsibilities under it that have a definition; no name where there are no pillars."""

    pillar: str | None
    name: str
    symbol: str
    definition: str
    responsibilities: tuple[Responsibility, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """Everything on the page of words. ``search`` finds where a term is used."""

    terms: tuple[tuple[Term, str], ...]
    pillars: tuple[WordsOfPillar, ...]
    lenses: tuple[Lens, ...]


def glossary_of(book: Book, at: Addresses) -> GlossaryView:
    """The page of words; terms stand in the order of the alphabet."""
    framework = book.framework
    terms = sorted(framework.glossary, key=lambda term: term.term.casefold())
    defined = [one for one in framework.responsibilities if one.definition]
    pillars = [
        WordsOfPillar(pillar.key, pillar.name, pillar.symbol, pillar.definition or "", _of(pillar.key, defined))
        for pillar in framework.pillars
    ]
    known = {pillar.key for pillar in framework.pillars}
    rest = tuple(one for one in defined if one.pillar not in known)
    if rest:
        pillars.append(WordsOfPillar(None, "", "", "", rest))
    return GlossaryView(
        tuple((term, at.find(q=term.term)) for term in terms),
        tuple(one for one in pillars if one.definition or one.responsibilities),
        framework.lenses,
    )


def _of(pillar: str, responsibilities: Iterable[Responsibility]) -> tuple[Responsibility, ...]:
    return tuple(one for one in responsibilities if one.pillar == pillar)
