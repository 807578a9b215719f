"""What people decided about headings, applied to an outline. A place is the number of a group's first piece."""

from collections.abc import Mapping

from levelset.importing.draft import Naming
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.outline import GroupOutline, PageOutline

Names = Mapping[tuple[str, int], Naming]


def _decided(blocks: list[Block], file: str, names: Names) -> Naming | None:
    return names.get((file, blocks[0].first.number)) if blocks else None


def name_groups(page: PageOutline, file: str, names: Names) -> None:
    """Give groups the names that people chose; a refused heading joins its statements to the group above."""
    for section in page.sections:
        kept: list[GroupOutline] = []
        for group in section.groups:
            naming = _decided(group.blocks, file, names)
            if naming is None:
                kept.append(group)
            elif naming.name is None and kept:
                kept[-1].blocks.extend(group.blocks)
                kept[-1].notes.extend(group.notes)
            else:
                group.name, group.inferred, group.settled = naming.name, None, True
                kept.append(group)
        section.groups = kept


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
