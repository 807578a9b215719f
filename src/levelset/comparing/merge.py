"""Adding the pages of a draft to a framework: the same page replaces the one that is there; the rest stays."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from levelset.comparing.align import Change, Comparison, compare_pages
from levelset.comparing.identity import Identified, identify
from levelset.core.addresses import key_of, unique_key
from levelset.core.model import (
    Framework,
    Group,
    Lens,
    Level,
    Page,
    Pillar,
    Prose,
    Responsibility,
    Role,
    Section,
    Term,
)
from levelset.interchange.canonical import ordered
from levelset.interchange.inheritance import settled
from levelset.text.normal import normalised

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageChange:
    """What an import does to one page.

    ``kept``, ``reworded``, ``new`` and ``gone`` count statements (a grown one counts as reworded, a split by its
    parts); ``moved`` those of the first two that stand under another heading now. ``other`` tells that text beside the
    statements changed: title, intro, notes, footnotes, headings.
    """

    address: str
    title: str
    is_new: bool
    kept: int = 0
    reworded: int = 0
    new: int = 0
    gone: int = 0
    moved: int = 0
    other: bool = False

    @property
    def changes_anything(self) -> bool:
        """Whether the page is not simply the same again."""
        return self.is_new or self.other or bool(self.reworded or self.new or self.gone or self.moved)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same in plain English."""
        if self.is_new:
            return (f"{self.title} is a new page with {_count(self.new, 'statement')}.",)
        if not self.changes_anything:
            return (f"{self.title} is the same as before, word for word.",)
        counted = [
            f"{number} {word}"
            for number, word in (
                (self.kept, "kept"),
                (self.reworded, "reworded"),
                (self.new, "new"),
                (self.gone, "gone"),
            )
            if number
        ]
        told = [f"{self.title} is replaced: {_listed(counted)}."]
        if self.moved:
            told.append(f"{_count(self.moved, 'statement')} moved to another heading.")
        if self.other:
            told.append("Text beside the statements changed too (title, headings, intros, notes or footnotes).")
        return tuple(told)


@dataclass(frozen=True, slots=True)
class Merge:
    """The framework after an import, what happened to each page of the draft, and what else was added.

    ``identified`` says what became of the statements of before, and what is not sure.
    """

    framework: Framework
    changes: tuple[PageChange, ...]
    additions: tuple[str, ...] = ()
    identified: Identified | None = None


def merge(base: Framework, draft: Framework) -> Merge:
    """The base with the draft's pages: a page of the same role and level is replaced, others are added.

    Roles, levels, pillars, responsibilities, facets, lenses, terms and prose are united by key: what the base says
    stands, what it leaves empty is filled, what it lacks is added. Title, organization and version stay those of the
    base where it has them. Every statement has an id afterwards, the same as before where it surely is the same.
    """
    united = _united(base, draft)
    pages = {page.address: page for page in base.pages}
    for page in draft.pages:
        before = pages.get(page.address)
        pages[page.address] = _taken_over(page, before) if before else page
    # Inheritance is settled first: a statement that cannot be inherited any longer is another one, with another id.
    whole = settled(ordered(replace(united, pages=tuple(pages.values()))))
    identified = identify(whole, base)
    framework = identified.framework
    drafted = {page.address for page in draft.pages}
    changes = (_change(base.page(page.address), page) for page in framework.pages if page.address in drafted)
    return Merge(framework, tuple(changes), tuple(_additions(base, framework)), identified)


def _united(base: Framework, draft: Framework) -> Framework:
    return replace(
        base,
        key=base.key if base.title else draft.key,
        title=base.title or draft.title,
        organization=base.organization or draft.organization,
        tracks=_union(base.tracks, draft.tracks, lambda track: track.key),
        levels=_union(base.levels, draft.levels, lambda level: (level.track, level.label), _filled_level),
        pillars=_union(base.pillars, draft.pillars, lambda pillar: pillar.key, _filled_pillar),
        facets=_union(base.facets, draft.facets, lambda kind: kind.key),
        responsibilities=_union(
            base.responsibilities, draft.responsibilities, lambda item: item.key, _filled_responsibility
        ),
        roles=_union(base.roles, draft.roles, lambda role: role.key, _filled_role),
        lenses=_union(base.lenses, draft.lenses, lambda lens: lens.key, _filled_lens),
        glossary=_union(base.glossary, draft.glossary, lambda term: normalised(term.term), _filled_term),
        prose=_united_prose(base.prose, draft.prose),
        waivers=tuple(dict.fromkeys((*base.waivers, *draft.waivers))),
    )


def _union(
    base: Iterable[T], draft: Iterable[T], key: Callable[[T], Hashable], fill: Callable[[T, T], T] = lambda one, _: one
) -> tuple[T, ...]:
    """Both without repetition, the base first; where both have a key, the base's value filled from the draft's."""
    found = {key(item): item for item in base}
    for item in draft:
        found[key(item)] = fill(found[key(item)], item) if key(item) in found else item
    return tuple(found.values())


def _filled_pillar(one: Pillar, other: Pillar) -> Pillar:
    return replace(
        one,
        symbol=one.symbol or other.symbol,
        definition=one.definition or other.definition,
        aliases=_called(one.name, one.aliases, other.aliases),
    )


def _filled_level(one: Level, other: Level) -> Level:
    return replace(one, aliases=_called(one.label, one.aliases, other.aliases))


def _called(name: str, aliases: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Other names, without those that are known already."""
    known = {key_of(name), *map(key_of, aliases)}
    return tuple(dict.fromkeys((*aliases, *(other for other in others if key_of(other) not in known))))


def _filled_responsibility(one: Responsibility, other: Responsibility) -> Responsibility:
    aliases = _called(one.name, one.aliases, (other.name, *other.aliases))
    return replace(one, definition=one.definition or other.definition, aliases=aliases)


def _filled_role(one: Role, other: Role) -> Role:
    aliases = _called(one.name, one.aliases, other.aliases)
    return replace(one, abbreviation=one.abbreviation or other.abbreviation, aliases=aliases)


def _filled_lens(one: Lens, other: Lens) -> Lens:
    return replace(one, entries=_union(one.entries, other.entries, lambda entry: entry.key))


def _filled_term(one: Term, other: Term) -> Term:
    return replace(one, definition=one.definition or other.definition)


def _united_prose(base: tuple[Prose, ...], draft: tuple[Prose, ...]) -> tuple[Prose, ...]:
    """Prose of the same title under the same name is a newer edition; another title there gets a name of its own."""
    found = {prose.slug: prose for prose in base}
    for prose in draft:
        there = found.get(prose.slug)
        same = there is None or normalised(there.title) == normalised(prose.title)
        slug = prose.slug if same else unique_key(prose.slug, set(found))
        found[slug] = replace(prose, slug=slug)
    return tuple(found.values())


def _taken_over(page: Page, before: Page) -> Page:
    """The page as imported, with what must not get lost of the one it replaces.

    A name that a person has confirmed stays confirmed, and a group that is the same as the inherited one of before
    stays inherited.
    """
    facets = {key_of(facet.name): facet for facet in before.facets}
    sections: dict[str | None, Section] = {s.pillar: s for s in before.sections if s.pillar}
    groups: dict[tuple[str | None, str | None], Group] = {
        (s.pillar, g.key): g for s in before.sections for g in s.groups if g.key
    }
    return replace(
        page,
        designation=page.designation or before.designation,
        facets=tuple(_confirmed(facet, facets.get(key_of(facet.name))) for facet in page.facets),
        sections=tuple(
            replace(
                _confirmed(section, sections.get(section.pillar)),
                groups=tuple(_group(group, groups.get((section.pillar, group.key))) for group in section.groups),
            )
            for section in page.sections
        ),
    )


def _confirmed(new: Any, before: Any) -> Any:
    settled = before is not None and before.inferred is None and before.name == new.name
    return replace(new, inferred=None) if settled else new


def _group(group: Group, before: Group | None) -> Group:
    if before is not None and before.inherited_from and _said(group) == _said(before):
        return before
    confirmed: Group = _confirmed(group, before)
    return confirmed


def _said(group: Group) -> tuple[object, ...]:
    return (
        group.name,
        [normalised(statement.text) for statement in group.statements],
        [(normalised(note.text), note.kind) for note in group.notes],
    )


def _change(before: Page | None, after: Page) -> PageChange:
    if before is None:
        return PageChange(after.address, after.title, True, new=sum(1 for _ in after.statements()))
    comparison = compare_pages(before, after)
    return PageChange(
        address=after.address,
        title=after.title,
        is_new=False,
        kept=_number(comparison, Change.KEPT),
        reworded=_number(comparison, Change.REWORDED) + _number(comparison, Change.GROWN),
        new=sum(len(link.to_text) for link in comparison.links if link.is_new),
        gone=sum(len(link.from_text) for link in comparison.links if link.is_gone),
        moved=sum(len(link.to_text) for link in comparison.links if link.moved),
        other=_beside(before) != _beside(after),
    )


def _number(comparison: Comparison, change: Change) -> int:
    return sum(len(link.to_text) for link in comparison.links if link.change is change)


def _beside(page: Page) -> tuple[object, ...]:
    """What a page says beside its statements."""
    return (
        page.title,
        page.designation,
        [(facet.name, facet.subtitle) for facet in page.facets],
        [_beside_section(section) for section in page.sections],
        [footnote.text for footnote in page.footnotes],
    )


def _beside_section(section: Section) -> tuple[object, ...]:
    return (
        section.name,
        section.symbol,
        [text.text for text in section.intro],
        [(group.name, [(note.kind, note.text) for note in group.notes]) for group in section.groups],
    )


def _additions(base: Framework, after: Framework) -> Iterator[str]:
    """What the framework has now beside pages, in sentences."""
    lists: tuple[tuple[str, list[str], list[str]], ...] = (
        ("role", [role.name for role in base.roles], [role.name for role in after.roles]),
        ("level", [level.label for level in base.levels], [level.label for level in after.levels]),
        ("pillar", [pillar.name for pillar in base.pillars], [pillar.name for pillar in after.pillars]),
        ("facet", [kind.name for kind in base.facets], [kind.name for kind in after.facets]),
        (
            "responsibility",
            [item.name for item in base.responsibilities],
            [item.name for item in after.responsibilities],
        ),
        ("term", [term.term for term in base.glossary], [term.term for term in after.glossary]),
    )
    for what, before, now in lists:
        added = [name for name in now if name not in before]
        if added:
            yield f"New {what if len(added) == 1 else _plural(what)}: {_listed(added)}."
    held = {prose.slug: prose for prose in base.prose}
    for prose in after.prose:
        if prose != held.get(prose.slug):
            yield f"The prose page “{prose.title}” is {'replaced' if prose.slug in held else 'new'}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
