"""Comparing two frameworks layer by layer and page by page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from levelset.comparing.align import Link, compare_pages
from levelset.comparing.diff import contents
from levelset.comparing.diff import layers as layer_changes
from levelset.comparing.diff.contents import Named, all_texts
from levelset.comparing.diff.following import Following, follow, responsibilities, translated
from levelset.comparing.diff.model import Diff, Move, PageDiff, Side
from levelset.comparing.diff.own_words import OwnWords, declared, throughout
from levelset.comparing.diff.standing import with_origins
from levelset.comparing.diff.telling import tally, told_once
from levelset.comparing.diff.texts import texts_beside, texts_of_pages
from levelset.comparing.places import Unit, units_of
from levelset.core.model import Framework, Page
from levelset.text.normal import normalised


def diff_frameworks(old: Framework, new: Framework, *, labels: tuple[str, str] = ("", "")) -> Diff:
    """What changed from ``old`` to ``new``; ``labels`` are how a reader calls the two (“2022”, “version 3”).

    Pages are those of the same role and level, also where these are called otherwise; every statement of both
    frameworks stands in exactly one link of one page, with its own words and id. Pure, and the same for the same input.
    """
    own = declared(old, new)
    matched = _Matching(old, new, own)
    more = throughout(matched.links(), all_texts(old), all_texts(new))
    if more:
        matched = _Matching(old, new, own.and_also(more))
    pages = matched.pages()
    moves = tuple(_moves(pages))
    told = with_origins(told_once(pages, new, matched.following, old), pages, matched.own)
    return Diff(
        old=_side(old, labels[0]),
        new=_side(new, labels[1]),
        own_words=matched.own.pairs,
        layers=tuple(layer_changes.changes(old, new, matched.following, matched.own, pages)),
        texts=tuple(texts_beside(old, new, matched.own)),
        pages=pages,
        moves=moves,
        told=told,
        tally=tally(pages, told),
        roles=_all_of(contents.roles_of(new), contents.roles_of(old), matched.following.roles),
        levels=tuple(
            level.key for level in _all_of(contents.levels_of(new), contents.levels_of(old), matched.following.levels)
        ),
    )


def _all_of(new: Mapping[str, Named], old: Mapping[str, Named], following: Mapping[str, str]) -> tuple[Named, ...]:
    """The entries of the newer framework, then those of the older one that became none of them."""
    return (*new.values(), *(one for key, one in old.items() if key not in following))


def _side(framework: Framework, label: str) -> Side:
    return Side(label or framework.version, framework.title, framework.organization, framework.version)


@dataclass(frozen=True, slots=True)
class _Couple:
    """A page of the older framework, read in the terms of the newer, beside that one."""

    original: Page | None
    read: Page | None
    new: Page | None


class _Matching:
    """The layers followed, and the pages compared in the terms of the newer framework."""

    def __init__(self, old: Framework, new: Framework, own: OwnWords) -> None:
        self.old, self.new, self.own = old, new, own
        by_name = follow(_in_words_of(old, own), new)
        first = {couple: _links(couple) for couple in self.couples(by_name)}
        self.following = responsibilities(old, new, by_name, (link for links in first.values() for link in links))
        # Most pages read the same once responsibilities are followed; only the others are compared again.
        self._found = [(couple, first.get(couple) or _links(couple)) for couple in self.couples(self.following)]

    def couples(self, following: Following) -> Iterator[_Couple]:
        """The pages of the newer framework with the older ones they were, then the older ones that are gone."""
        read: dict[str, _Couple] = {}
        for page in self.old.pages:
            tokens = (str(number) for number, _ in enumerate(page.statements()))
            other = translated(page, following, self.own, tokens)
            read.setdefault(other.address, _Couple(page, other, None))
        for page in self.new.pages:
            yield replace(read.pop(page.address, _Couple(None, None, None)), new=page)
        yield from read.values()

    def links(self) -> list[Link]:
        """All links of all pages, the older texts in the words of the newer framework."""
        return [link for _, links in self._found for link in links]

    def pages(self) -> tuple[PageDiff, ...]:
        """The pages with their links, the older texts as they stand."""
        return tuple(self._page(couple, links) for couple, links in self._found)

    def _page(self, couple: _Couple, links: tuple[Link, ...]) -> PageDiff:
        shown = couple.new or couple.read
        role, level = (shown.role, shown.level) if shown else ("", "")
        originals = units_of(couple.original) if couple.original else []
        return PageDiff(
            old=couple.original.address if couple.original else None,
            new=couple.new.address if couple.new else None,
            role=role,
            level=level,
            links=tuple(_restored(link, originals) for link in links),
            texts=tuple(texts_of_pages(couple.original, couple.new, self.own, self.following)),
        )


def _in_words_of(framework: Framework, own: OwnWords) -> Framework:
    """The texts of statements and the names of layers in the own words of the other framework."""
    if not own.pairs:
        return framework
    pages = (
        translated(page, Following(), own, (statement.id for statement in page.statements()))
        for page in framework.pages
    )
    return replace(
        framework,
        roles=tuple(replace(role, name=own.in_new(role.name)) for role in framework.roles),
        pillars=tuple(replace(pillar, name=own.in_new(pillar.name)) for pillar in framework.pillars),
        facets=tuple(replace(kind, name=own.in_new(kind.name)) for kind in framework.facets),
        responsibilities=tuple(replace(item, name=own.in_new(item.name)) for item in framework.responsibilities),
        pages=tuple(pages),
    )


def _links(couple: _Couple) -> tuple[Link, ...]:
    """The links of two pages; a page without a counterpart is compared with an empty one."""
    empty = Page("", "", "")
    return compare_pages(couple.read or empty, couple.new or empty).links


def _restored(link: Link, originals: Sequence[Unit]) -> Link:
    """The link with the older statements as they stand on their own page."""
    units = [originals[int(token)] for token in link.from_ids]
    return replace(
        link,
        from_ids=tuple(unit.statement.id for unit in units),
        from_text=tuple(unit.statement.text for unit in units),
        from_place=units[0].place if units else None,
    )


def _moves(pages: Sequence[PageDiff]) -> Iterator[Move]:
    """Sentences that are gone on one page and new on another in the same words: they moved.

    Of several pages, the one of the same role is meant, then that of the same level. The links stay on their pages.
    """
    gone: dict[str, list[tuple[PageDiff, Link]]] = defaultdict(list)
    for page in pages:
        for link in page.links:
            if link.is_gone and page.new is not None:
                gone[normalised(link.from_text[0])].append((page, link))
    for page in pages:
        for link in page.links:
            waiting = gone.get(normalised(link.to_text[0]), []) if link.is_new and page.old is not None else []
            near = [found for found in waiting if page.role == found[0].role or page.level == found[0].level]
            if near:
                found = min(near, key=lambda one: (one[0].role != page.role, one[0].level != page.level))
                waiting.remove(found)
                yield Move(found[0].old or "", page.new or "", _joined(found[1], link))


def _joined(gone: Link, new: Link) -> Link:
    return replace(
        new, from_ids=gone.from_ids, from_text=gone.from_text, from_place=gone.from_place, moved=True, score=1.0
    )
