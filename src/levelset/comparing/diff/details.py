"""The details of a comparison, laid out for reading: what all roles share once, then role by role."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from levelset.comparing.diff.contents import keys_of
from levelset.comparing.diff.model import Diff, PageDiff, TextChange, Told
from levelset.comparing.diff.sentences import own_sentences
from levelset.comparing.diff.standing import as_one
from levelset.comparing.diff.wording import Where
from levelset.comparing.places import Place, PlaceKind


@dataclass(frozen=True, slots=True)
class Variant:
    """A sentence as some pages write it, with these pages in words."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One change with the pages where it is the same, in words.

    ``moved_from`` names where the sentence stood before: the old heading, an intro, or other levels. ``variants`` are
    the pages of ``where`` that write it a little otherwise.
    """

    told: Told
    where: str
    moved_from: str = ""
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """Changes that are told as one, nearly always a single one."""

    told: tuple[Told, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages of all of them."""
        return tuple(dict.fromkeys(page for each in self.told for page in each.pages))


@dataclass(frozen=True, slots=True)
class Part:
    """One facet or responsibility with its changes.

    ``band`` is its pillar with its symbol, or “Level expectations”; ``pillar`` the key of the pillar, if it has one.
    """

    band: str
    name: str
    entries: tuple[Entry, ...]
    pillar: str | None = None


@dataclass(frozen=True, slots=True)
class WholePage:
    """A page that is new or gone: its sentences that no other role has at its level, and how many there are in all."""

    page: PageDiff
    is_new: bool
    own: tuple[str, ...]
    sentences: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """What belongs together: all roles (``role`` is empty), or one. ``texts`` stand beside the statements."""

    role: str
    title: str
    parts: tuple[Part, ...]
    texts: tuple[TextChange, ...]
    pages: tuple[WholePage, ...]


def chapters(diff: Diff) -> list[Chapter]:
    """The details in reading order; roles of which nothing is to be told have no chapter."""
    where = Where(diff)
    changed = [told for told in diff.told if told.kind != "kept" or told.link.moved]
    several = len({page.role for page in diff.pages if page.old and page.new}) > 1
    together = [Alike(tuple(alike)) for alike in as_one(changed, where.places)]
    shared = [alike for alike in together if several and is_shared(alike.pages, where)]
    rest = [alike for alike in together if alike not in shared]
    found = [Chapter("", "All roles", tuple(_parts(shared, where.said, where)), (), ())] if shared else []
    for role in diff.roles:
        mine = [alike for alike in rest if where.roles_of(alike.pages) == (role.key,)]
        parts = tuple(_parts(mine, where.levels_of, where))
        pages = [page for page in diff.pages if page.role == role.key]
        texts = tuple(text for page in pages for text in page.texts)
        whole = tuple(_whole(diff, page) for page in pages if not (page.old and page.new))
        if parts or texts or whole:
            found.append(Chapter(role.key, role.name, parts, texts, whole))
    return found


def is_shared(pages: Sequence[str], where: Where) -> bool:
    """Whether a change is told for all roles: it is the same on several, or on every page of its levels."""
    return len(where.roles_of(pages)) > 1 or (where.is_everywhere(pages) and not _is_alone(pages, where))


def _is_alone(pages: Sequence[str], where: Where) -> bool:
    """Whether only one role stands at each of the levels: then the change is its own."""
    return all(len(where.both.get(where.places[page][1], ())) < 2 for page in pages)


def _parts(told: Sequence[Alike], said: Callable[[Sequence[str]], str], where: Where) -> Iterator[Part]:
    """The changes by facet and responsibility, in the order in which they come; from the lowest level up."""
    held: dict[tuple[str, ...], tuple[Place | None, list[Alike]]] = {}
    for one in told:
        link = one.told[0].link
        place = link.to_place or link.from_place
        held.setdefault(_part_key(place), (place, []))[1].append(one)
    for place, members in held.values():
        members.sort(key=lambda one: min(map(where.level, one.pages)))
        entries = tuple(_entry(alike, said, where) for alike in members)
        yield Part(_band(place), _from(place), entries, place.pillar if place else None)


def _entry(alike: Alike, said: Callable[[Sequence[str]], str], where: Where) -> Entry:
    """Changes that are told as one, by the first of them."""
    one = alike.told[0]
    stood = where.said(one.stood) if one.stood else ""
    origin = _from(one.link.from_place) if one.link.moved else stood or one.intro
    variants = tuple(Variant(where.said(each.pages), each.link.to_text[0]) for each in alike.told[1:])
    return Entry(one, said(alike.pages), origin, variants)


def _part_key(place: Place | None) -> tuple[str, ...]:
    return (place.kind, *(keys_of(place) or (place.key,))) if place else ("",)


def _band(place: Place | None) -> str:
    if place is None or place.kind is not PlaceKind.RESPONSIBILITY:
        return "Level expectations"
    return " ".join(filter(None, [place.symbol, place.pillar_name])) or "Responsibilities"


def _from(place: Place | None) -> str:
    if place is None or place.kind is PlaceKind.STATEMENT:
        return "The level in one sentence"
    return place.name or "A heading without a name"


def _whole(diff: Diff, page: PageDiff) -> WholePage:
    own = tuple(own_sentences(diff, page))
    everything = sum(len(link.to_text or link.from_text) for link in page.links)
    return WholePage(page, page.new is not None, own, everything)
