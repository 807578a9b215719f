"""Rows → pages: whatever the order of the layers in the tree was, a page is a role at a level."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from levelset.importing.recognition import shape
from levelset.importing.recognition.titles import NOUN
from levelset.importing.trees.keys import Role, spoken
from levelset.importing.trees.rows import Context, Name, Row, What


@dataclass
class GroupTree:
    """The statements of one responsibility on one page, with the rows that they come from."""

    name: Name
    rows: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)


@dataclass
class PillarTree:
    """A pillar of a page; ``name`` is None for responsibilities that stand under none."""

    name: Name | None
    intro: list[Row] = field(default_factory=list)
    groups: dict[str, GroupTree] = field(default_factory=dict)


@dataclass
class FacetTree:
    """A facet of a page: its name, the rows of its subtitle and of its statements."""

    name: Name
    subtitle: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass
class PageTree:
    """A role at a level."""

    role: Name | None
    level: Name | None
    statement: Row | None = None
    facets: dict[str, FacetTree] = field(default_factory=dict)
    pillars: dict[str, PillarTree] = field(default_factory=dict)

    def said(self) -> Iterable[Row]:
        """The rows that people are held to."""
        for pillar in self.pillars.values():
            for group in pillar.groups.values():
                yield from group.rows


@dataclass
class Pages:
    """All pages of a document, and the rows that have no place in them."""

    pages: dict[tuple[str, str], PageTree] = field(default_factory=dict)
    left: list[Row] = field(default_factory=list)
    defined: dict[tuple[str, str], list[Row]] = field(default_factory=dict)


def pages_of(rows: Sequence[Row]) -> Pages:
    """The pages that the rows of a document draw."""
    passing = {name.key for row in rows for name in row.context.groups if name.passing}
    told = [_with_role(_placed(_without(row, passing))) for row in rows]
    any_level = any(row.context.level for row in told)
    drawn = Pages()
    for row in told:
        _settle(drawn, row, any_level=any_level)
    for page in drawn.pages.values():
        _introduce(page)
    _spread(drawn)
    return drawn


def _placed(row: Row) -> Row:
    """The row with at most two groups: a pillar and a responsibility; what is further out is a role, or joins them."""
    groups = row.context.groups
    if len(groups) < 3:
        return row
    if row.context.role is None and row.context.above >= len(groups) - 2:
        outermost = as_role(groups[0])
        return replace(row, context=replace(row.context, role=outermost, groups=groups[-2:]))
    joined = Name(
        Role.GROUP,
        " / ".join(name.text for name in groups[:-1]),
        groups[0].symbol,
        [piece for name in groups[:-1] for piece in name.pieces],
    )
    return replace(row, context=replace(row.context, groups=(joined, groups[-1])))


def as_role(name: Name) -> Name:
    """The same name as that of a role."""
    return Name(Role.ROLE, name.text, name.symbol, name.pieces, texts=name.texts)


def _without(row: Row, passing: set[str]) -> Row:
    """The row without groups that are mere attributes of the whole document: they part nothing."""
    groups = tuple(name for name in row.context.groups if name.key not in passing)
    return replace(row, context=replace(row.context, groups=groups))


def _with_role(row: Row) -> Row:
    """A group outside of the level whose name is that of a role is one, where groups stand inside of the level."""
    context = row.context
    if context.role or not context.level or not 0 < context.above < len(context.groups):
        return row
    first = context.groups[0]
    if not NOUN.search(first.text):
        return row
    return replace(row, context=replace(context, role=as_role(first), groups=context.groups[1:]))


def _settle(drawn: Pages, row: Row, *, any_level: bool) -> None:
    """Put a row where it belongs."""
    context = row.context
    if context.level is None and any_level:
        _above_levels(drawn, row)
        return
    page = _page(drawn, context)
    if context.facet:
        facet = page.facets.setdefault(context.facet.key, FacetTree(context.facet))
        (facet.subtitle if row.what is What.TEXT else facet.rows).append(row)
    elif context.groups:
        _in_group(drawn, page, row, any_level=any_level)
    elif row.what is What.TEXT and page.statement is None and context.level:
        page.statement = row
    elif row.what is What.BEHAVIOR and row.key is not None:
        _in_group(drawn, page, _under_key(row), any_level=any_level)
    elif context.level and row.key is not None and row.what is not What.NOTE:
        name = Name(Role.FACETS, spoken(row.key.text), pieces=[row.key])
        page.facets.setdefault(name.key, FacetTree(name)).rows.append(row)
    else:
        drawn.left.append(row)


def _under_key(row: Row) -> Row:
    assert row.key is not None  # noqa: S101 - the caller looked
    around = row.context.around or row.key
    name = Name(Role.GROUP, spoken(around.text), pieces=[around])
    return replace(row, context=replace(row.context, groups=(name,)))


def _in_group(drawn: Pages, page: PageTree, row: Row, *, any_level: bool) -> None:
    group = _group(page, row.context)
    if row.what is What.BEHAVIOR or (row.what is What.MAYBE and (row.context.level or not any_level)):
        group.rows.append(row)
    elif row.what is What.TEXT and row.context.level is None:
        _define(drawn, row)
    else:
        group.notes.append(row)


def _above_levels(drawn: Pages, row: Row) -> None:
    """A row that stands outside of all levels: it says what a group is, or is said of it at every level."""
    if row.context.groups and row.what in (What.TEXT, What.MAYBE):
        name = row.context.groups[-1]
        if (
            row.what is What.MAYBE
            and row.key is not None
            and name.pieces[:1] == [row.key]
            and len(row.context.groups) > 1
        ):
            drawn.left.append(row)
        else:
            _define(drawn, row)
    else:
        drawn.left.append(row)


def _define(drawn: Pages, row: Row) -> None:
    names = row.context.groups
    drawn.defined.setdefault(_path(names), []).append(row)


def _path(names: Sequence[Name]) -> tuple[str, str]:
    return (names[-2].key if len(names) > 1 else "", names[-1].key)


def _page(drawn: Pages, context: Context) -> PageTree:
    role, level = context.role, context.level
    key = (role.key if role else "", level.key if level else "")
    page = drawn.pages.setdefault(key, PageTree(role, level))
    if level and page.level and not page.level.title and level.title:
        page.level.title, page.level.title_pieces = level.title, level.title_pieces
    return page


def _group(page: PageTree, context: Context) -> GroupTree:
    *outer, own = context.groups
    pillar = outer[-1] if outer else None
    section = page.pillars.setdefault(pillar.key if pillar else "", PillarTree(pillar))
    return section.groups.setdefault(own.key, GroupTree(own))


def _introduce(page: PageTree) -> None:
    """What is said under the name of a pillar alone introduces it, or stands in it under the same name once more."""
    bare = page.pillars.get("")
    for key, group in list(bare.groups.items()) if bare else ():
        pillar = page.pillars.get(key)
        if bare is None or pillar is None:
            continue
        del bare.groups[key]
        texts = [row for row in group.notes if row.what is What.TEXT]
        pillar.intro.extend(texts)
        group.notes = [row for row in group.notes if row.what is not What.TEXT]
        if group.rows or group.notes:
            pillar.groups.setdefault(key, group)
    if bare is not None and not bare.groups:
        del page.pillars[""]


def _spread(drawn: Pages) -> None:
    """Give what is said of a level, whatever the role, to the pages of all roles that have it."""
    roles = {role for role, _ in drawn.pages if role}
    for (role, level), page in list(drawn.pages.items()):
        others = [drawn.pages[other, level] for other in roles if (other, level) in drawn.pages]
        if role or not roles or page.pillars or not others:
            continue
        for other in sorted(others, key=lambda one: one.role.key if one.role else ""):
            other.statement = other.statement or page.statement
            for key, facet in page.facets.items():
                other.facets.setdefault(key, facet)
        del drawn.pages[role, level]


def in_order(groups: Iterable[GroupTree], place: Callable[[GroupTree], int | None]) -> list[GroupTree]:
    """Groups in the order in which the document lists them, where it lists all; else as they come."""
    held = list(groups)
    places = [place(group) for group in held]
    if any(one is None for one in places):
        return held
    return [group for _, group in sorted(zip(places, held, strict=True), key=lambda pair: pair[0] or 0)]


def says_much(rows: Iterable[Row]) -> float:
    """Words of a statement, on average; 0 for none."""
    counts = [len(row.node.text.split()) for row in rows]
    return sum(counts) / len(counts) if counts else 0.0


def sentences(rows: Iterable[Row]) -> float:
    """The share of rows that read as something said."""
    told = [shape.is_sentence(row.node.text) or len(row.node.text.split()) > 4 for row in rows]
    return sum(told) / len(told) if told else 0.0
