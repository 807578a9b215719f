"""What of a page can be suggested: its responsibilities, each with all that the framework says under it."""

from collections.abc import Iterator
from dataclasses import dataclass

from levelset.core.addresses import key_of
from levelset.core.headings import parts_of
from levelset.core.model import Framework, Group, Page, Responsibility, Section, Statement


@dataclass(frozen=True, slots=True)
class Target:
    """A responsibility of a page as it is shown there.

    ``names`` are all that it goes by, ``texts`` its definitions, ``elsewhere`` what other levels of the role say under
    it. ``key`` is what stays when the name on a page differs; it is what accepted links are kept under.
    """

    key: str
    name: str
    pillar: str | None
    statements: tuple[Statement, ...]
    names: tuple[str, ...]
    texts: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


def targets_of(framework: Framework, page: Page) -> tuple[Target, ...]:
    """The responsibilities of a page under which there is a statement, in the order of the page."""
    known = {one.key: one for one in framework.responsibilities}
    said = _said_elsewhere(framework, page)
    return tuple(
        _target(section, group, known, said)
        for section in page.sections
        for group in section.groups
        if group.name and group.statements
    )


def _target(
    section: Section, group: Group, known: dict[str, Responsibility], said: dict[str, tuple[str, ...]]
) -> Target:
    name = group.name or ""
    keys = _keys(group)
    meant = [known[key] for key in keys if key in known]
    names = [name, *parts_of(name), *(other for one in meant for other in (one.name, *one.aliases))]
    return Target(
        key=group.key or key_of(name),
        name=name,
        pillar=section.name,
        statements=group.statements,
        names=tuple(dict.fromkeys(names)),
        texts=tuple(one.definition for one in meant if one.definition),
        elsewhere=tuple(dict.fromkeys(text for key in keys for text in said.get(key, ()))),
    )


def _keys(group: Group) -> tuple[str, ...]:
    own = (group.key,) if group.key else ()
    return (*own, *group.covers) if group.covers else own or (key_of(group.name or ""),)


def _said_elsewhere(framework: Framework, page: Page) -> dict[str, tuple[str, ...]]:
    """What the other pages of the role say under each key; a heading that covers two counts for both."""
    said: dict[str, tuple[str, ...]] = {}
    for key, text in _pairs(framework, page):
        said[key] = (*said.get(key, ()), text)
    return said


def _pairs(framework: Framework, page: Page) -> Iterator[tuple[str, str]]:
    for other in framework.pages_of(page.role):
        if other.address == page.address:
            continue
        for section in other.sections:
            for group in section.groups:
                for key in _keys(group):
                    yield from ((key, statement.text) for statement in group.statements)
