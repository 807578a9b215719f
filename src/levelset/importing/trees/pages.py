"""Rows → pages: whatever the order of the layers in the tree was, a page is a role at a level."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from levelset.importing.recognition import shape
from levelset.importing.recognition.titles import NOUN
from levelset.importing.trees.keys import Role, spoken, word_of, words_of
from levelset.importing.trees.rows import Context, Name, Row, What

TRACKS = frozenset(words_of("track"))
DEFINES = frozenset({"definition", "meaning"})
"""Keys whose text says what a group is, wherever they stand."""

MOST_LAYERS = 2
"""Layers of groups that a page has: pillars and responsibilities."""


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
    told = [_as_group(_without(row, passing)) for row in rows]
    roles = _are_roles(told)
    told = [_placed(row, roles=roles) for row in told]
    any_level = any(row.context.level for row in told)
    drawn = Pages()
    for row in told:
        _settle(drawn, row, any_level=any_level)
    for page in drawn.pages.values():
        _introduce(page)
    _spread(drawn)
    return drawn


def _placed(row: Row, *, roles: bool) -> Row:
    """The row with at most two groups: a pillar and a responsibility; what is further out is a role, or joins them.

    ``roles``: groups that stand around levels, with others inside of them, are roles.
    """
    context = row.context
    above, below = context.groups[: context.above], context.groups[context.above :]
    if context.role is None and context.level and above and below and (roles or len(above) > 1):
        kept = () if roles else above[1:]
        role = as_role(above if roles else above[:1])
        context = replace(context, role=role, groups=(*kept, *below), above=len(kept))
    elif context.role is None and len(context.groups) > MOST_LAYERS and len(above) > len(below):
        context = replace(context, role=as_role(context.groups[:1]), groups=context.groups[1:], above=context.above - 1)
    if len(context.groups) > MOST_LAYERS:
        context = replace(context, groups=(_joined(context.groups[:-1]), context.groups[-1]))
    return replace(row, context=context)


def _as_group(row: Row) -> Row:
    """A role that was never called one is but a layer more, where other layers stand between it and the levels."""
    context = row.context
    if context.role is None or not context.role.derived or not context.above:
        return row
    groups = (context.role, *context.groups)
    return replace(row, context=replace(context, role=None, groups=groups, above=context.above + 1))


def _joined(names: Sequence[Name]) -> Name:
    """Several layers of groups as one."""
    text = " / ".join(name.text for name in names)
    return Name(Role.GROUP, text, names[0].symbol, [piece for name in names for piece in name.pieces])


def as_role(names: Sequence[Name]) -> Name:
    """The role that groups around levels stand for: the innermost; a mere track is told apart by what is around it."""
    inner = names[-1]
    is_track = word_of(inner.text) in TRACKS and len(names) > 1
    text = f"{names[0].text} ({inner.text})" if is_track else inner.text
    pieces = [piece for name in (names if is_track else names[-1:]) for piece in name.pieces]
    return Name(Role.ROLE, text, inner.symbol, pieces, texts=inner.texts, derived=True)


def _are_roles(rows: Sequence[Row]) -> bool:
    """Whether what stands around the levels are roles: their names say so, or the same groups stand below all of them.

    Pillars that stand around levels have groups of their own.
    """
    below: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for context in (row.context for row in rows if row.context.level and not row.context.role):
        if 0 < context.above < len(context.groups):
            outer = context.groups[context.above - 1]
            names[outer.key] = outer.text
            below.setdefault(outer.key, set()).add(context.groups[-1].key)
    if any(NOUN.search(name) for name in names.values()) or len(names) == 1:
        return True
    shared = [name for own in below.values() for name in own if sum(name in other for other in below.values()) > 1]
    return 2 * len(shared) >= sum(map(len, below.values()))


def _without(row: Row, passing: set[str]) -> Row:
    """The row without groups that are mere attributes of the whole document: they part nothing."""
    groups = tuple(name for name in row.context.groups if name.key not in passing)
    above = sum(name.key not in passing for name in row.context.groups[: row.context.above])
    return replace(row, context=replace(row.context, groups=groups, above=above))


def _settle(drawn: Pages, row: Row, *, any_level: bool) -> None:
    """Put a row where it belongs."""
    context = row.context
    if context.level is None and any_level:
        _above_levels(drawn, row)
        return
    if row.what is What.TEXT and context.groups and row.key and word_of(row.key.text) in DEFINES:
        group = _group(_page(drawn, context), context)
        said = drawn.defined.get(_path(context.groups))
        if said and all(one.node.text != row.node.text for one in said):
            group.notes.append(row)  # it is another one at this level
        else:
            _define(drawn, row)
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
        if role or not others:
            continue
        for other in sorted(others, key=lambda one: one.role.key if one.role else ""):
            other.statement = other.statement or page.statement
            other.facets = {**page.facets, **other.facets}
            other.pillars = _united(page.pillars, other.pillars)
        del drawn.pages[role, level]


def _united(common: Mapping[str, PillarTree], own: Mapping[str, PillarTree]) -> dict[str, PillarTree]:
    """The pillars of a page with those that all roles share, which come first."""
    made: dict[str, PillarTree] = {}
    for pillar in (*common.values(), *own.values()):
        key = pillar.name.key if pillar.name else ""
        into = made.setdefault(key, PillarTree(pillar.name))
        into.intro.extend(pillar.intro)
        for name, group in pillar.groups.items():
            held = into.groups.setdefault(name, GroupTree(group.name))
            held.rows.extend(group.rows)
            held.notes.extend(group.notes)
    return made


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
