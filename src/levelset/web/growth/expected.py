"""What is new at a page for somebody who holds another one: worked out from the framework alone, and kept in memory."""

from dataclasses import dataclass

from levelset.comparing.align import Link
from levelset.comparing.places import PlaceKind
from levelset.comparing.telling.told import Side, tell
from levelset.core.model import Page
from levelset.web.frameworks import queries
from levelset.web.frameworks.cache import Bounded
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.frameworks.reading.book import places_of


@dataclass(frozen=True, slots=True)
class Expected:
    """One behavior that the aim asks for. ``before`` is what the page that one holds says in its place, if anything."""

    statement: str
    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class ExpectedPart:
    """The behaviors of one responsibility. ``names`` are the keys by which evidence may speak to it."""

    pillar: str | None
    pillar_name: str
    symbol: str
    name: str
    names: frozenset[str]
    behaviors: tuple[Expected, ...]


_kept: Bounded[tuple[ExpectedPart, ...]] = Bounded(200)


def expected(version: FrameworkVersion, aim: Page, held: Page | None) -> tuple[ExpectedPart, ...]:
    """The behaviors of the aim that are new there, or ask for more than what stands in their place on the page held.

    Without a page held, all behaviors of the aim.
    """
    key = (version.sha256, aim.address, held.address if held else "", queries.links_mark())
    found = _kept.get(key)
    if found is None:
        found = _whole(version, aim) if held is None or held == aim else _beyond(version, aim, held)
        _kept.put(key, found)
    return found


def _whole(version: FrameworkVersion, aim: Page) -> tuple[ExpectedPart, ...]:
    parts: dict[tuple[int, int], tuple[ExpectedPart, list[Expected]]] = {}
    for place in places_of(aim):
        if place.section is None or place.group is None:
            continue
        name = version.book.name_of(place.group)
        names = frozenset({place.group.key or "", *place.group.covers} - {""})
        part = ExpectedPart(place.section.pillar, place.section.name or "", place.section.symbol, name, names, ())
        _part, behaviors = parts.setdefault((id(place.section), id(place.group)), (part, []))
        behaviors.append(Expected(place.statement.id, place.statement.text))
    return tuple(_with(part, behaviors) for part, behaviors in parts.values())


def _beyond(version: FrameworkVersion, aim: Page, held: Page) -> tuple[ExpectedPart, ...]:
    framework = version.framework
    found = []
    for digest in tell(Side(framework, held), Side(framework, aim), queries.kept_links()).digests:
        place = digest.place
        behaviors = [one for link in (*digest.new, *digest.changed) for one in _of(link)]
        if place.kind is PlaceKind.RESPONSIBILITY and behaviors:
            names = frozenset({place.key, *place.covers} - {""})
            part = ExpectedPart(place.pillar, place.pillar_name or "", place.symbol, place.name or "", names, ())
            found.append(_with(part, behaviors))
    return tuple(found)


def _of(link: Link) -> list[Expected]:
    before = " ".join(link.from_text)
    return [Expected(key, text, before) for key, text in zip(link.to_ids, link.to_text, strict=True)]


def _with(part: ExpectedPart, behaviors: list[Expected]) -> ExpectedPart:
    return ExpectedPart(part.pillar, part.pillar_name, part.symbol, part.name, part.names, tuple(behaviors))
