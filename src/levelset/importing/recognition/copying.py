"""Outlines are changed while recognition works on them; who keeps one works on a copy."""

from dataclasses import replace

from levelset.importing.recognition.outline import FacetOutline, GroupOutline, Outline, PageOutline, SectionOutline


def copy_of(drawn: Outline) -> Outline:
    """The same outline with lists and parts of its own. Blocks and titles are values, so both share them."""
    return replace(
        drawn,
        pages=[_page(page) for page in drawn.pages],
        prose=list(drawn.prose),
        glossary=list(drawn.glossary),
        unresolved=list(drawn.unresolved),
    )


def _page(page: PageOutline) -> PageOutline:
    return replace(
        page,
        facets=[_facet(facet) for facet in page.facets],
        sections=[_section(section) for section in page.sections],
        footnotes=list(page.footnotes),
    )


def _facet(facet: FacetOutline) -> FacetOutline:
    return replace(facet, blocks=list(facet.blocks))


def _section(section: SectionOutline) -> SectionOutline:
    return replace(section, intro=list(section.intro), groups=[_group(group) for group in section.groups])


def _group(group: GroupOutline) -> GroupOutline:
    # There is one for each responsibility of each page: "replace" and "copy" look at every field.
    return GroupOutline(**{**vars(group), "blocks": list(group.blocks), "notes": list(group.notes)})
