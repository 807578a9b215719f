"""Faults in how pages are built."""

from dataclasses import replace
from random import Random

from levelset.core.model import Framework, Group, Statement
from support.planting_places import ladder, somewhere, with_all_groups, with_behavior, with_group, with_page


def missing_responsibility(random: Random, framework: Framework) -> Framework:
    """Takes a responsibility from a page between two others that have it."""
    pages = ladder(random, framework)
    at = random.randrange(1, len(pages) - 1)
    around = [{g.key for s in pages[n].sections for g in s.groups} for n in (at - 1, at + 1)]
    both = [
        (section, group)
        for section in pages[at].sections
        for group in section.groups
        if group.key in around[0] & around[1]
    ]
    section, group = random.choice(both)
    return with_group(framework, pages[at], section, group, None)


def missing_level(random: Random, framework: Framework) -> Framework:
    """Takes a page out of the middle of a role."""
    pages = ladder(random, framework)
    return with_page(framework, pages[random.randrange(1, len(pages) - 1)], None)


def same_level(random: Random, framework: Framework) -> Framework:
    """Gives a page the responsibilities of the one below, with a word here and there changed."""
    pages = ladder(random, framework)
    at = random.randrange(1, len(pages))

    def reworded(group: Group) -> Group:
        return replace(
            group, statements=tuple(replace(one, text=slightly(random, one.text)) for one in group.statements)
        )

    copy = with_all_groups(pages[at - 1], reworded)
    return with_page(framework, pages[at], replace(pages[at], sections=copy.sections))


def slightly(random: Random, text: str) -> str:
    """A sentence with its stop gone, a small word more, or as it is."""
    return random.choice((text, text.rstrip("."), text.replace(" the ", " our "), text.replace("I ", "I always ", 1)))


def level_names(random: Random, framework: Framework) -> Framework:
    """A title with another level, or a text that names a level in another way."""
    page = random.choice(framework.pages)
    if random.random() < 0.5:
        other = random.choice([level.label for level in framework.levels if level.label != page.level])
        return with_page(framework, page, replace(page, title=page.title.replace(page.level, other)))
    number = random.choice(framework.levels).rank
    return with_behavior(random, framework, lambda text: text.rstrip(".") + f", as the L{number} page asks.")


def empty_section(random: Random, framework: Framework) -> Framework:
    """Takes everything from under a heading."""
    page, section, group = somewhere(random, framework)
    if random.random() < 0.3:
        return with_page(
            framework, page, replace(page, facets=(replace(page.facets[0], statements=()), *page.facets[1:]))
        )
    return with_group(framework, page, section, group, replace(group, statements=(), notes=()))


def order(random: Random, framework: Framework) -> Framework:
    """Swaps two responsibilities of a page, or its pillars."""
    page = random.choice(framework.pages)
    if random.random() < 0.3:
        return with_page(framework, page, replace(page, sections=page.sections[::-1]))
    section = random.choice([one for one in page.sections if len(one.groups) > 1])
    at = random.randrange(len(section.groups) - 1)
    groups = list(section.groups)
    groups[at], groups[at + 1] = (replace(group, inherited_from=None) for group in (groups[at + 1], groups[at]))
    sections = tuple(replace(one, groups=tuple(groups)) if one is section else one for one in page.sections)
    return with_page(framework, page, replace(page, sections=sections))


def heading_variants(random: Random, framework: Framework) -> Framework:
    """Calls a responsibility slightly otherwise on one page."""
    page, section, group = somewhere(random, framework)
    name = group.name or ""
    words = name.split()
    other = random.choice(
        (name.lower(), name + "s", " ".join(words[::-1]) if len(words) > 1 else name.upper(), f"{name}:")
    )
    return with_group(framework, page, section, group, replace(group, name=other, key=None))


def thin_page(random: Random, framework: Framework) -> Framework:
    """Leaves one sentence of a page."""
    page = random.choice(framework.pages)
    kept = page.sections[0].groups[0]
    only = replace(kept, statements=kept.statements[:1], inherited_from=None)
    return with_page(framework, page, replace(page, sections=(replace(page.sections[0], groups=(only,)),)))


def twice(random: Random, framework: Framework) -> Framework:
    """Puts a sentence of one responsibility under another of the page."""
    page, section, group = somewhere(random, framework)
    texts = [one for s in page.sections for g in s.groups if g is not group for one in g.statements]
    copied = Statement(random.choice(texts).text)
    return with_group(framework, page, section, group, replace(group, statements=(*group.statements, copied)))
