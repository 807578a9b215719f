"""The form of a framework that files can hold: what writing settles before anything is written.

- Text inside a page stands on one line: every run of blanks and line breaks becomes one space, blanks at both ends go,
  control characters and half characters become U+FFFD. Multi-line text stays possible where a file has room for it:
  definitions, reasons and prose, where every kind of line break becomes one.
- A text without a letter left is dropped; an optional field that is empty is None.
- Pages stand in the order of roles and ranks, prose in the order of its file names.
- A facet that a page has and the framework does not know is made known; a page without a title is called by its level
  and role.
- Inheritance that core pages cannot hold is written out (``inheritance``).

``canonical(canonical(f)) == canonical(f)``, and reading what was written gives ``canonical`` of it.
"""

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from levelset.core.addresses import key_of
from levelset.core.model import (
    Facet,
    FacetKind,
    Framework,
    Group,
    Note,
    Page,
    Prose,
    Section,
    Statement,
    Text,
)
from levelset.interchange.inheritance import settled
from levelset.interchange.layout import unique_names

BREAK = re.compile("\r\n|[\v\f\r\x1c-\x1f\x85\u2028\u2029]")
UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")

P = TypeVar("P", Statement, Note, Text)


def canonical(framework: Framework) -> Framework:
    """The framework as reading it back will give it."""
    return settled(formed(framework))


def formed(framework: Framework) -> Framework:
    """The same without looking at inheritance."""
    clean: Framework = _cleaned(framework)
    folded = replace(
        clean,
        title=folded_text(clean.title),
        organization=folded_text(clean.organization),
        tracks=tuple(replace(track, name=folded_text(track.name)) for track in clean.tracks),
        levels=tuple(
            replace(level, name=_optional(level.name), aliases=_folded(level.aliases)) for level in clean.levels
        ),
        pillars=tuple(
            replace(
                pillar,
                name=folded_text(pillar.name),
                symbol=folded_text(pillar.symbol),
                definition=pillar.definition or None,
                aliases=_folded(pillar.aliases),
            )
            for pillar in clean.pillars
        ),
        facets=tuple(
            replace(kind, name=folded_text(kind.name), subtitle=folded_text(kind.subtitle)) for kind in clean.facets
        ),
        responsibilities=tuple(
            replace(
                item,
                name=folded_text(item.name),
                pillar=item.pillar or None,
                definition=item.definition or None,
                aliases=_folded(item.aliases),
            )
            for item in clean.responsibilities
        ),
        roles=tuple(
            replace(
                role,
                name=folded_text(role.name),
                abbreviation=_optional(role.abbreviation),
                aliases=_folded(role.aliases),
            )
            for role in clean.roles
        ),
        pages=tuple(titled(_page(page), clean) for page in clean.pages),
        prose=_prose(clean.prose),
    )
    return ordered(_with_facets(folded))


def ordered(framework: Framework) -> Framework:
    """The framework with its pages in the order of roles and ranks, and its prose by file name."""
    roles = {role.key: number for number, role in reversed(list(enumerate(framework.roles)))}
    labels = {level.label: number for number, level in reversed(list(enumerate(framework.levels)))}

    def place(page: Page) -> tuple[int, int, int, str]:
        return roles.get(page.role, len(roles)), framework.rank(page), labels.get(page.level, len(labels)), page.level

    return replace(
        framework,
        pages=tuple(sorted(framework.pages, key=place)),
        prose=tuple(sorted(framework.prose, key=lambda prose: prose.slug)),
    )


def folded_text(text: str) -> str:
    """The text on one line: runs of blanks and breaks are one space, none at the ends."""
    return re.sub(r"[ \t\n]+", " ", BREAK.sub("\n", text)).strip()


def printable(text: str) -> str:
    """The text with what no file can hold replaced, and every kind of line break plain."""
    return UNPRINTABLE.sub("\ufffd", BREAK.sub("\n", text))


def _cleaned(value: Any) -> Any:
    """The same value with what no file can hold replaced in every string."""
    result = value
    if isinstance(value, str) and not isinstance(value, Enum):
        result = printable(value)
    elif isinstance(value, tuple):
        result = tuple(_cleaned(item) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: after
            for field in fields(value)
            if (after := _cleaned(before := getattr(value, field.name))) is not before and after != before
        }
        result = replace(value, **changed) if changed else value
    return result


def titled(page: Page, framework: Framework) -> Page:
    """The page, called by its level and role where it has no title."""
    if page.title:
        return page
    role = framework.role(page.role)
    return replace(page, title=folded_text(f"{page.level} {role.name if role else page.role}") or "Page")


def _folded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(folded_text, texts))


def _optional(text: str | None) -> str | None:
    return folded_text(text or "") or None


def _page(page: Page) -> Page:
    statement = _texts((page.statement,)) if page.statement else ()
    return replace(
        page,
        title=folded_text(page.title),
        statement=statement[0] if statement else None,
        designation=_optional(page.designation),
        facets=tuple(_facet(facet) for facet in page.facets),
        sections=tuple(_section(section) for section in page.sections),
        footnotes=_texts(page.footnotes),
    )


def _facet(facet: Facet) -> Facet:
    return replace(
        facet,
        name=folded_text(facet.name),
        subtitle=folded_text(facet.subtitle),
        statements=_statements(facet.statements),
    )


def _section(section: Section) -> Section:
    return replace(
        section,
        name=_optional(section.name),
        symbol=folded_text(section.symbol),
        intro=_texts(section.intro),
        groups=tuple(_group(group) for group in section.groups),
    )


def _group(group: Group) -> Group:
    return replace(
        group,
        name=_optional(group.name),
        statements=_statements(group.statements),
        notes=_texts(group.notes),
        inherited_from=group.inherited_from or None,
    )


def _statements(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(
        replace(statement, label=_optional(statement.label), inherited_from=statement.inherited_from or None)
        for statement in _texts(statements)
    )


def _texts(texts: Iterable[P]) -> tuple[P, ...]:
    folded = (replace(text, text=folded_text(text.text)) for text in texts)
    return tuple(text for text in folded if text.text)


def _prose(pages: tuple[Prose, ...]) -> tuple[Prose, ...]:
    """Prose pages under their file names, with plain line breaks and no blank lines around."""
    names = unique_names(prose.slug for prose in pages)
    settled: dict[str, Prose] = {}
    for prose in pages:
        markdown = re.sub(r"\A\s*\n", "", prose.markdown).rstrip()
        settled[prose.slug] = Prose(names[prose.slug], folded_text(prose.title), markdown)
    return tuple(settled.values())


def _with_facets(framework: Framework) -> Framework:
    known = {kind.name.casefold() for kind in framework.facets}
    keys = {kind.key for kind in framework.facets}
    added: list[FacetKind] = []
    for page in framework.pages:
        for facet in page.facets:
            if facet.name and facet.name.casefold() not in known:
                known.add(facet.name.casefold())
                key = key_of(facet.name)
                if key not in keys:
                    keys.add(key)
                    added.append(FacetKind(key, facet.name))
    return replace(framework, facets=(*framework.facets, *added))
