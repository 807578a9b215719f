"""Changes of sentences gathered: what is the same on several pages is told once, and counted once."""

from collections import Counter
from collections.abc import Mapping, Sequence

from levelset.comparing.align import Link
from levelset.comparing.diff import contents
from levelset.comparing.diff.contents import keys_of
from levelset.comparing.diff.following import Following
from levelset.comparing.diff.model import PageDiff, Tally, Told
from levelset.comparing.diff.standing import as_one
from levelset.comparing.places import Place, PlaceKind
from levelset.core.model import Framework
from levelset.text.normal import normalised


def told_once(pages: Sequence[PageDiff], new: Framework, following: Following, old: Framework) -> tuple[Told, ...]:
    """Every change of a sentence with all pages where it is the same: equal texts, equal headings.

    In the order of the newer framework: facets, then pillars and their responsibilities, then levels. Sentences that
    stand as they did are among them, as ``kept``.
    """
    gathered: dict[tuple[object, ...], tuple[Link, list[str]]] = {}
    for page in pages:
        if page.old is None or page.new is None:
            continue
        for link in page.links:
            gathered.setdefault(_key(link), (link, []))[1].append(page.address)
    order = _order(old, new, following)
    last = len(order)
    ranked = sorted(gathered.values(), key=lambda held: order.get(_where(held[0].to_place or held[0].from_place), last))
    return tuple(Told(link, tuple(addresses)) for link, addresses in ranked)


def _key(link: Link) -> tuple[object, ...]:
    mine, theirs = tuple(map(normalised, link.from_text)), tuple(map(normalised, link.to_text))
    return mine, theirs, link.change, link.moved, _where(link.to_place or link.from_place)


def _where(place: Place | None) -> str:
    """One word for a place: what its sentences stand under."""
    if place is None or place.kind is PlaceKind.STATEMENT:
        return ""
    return f"facet:{place.key}" if place.kind is PlaceKind.FACET else (keys_of(place) or ("",))[0]


def _order(old: Framework, new: Framework, following: Following) -> Mapping[str, int]:
    """Where each place stands: what is gone stands where what it became does, else at the end."""
    order = {"": 0}
    for key in (*contents.facets_of(new), *contents.facets_of(old)):
        order.setdefault(f"facet:{key}", len(order))
    pillars = list(contents.pillars_of(new))
    listed = {item.key: item.pillar for item in new.responsibilities}
    names = list(contents.responsibilities_of(new))
    names.sort(key=lambda key: pillars.index(listed[key] or "") if listed.get(key) in pillars else len(pillars))
    for key in names:
        order.setdefault(key, len(order))
    for key in contents.responsibilities_of(old):
        became = [order[other] for other in following.responsibilities.get(key, ()) if other in order]
        order.setdefault(key, became[0] if became else len(order))
    return order


def tally(pages: Sequence[PageDiff], told: Sequence[Told]) -> Tally:
    """The figures: equal sentences of several pages count once, those of pages that are new or gone count as such.

    New ones that differ by a word on two roles count once, too.
    """
    before = {normalised(text) for page in pages for link in page.links for text in link.from_text}
    after = {normalised(text) for page in pages for link in page.links for text in link.to_text}
    places = {page.address: (page.role, page.level) for page in pages}
    kinds: Counter[str] = Counter(alike[0].kind for alike in as_one(told, places))
    return Tally(
        before=len(before),
        after=len(after),
        kept=kinds["kept"],
        reworded=kinds["reworded"],
        grown=kinds["grown"],
        split=kinds["split"],
        merged=kinds["merged"],
        new=kinds["new"],
        widened=kinds["widened"],
        gone=kinds["gone"],
        moved=sum(one.link.moved for one in told),
    )
