"""What people decided about headings, applied to an outline. A place is the number of a group's first piece."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from levelset.core.addresses import key_of
from levelset.importing.draft import Naming
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.outline import GroupOutline, PageOutline

Names = Mapping[tuple[str, int], Naming]


def _decided(blocks: list[Block], file: str, names: Names) -> Naming | None:
    return names.get((file, blocks[0].first.number)) if blocks else None


def name_groups(page: PageOutline, file: str, names: Names) -> None:
    """Give groups the names that people chose; a refused heading joins its statements to the group above.

    A name that was given to a statement inside a group begins another one there. Done once more when runs were parted,
    for the groups that were not there before.
    """
    if not names:
        return
    for section in page.sections:
        kept: list[GroupOutline] = []
        for group in (part for whole in section.groups for part in _begun(whole, file, names)):
            naming = _decided(group.blocks, file, names)
            if naming is None:
                kept.append(group)
            elif naming.name is None and kept:
                kept[-1].blocks.extend(group.blocks)
                kept[-1].notes.extend(group.notes)
            else:
                _name(group, naming.name)
                kept.append(group)
        section.groups = kept


def _begun(group: GroupOutline, file: str, names: Names) -> Iterator[GroupOutline]:
    """A group, parted before each statement to which people gave the name of a heading."""
    given = [names.get((file, block.first.number)) for block in group.blocks]
    starts = [at for at, naming in enumerate(given) if at and naming is not None and naming.name is not None]
    if not starts:
        yield group
        return
    yield replace(group, blocks=group.blocks[: starts[0]])
    for begin, end in pairwise([*starts, len(group.blocks)]):
        yield GroupOutline(None, blocks=group.blocks[begin:end])


def _name(group: GroupOutline, name: str | None) -> None:
    """Name a group as people do; what the document calls it is remembered as another name."""
    if name and group.heading is not None and group.name and not group.settled and key_of(group.name) != key_of(name):
        group.called = group.name
    group.name, group.inferred, group.settled = name, None, True


def settle_pillars(page: PageOutline, file: str, names: Names) -> None:
    """Take the mark from pillars that people confirmed or named; a refused one joins its groups to the one above."""
    kept = page.sections[:0]
    for section in page.sections:
        blocks = next((group.blocks for group in section.groups if group.blocks), [])
        naming = _decided(blocks, file, names)
        if naming is None:
            kept.append(section)
        elif naming.name is None and kept:
            kept[-1].intro.extend(section.intro)
            kept[-1].groups.extend(section.groups)
        else:
            if section.heading is not None and section.name and section.inferred is None:
                section.called = section.name
            section.name, section.inferred = naming.name, None
            kept.append(section)
    page.sections = kept


def settle_facets(page: PageOutline, file: str, names: Names) -> None:
    """Take the mark from facets that people confirmed or named; a refused one joins its statements to the one above."""
    kept = page.facets[:0]
    for facet in page.facets:
        naming = _decided(facet.blocks, file, names)
        if naming is None:
            kept.append(facet)
        elif naming.name is None and kept:
            kept[-1].blocks.extend(facet.blocks)
        else:
            facet.name, facet.inferred = naming.name or facet.name, None
            kept.append(facet)
    page.facets = kept
