"""Changing one place of a framework, anywhere: what the faults to plant have in common."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from levelset.core.model import Framework, Group, Page, Section, Statement

Fault = Callable[[Random, Framework], Framework]


def fault(*texts: str) -> Fault:
    """A fault that is one sentence among the behaviors of a page."""

    def plant(random: Random, framework: Framework) -> Framework:
        return with_behavior(random, framework, lambda _: random.choice(texts))

    return plant


def with_behavior(random: Random, framework: Framework, change: Callable[[str], str]) -> Framework:
    """The framework with one behavior, anywhere, changed."""
    page, section, group = somewhere(random, framework)
    at = random.randrange(len(group.statements))
    statements = list(group.statements)
    statements[at] = Statement(change(statements[at].text))
    return with_group(framework, page, section, group, replace(group, statements=tuple(statements)))


def somewhere(random: Random, framework: Framework, pages: Sequence[Page] = ()) -> tuple[Page, Section, Group]:
    """A responsibility that has statements of its own, on any page (or on one of these)."""
    own = [
        (page, section, group)
        for page in pages or framework.pages
        for section in page.sections
        for group in section.groups
        if len(group.statements) > 1 and not group.inherited_from
    ]
    return random.choice(own)


def with_page(framework: Framework, old: Page, new: Page | None) -> Framework:
    """The framework with a page replaced, or removed."""
    pages = (new if page is old else page for page in framework.pages)
    return replace(framework, pages=tuple(page for page in pages if page is not None))


def with_group(framework: Framework, page: Page, section: Section, old: Group, new: Group | None) -> Framework:
    """The framework with a responsibility of a page replaced, or removed."""
    groups = tuple(one for group in section.groups if (one := new if group is old else group) is not None)
    sections = tuple(replace(one, groups=groups) if one is section else one for one in page.sections)
    return with_page(framework, page, replace(page, sections=sections))


def with_all_groups(page: Page, change: Callable[[Group], Group]) -> Page:
    """The page with each of its responsibilities changed, and owned by the page."""
    return replace(
        page,
        sections=tuple(
            replace(section, groups=tuple(replace(change(group), inherited_from=None) for group in section.groups))
            for section in page.sections
        ),
    )


def ladder(random: Random, framework: Framework) -> tuple[Page, ...]:
    """The pages of one role, from the lowest level."""
    return framework.pages_of(random.choice(framework.roles).key)
