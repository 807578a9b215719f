"""Rules about how pages are built: what is missing, empty, in another order, or named in another way."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from levelset.core.model import Group, Page
from levelset.linting.likeness import closest, same
from levelset.linting.rule import ERROR, WARNING, Place, Remark, Rulebook
from levelset.linting.view import MAIN, View, group_place, is_markup, page_place, section_name

BOOK = Rulebook()


def groups_of(page: Page) -> list[Group]:
    """The responsibilities of a page, in its order."""
    return [group for section in page.sections for group in section.groups]


def _covered(page: Page, view: View) -> dict[str, Group]:
    """The responsibilities that a page speaks of, by key; a merged heading stands for each that it covers."""
    found: dict[str, Group] = {}
    for group in groups_of(page):
        if group.statements or group.notes:
            for key in (view.group_key(group), *group.covers):
                if key:
                    found.setdefault(key, group)
    return found


@BOOK.rule(
    "missing-responsibility",
    "A level without a responsibility that its neighbors have",
    default=WARNING,
    imported=WARNING,
)
def missing_responsibility(view: View) -> Iterator[Remark]:
    """A responsibility on the pages right below and right above, and not on this one."""
    for ladder in view.ladders:
        for below, page, above in zip(ladder, ladder[1:], ladder[2:], strict=False):
            mine, lower, higher = (_covered(one, view) for one in (page, below, above))
            if not mine:
                continue
            for key in lower:
                if key in higher and key not in mine:
                    others = (group_place(below, lower[key]), group_place(above, higher[key]))
                    message = f"{below.level} and {above.level} have “{lower[key].name}”, and {page.level} has not."
                    yield Remark(page_place(page), message, others=others)


@BOOK.rule(
    "missing-level",
    "A level that a role leaves out",
    default=WARNING,
    imported=WARNING,
)
def missing_level(view: View) -> Iterator[Remark]:
    """A level of the track between the lowest and the highest page of a role that has no page."""
    for ladder in view.ladders:
        role = view.framework.role(ladder[0].role)
        track = role.track if role else "ic"
        ranks = [view.framework.rank(page) for page in ladder]
        own = {view.framework.rank(page) for page in view.framework.pages if page.role == ladder[0].role}
        used = {page.level for page in view.framework.pages}
        for level in view.framework.levels:
            between = min(ranks) < level.rank < max(ranks) and level.track == track and level.label in used
            if between and level.rank not in own:
                below = max(
                    (page for page in ladder if view.framework.rank(page) < level.rank), key=view.framework.rank
                )
                message = f"{view.role_name(below)} has no page for {level.label}, though it has some below and above."
                yield Remark(Place(MAIN, text=level.label), message, others=(page_place(below),))


@BOOK.rule(
    "same-level",
    "A level hard to tell from the one below",
    default=WARNING,
)
def same_level(view: View) -> Iterator[Remark]:
    """Four in five behaviors of a page stand on the page below as well, in the same words or all but one."""
    for ladder in view.ladders:
        for below, page in pairwise(ladder):
            lower, mine = ([one.text for group in groups_of(p) for one in group.statements] for p in (below, page))
            if len(mine) < 3 or len(lower) < 3:
                continue
            alike = same(mine, lower)
            if alike >= 0.8 * len(mine):
                message = f"{alike} of {len(mine)} behaviors are those of {below.level}, or all but a word of them."
                yield Remark(page_place(page), message, others=(page_place(below),))


LABEL = re.compile(r"(?P<prefix>[A-Za-z]+)[\s-]?(?P<number>\d+)")


@BOOK.rule(
    "level-names",
    "A level named in two ways",
    default=WARNING,
    imported=WARNING,
)
def level_names(view: View) -> Iterator[Remark]:
    """Labels of another kind than the others of a role, titles with another level, other names of levels in texts."""
    yield from _odd_labels(view)
    labels = {level.label.upper() for level in view.framework.levels} | {p.level.upper() for p in view.framework.pages}
    for page in view.framework.pages:
        said = {found.group().upper() for found in LABEL.finditer(page.title)} & labels
        if said and page.level.upper() not in said:
            message = f"The title says {', '.join(sorted(said))}, and the page stands at {page.level}."
            yield Remark(page_place(page), message, page.title)
    prefixes = {found["prefix"].upper() for label in labels if (found := LABEL.fullmatch(label))}
    numbers = {found["number"] for label in labels if (found := LABEL.fullmatch(label))}
    if not prefixes or "L" in prefixes:
        return
    for passage in view.passages:
        found = next((one for one in OTHER_LABEL.finditer(passage.text) if one[1] in numbers), None)
        if found:
            message = f"“{found.group()}”: levels are called {', '.join(sorted(prefixes))} with a number elsewhere."
            yield Remark(passage.place, message, found.group())


OTHER_LABEL = re.compile(
    r"(?<![\w/-])L(\d)(?![\w./-]|\s(?:cache|support|regulari|norm|loss|penalt|network|switch|distance))"
)


def _odd_labels(view: View) -> Iterator[Remark]:
    for role in dict.fromkeys(page.role for page in view.framework.pages):
        pages = view.framework.pages_of(role)
        kinds = [(page, found["prefix"].upper()) for page in pages if (found := LABEL.fullmatch(page.level))]
        counted = Counter(kind for _, kind in kinds)
        if len(counted) < 2 or counted.most_common(1)[0][1] * 2 <= len(kinds):
            continue
        usual = counted.most_common(1)[0][0]
        for page, kind in kinds:
            if kind != usual:
                yield Remark(page_place(page), f"“{page.level}” among levels that begin with {usual}.", page.level)


@BOOK.rule(
    "empty-section",
    "A heading with nothing below it",
    default=WARNING,
    imported=WARNING,
)
def empty_section(view: View) -> Iterator[Remark]:
    """Facets, pillars and responsibilities without a text; one that all roles inherit is told once."""
    told: set[Place] = set()
    for page in view.framework.pages:
        empty = [place for place in _empty(page) if place not in told]
        told.update(empty)
        if len(empty) >= MANY:
            names = ", ".join(f"“{place.heading}”" for place in empty[:MANY])
            message = f"Nothing stands under {len(empty)} headings of the page: {names} …"
            yield Remark(empty[0], message, others=tuple(empty[1:MANY]))
            continue
        for place in empty:
            yield Remark(place, f"Nothing stands under “{place.heading}”. Write what is expected, or remove it.")


MANY = 4
"""Empty headings of one page that are told together."""


def _empty(page: Page) -> Iterator[Place]:
    for facet in page.facets:
        if not facet.statements:
            yield page_place(page, facet.name)
    for section in page.sections:
        if not section.groups and not section.intro:
            yield page_place(page, section_name(section) or "—")
        for group in section.groups:
            if not group.statements and not group.notes:
                yield group_place(page, group)


@BOOK.rule(
    "order",
    "Headings in another order than on other pages",
    default=WARNING,
    imported=WARNING,
)
def order(view: View) -> Iterator[Remark]:
    """Neighbors on a page that stand the other way round on at least two pages and two thirds of those with both.

    Once for each role: where all its pages have the other order, one of them says it.
    """
    rows = [(page, _headings(page, view)) for page in view.framework.pages]
    before: Counter[tuple[str, str]] = Counter()
    for _, row in rows:
        keys = [key for key, _ in row]
        before.update({(one, other) for at, one in enumerate(keys) for other in keys[at + 1 :]})
    told: set[tuple[str, str, str]] = set()
    for page, row in rows:
        for (one, name), (other, next_name) in pairwise(row):
            usual, unusual = before[other, one], before[one, other]
            if usual >= 2 and usual >= 2 * unusual and one.split(" ")[0] == other.split(" ")[0]:
                if (page.role, one, other) not in told:
                    message = f"“{name}” stands before “{next_name}” here, and after it on {usual} other pages."
                    yield Remark(page_place(page, name), message, name)
                told.add((page.role, one, other))
                break


def _headings(page: Page, view: View) -> list[tuple[str, str]]:
    """The headings of a page in its order: a key that says what kind it is, and the name."""
    rows = [(f"facet {facet.name}", facet.name) for facet in page.facets]
    rows += [(f"pillar {section.pillar or section.name}", section_name(section)) for section in page.sections]
    for section in page.sections:
        kind = f"under-{section.pillar or section.name or ''}".replace(" ", "-")
        rows += [(f"{kind} {view.group_key(group)}", group.name or "") for group in section.groups if group.name]
    return list(dict.fromkeys(rows))


@BOOK.rule(
    "heading-variants",
    "One heading in two spellings",
    default=WARNING,
    imported=WARNING,
)
def heading_variants(view: View) -> Iterator[Remark]:
    """Names of responsibilities that differ in a letter or an ending, and never stand on one page together."""
    pages: dict[str, list[tuple[Page, Group]]] = {}
    for page in view.framework.pages:
        for group in groups_of(page):
            if group.name and not group.inferred:
                pages.setdefault(group.name, []).append((page, group))
    declared = [{one.name, *one.aliases} for one in view.framework.responsibilities if one.aliases]
    for rare, usual in closest({name: len(found) for name, found in pages.items()}):
        together = {page.address for page, _ in pages[rare]} & {page.address for page, _ in pages[usual]}
        if together or any(rare in names and usual in names for names in declared):
            continue
        page, group = pages[rare][0]
        other = group_place(*pages[usual][0])
        yield Remark(
            group_place(page, group), f"“{rare}” here, and “{usual}” on {_pages(pages[usual])}.", rare, (other,)
        )


def _pages(found: Sequence[object]) -> str:
    return "another page" if len(found) == 1 else f"{len(found)} other pages"


@BOOK.rule(
    "thin-page",
    "A page with far less than its neighbors",
)
def thin_page(view: View) -> Iterator[Remark]:
    """A page with at most a third of the behaviors that the pages of its role usually have."""
    for ladder in view.ladders:
        counts = [sum(len(group.statements) for group in groups_of(page)) for page in ladder]
        usual = median(counts)
        for page, count in zip(ladder, counts, strict=True):
            if len(ladder) > 2 and usual >= 3 and count * 3 <= usual:
                yield Remark(page_place(page), f"{count} behaviors, where pages of this role have about {usual:g}.")


@BOOK.rule(
    "twice",
    "One sentence twice on a page",
    default=ERROR,
    imported=WARNING,
)
def twice(view: View) -> Iterator[Remark]:
    """The same sentence under two responsibilities of a page, or twice under one."""
    told: set[tuple[str, str]] = set()
    for page in view.framework.pages:
        first: dict[str, Place] = {}
        for group in groups_of(page):
            for statement in group.statements:
                where = group.inherited_from or page.address
                place = Place(where, group.name or "", statement.text, statement.id, statement.source)
                known = first.setdefault(view.folded(statement.text), place)
                if known is place or (where, statement.text) in told or is_markup(statement.text):
                    continue
                told.add((where, statement.text))
                under = f"under “{known.heading}”" if known.heading != place.heading else "under the same heading"
                yield Remark(place, f"This sentence stands {under} as well.", others=(known,))
