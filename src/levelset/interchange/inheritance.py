"""Core pages: pillars that the roles of a track share at a level are kept once, in ``_core/<track>/<level>.md``.

In the model a framework is expanded: an inherited group carries ``inherited_from``. Writing takes such groups out of
the role's page, reading puts them back:

- A page without a section for a core pillar that the core page has, inherits the section whole. It stands before the
  first section of the page whose pillar comes later in ``framework.yaml``.
- A section on the page replaces the responsibilities that it writes out (a merged heading those that it covers) and
  inherits the others: they stand in the order of the core page, what only the page has behind them. The page's own
  intro counts; without one, that of the core page.

Groups that say they are inherited but could not be put back this way (two pages disagree, an order that only one page
has) are written out on each page and belong to it from then on: ``settled`` is the framework after that.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from levelset.core.model import Framework, Group, Page, PillarKind, Section
from levelset.interchange.layout import CORE, Layout

NOTHING: Mapping[str, Page] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Compact:
    """A framework as files hold it: role pages without what they inherit, core pages by address (``_core/ic/ic2``)."""

    pages: tuple[Page, ...]
    cores: dict[str, Page]


def compact(framework: Framework, held: Mapping[str, Page] = NOTHING) -> Compact:
    """The framework taken apart; ``expanded`` of each page gives the settled framework.

    ``held`` are the core pages that a folder has, by address: one that serves is kept as it is, with all it holds.
    """
    layout = Layout.of(framework)
    own: dict[int, Page] = {}
    cores: dict[str, Page] = {}
    for address, pages in _by_core(framework, layout).items():
        found = [page for _, page in pages]
        kept = held.get(address)
        core = kept if kept and _serves(kept, found, framework) else _core(framework, address, found)
        if core is not None and kept is not None and core is not kept:
            core = _with_unused(core, kept, found, framework)
        if core is not None:
            cores[address] = core
        for number, page in pages:
            own[number] = _without(page, core) if core else _disowned(page)
    return Compact(tuple(own.get(number, _disowned(page)) for number, page in enumerate(framework.pages)), cores)


def settled(framework: Framework, held: Mapping[str, Page] = NOTHING) -> Framework:
    """The framework with inheritance as it can be kept; ``held`` as in ``compact``."""
    if not any(group.inherited_from for page in framework.pages for group in _groups(page)):
        return framework
    parts = compact(framework, held)
    layout = Layout.of(framework)
    return replace(
        framework,
        pages=tuple(
            expanded(page, parts.cores.get(core_address(framework, layout, page)), framework) for page in parts.pages
        ),
    )


def core_address(framework: Framework, layout: Layout, page: Page) -> str:
    """The address of the core page that a page could inherit from; empty where its role or level is unknown."""
    role = framework.role(page.role)
    if role is None or page.level not in layout.levels:
        return ""
    return layout.core(role.track, page.level)


def core_page(address: str, level: str) -> Page:
    """An empty core page; ``level`` is the label of its level."""
    folder, _, name = address.rpartition("/")
    return Page(folder, name, f"{level} ({CORE.strip('_')})")


def inheritable(core: Page, framework: Framework) -> Page:
    """The core page without sections of pillars that are not core: those are each role's own."""
    pillars = {pillar.key for pillar in framework.pillars if pillar.kind is PillarKind.CORE}
    return replace(core, sections=tuple(section for section in core.sections if section.pillar in pillars))


def expanded(page: Page, core: Page | None, framework: Framework) -> Page:
    """The page with what it inherits from a core page."""
    if core is None:
        return page
    order = {pillar.key: number for number, pillar in enumerate(framework.pillars)}
    written = {section.pillar: section for section in page.sections if section.pillar}
    sections = list(page.sections)
    for section in core.sections:
        mine = written.get(section.pillar) if section.pillar else None
        if mine is not None:
            merged = _merged(mine, section, core.address)
            sections[sections.index(mine)] = merged
            written[section.pillar or ""] = merged  # by hand, a core page may name a pillar twice
        else:
            whole = replace(section, groups=tuple(_inherited(section.groups, core.address)))
            later = (
                number
                for number, other in enumerate(sections)
                if order.get(other.pillar or "", len(order)) > order.get(section.pillar or "", len(order))
            )
            sections.insert(next(later, len(sections)), whole)
    return replace(page, sections=tuple(sections))


def _merged(mine: Section, core: Section, address: str) -> Section:
    """A section that writes some of its responsibilities out."""
    replaced = {key: group for group in mine.groups for key in (group.key, *group.covers) if key is not None}
    groups: list[Group] = []
    for group in core.groups:
        own = replaced.get(group.key or "")
        if own is None:
            groups += _inherited([group], address)
        elif own not in groups:
            groups.append(own)
    groups += [group for group in mine.groups if group not in groups]
    return replace(mine, intro=mine.intro or core.intro, groups=tuple(groups))


def _inherited(groups: Iterable[Group], address: str) -> Iterator[Group]:
    return (replace(group, inherited_from=address) for group in groups)


def _groups(page: Page) -> Iterator[Group]:
    for section in page.sections:
        yield from section.groups


def _by_core(framework: Framework, layout: Layout) -> dict[str, list[tuple[int, Page]]]:
    """The pages of each level of a track, with their positions, by the address of their core page."""
    found: dict[str, list[tuple[int, Page]]] = {}
    for number, page in enumerate(framework.pages):
        address = core_address(framework, layout, page)
        if address:
            found.setdefault(address, []).append((number, page))
    return found


def _core(framework: Framework, address: str, pages: list[Page]) -> Page | None:
    """The core page that all these pages can inherit from, or None."""
    heirs: dict[str | None, list[Section]] = {}
    for page in pages:
        for section in page.sections:
            if any(group.inherited_from == address for group in section.groups):
                heirs.setdefault(section.pillar, []).append(section)
    sections = tuple(_shared(found, address) for found in heirs.values())
    core = inheritable(replace(core_page(address, pages[0].level), sections=sections), framework)
    return core if core.sections and _serves(core, pages, framework) else None


def _with_unused(core: Page, held: Page, pages: list[Page], framework: Framework) -> Page:
    """A new core page with the responsibilities of the one that is there which no page inherits: they are kept too,
    as far as no page would inherit them now."""
    for section in held.sections:
        for group in section.groups:
            shown = {key for own in core.sections for other in own.groups for key in (other.key, *other.covers)}
            if group.key is None or group.key not in shown:
                more = _added(core, section, replace(group, inherited_from=None))
                core = more if _serves(more, pages, framework) else core
    return core


def _added(core: Page, section: Section, group: Group) -> Page:
    """The core page with one more group at the end of its section, or with the section where it has none."""
    for number, own in enumerate(core.sections):
        if own.pillar == section.pillar:
            whole = replace(own, groups=(*own.groups, group))
            return replace(core, sections=(*core.sections[:number], whole, *core.sections[number + 1 :]))
    return replace(core, sections=(*core.sections, replace(section, groups=(group,))))


def _serves(core: Page, pages: list[Page], framework: Framework) -> bool:
    """Whether every page is whole again after what it inherits was taken out and put back."""
    return all(expanded(_without(page, core), core, framework) == page for page in pages)


def _shared(heirs: list[Section], address: str) -> Section:
    """The core section behind what the pages show: best seen on a page that inherits it whole."""
    whole = [section for section in heirs if all(group.inherited_from == address for group in section.groups)]
    first = (whole or heirs)[0]
    groups = [
        replace(group, inherited_from=None)
        for section in (first, *heirs)
        for group in section.groups
        if group.inherited_from == address
    ]
    same_intro = len(heirs) > 1 and all(section.intro == first.intro for section in heirs)
    return replace(first, groups=tuple(dict.fromkeys(groups)), intro=first.intro if whole or same_intro else ())


def _without(page: Page, core: Page) -> Page:
    """The page without what it inherits from its core page."""
    intros = {section.pillar: section.intro for section in core.sections}
    sections = []
    for section in page.sections:
        own = tuple(group for group in section.groups if group.inherited_from is None)
        if section.pillar in intros and not own:
            continue
        if len(own) < len(section.groups):
            inherits_intro = section.intro == intros.get(section.pillar)
            section = replace(section, intro=() if inherits_intro else section.intro)
        sections.append(replace(section, groups=own))
    return replace(page, sections=tuple(sections))


def _disowned(page: Page) -> Page:
    """The page with everything written out as its own."""
    if not any(group.inherited_from for group in _groups(page)):
        return page
    return replace(
        page,
        sections=tuple(
            replace(section, groups=tuple(replace(group, inherited_from=None) for group in section.groups))
            for section in page.sections
        ),
    )
