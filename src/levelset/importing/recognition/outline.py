"""Labels → pages: which statements stand under which heading. Mutable while recognition works on it, then assembled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from levelset.core.model import Inferred
from levelset.importing.draft import Fate
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.reading import Label
from levelset.importing.recognition.titles import Title, organization_beside


@dataclass
class FacetOutline:
    """A facet of a page with the blocks of its statements; ``second_line`` is where its subtitle stands alone."""

    name: str
    subtitle: str = ""
    heading: Block | None = None
    second_line: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    inferred: Inferred | None = None


@dataclass
class GroupOutline:
    """A responsibility of a page. ``name`` is None while nobody knows it; ``heading`` is the block that names it.

    ``settled``: a person has said what it is called, or that it is called nothing; or the document leaves no doubt.
    ``definition`` says what the responsibility is, whatever the level. ``cut``: what parts it from the group before is
    neither a heading nor a gap; it is the least by which a statement at its borders is more like its own name than
    like the neighbor's. ``called`` is what the document calls a responsibility to which a person gave its name.
    """

    name: str | None
    heading: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    notes: list[tuple[Fate, Block]] = field(default_factory=list)
    inferred: Inferred | None = None
    settled: bool = False
    definition: Block | None = None
    cut: float | None = None
    called: str = ""


@dataclass
class SectionOutline:
    """A pillar of a page. ``name`` is None where the document has no pillars, or lost this one.

    ``called`` is what the document calls a pillar to which a person gave its name.
    """

    name: str | None
    symbol: str = ""
    heading: Block | None = None
    intro: list[Block] = field(default_factory=list)
    groups: list[GroupOutline] = field(default_factory=list)
    inferred: Inferred | None = None
    called: str = ""


@dataclass
class PageOutline:
    """One page of a document; ``title`` is None where the document does not name it.

    ``stated``: its format leaves no doubt what stands under which heading, so nothing is put back.
    """

    title: Title | None
    heading: Block | None = None
    statement: Block | None = None
    facets: list[FacetOutline] = field(default_factory=list)
    sections: list[SectionOutline] = field(default_factory=list)
    footnotes: list[Block] = field(default_factory=list)
    stated: bool = False

    def blocks(self) -> Iterator[Block]:
        """Every block of the page, headings before what stands under them."""
        yield from (block for block in (self.heading, self.statement) if block is not None)
        for facet in self.facets:
            yield from (block for block in (facet.heading, facet.second_line) if block is not None)
            yield from facet.blocks
        for section in self.sections:
            yield from ([section.heading] if section.heading else []) + section.intro
            for group in section.groups:
                yield from ([group.heading] if group.heading else []) + group.blocks
                yield from (block for _, block in group.notes)
        yield from self.footnotes

    def groups(self) -> Iterator[tuple[SectionOutline, GroupOutline]]:
        """Every group with its section, in reading order."""
        for section in self.sections:
            for group in section.groups:
                yield section, group


@dataclass
class Outline:
    """A document understood: its pages, what framework it names, and what stands beside the pages.

    ``headline`` stands above all pages and may be what their framework is called; ``organization`` is named beside it.
    """

    pages: list[PageOutline] = field(default_factory=list)
    framework: str = ""
    organization: str = ""
    headline: str = ""
    prose: list[Block] = field(default_factory=list)
    glossary: list[Block] = field(default_factory=list)
    unresolved: list[Block] = field(default_factory=list)


BESIDE = frozenset({Fate.FRAMEWORK, Fate.PROSE, Fate.GLOSSARY, Fate.UNRESOLVED})
"""What stands beside the pages."""

UNSAID = frozenset({Fate.CHROME, Fate.SECTION})
"""What no page holds."""


def outline(labels: Sequence[Label]) -> Outline:
    """The outline that the labels of a document draw."""
    drawn = Outline()
    page: PageOutline | None = None
    title = Fate.TITLE
    topical = _Topics(drawn, any(made.topical for made in labels))
    for made in labels:
        if topical.are_there and topical.take(made):
            page = topical.page
        elif made.fate is title:
            page = PageOutline(made.title, made.block)
            drawn.pages.append(page)
        elif made.fate in BESIDE:
            _beside(drawn, made)
        elif made.fate not in UNSAID:
            if page is None:
                page = PageOutline(None)
                drawn.pages.append(page)
            _into(drawn, page, made)
    if topical.are_there:
        _drop_echoes(drawn)
    if drawn.framework and not drawn.organization:
        chrome = (made.block.text for made in labels if made.fate is Fate.CHROME)
        sites = (organization_beside(text, drawn.framework) for text in chrome if text.startswith(drawn.framework))
        drawn.organization = next((site for site in sites if site), "")
    return drawn


SAID = frozenset({Fate.BEHAVIOR, Fate.NOTE, Fate.INTRO})
"""What may stand between the heading of a topic and its first level: it says what the topic is."""


@dataclass
class _Topics:
    """A document that goes by topics: a page for each level, with the topics under which the level is spoken of.

    ``are_there``: it does. ``_begun``: a topic was named, and no level of it yet.
    """

    drawn: Outline
    are_there: bool
    page: PageOutline | None = None
    _pillar: Label | None = None
    _topic: Label | None = None
    _definition: Block | None = None
    _begun: bool = False
    _pages: dict[tuple[str, str], PageOutline] = field(default_factory=dict)

    def take(self, made: Label) -> bool:
        """Whether the label is taken up here: the title of a level, which opens a group of the topic above."""
        if made.fate is Fate.PILLAR:
            self._pillar = made
        elif made.fate is Fate.RESPONSIBILITY:
            self._topic, self._definition, self._begun = made, None, True
            self._pillar = None if made.outer else self._pillar
        elif self.are_there and self._begun and self._definition is None and made.fate in SAID:
            self._definition = made.block
            return True
        if not made.topical or made.title is None:
            return False
        self._begun = False
        key = (made.title.role, made.title.level)
        if key not in self._pages:
            self._pages[key] = PageOutline(made.title, made.block)
            self.drawn.pages.append(self._pages[key])
        self.page = self._pages[key]
        name = self._pillar.name if self._pillar else None
        if not self.page.sections or self.page.sections[-1].name != name:
            symbol = self._pillar.symbol if self._pillar else ""
            self.page.sections.append(SectionOutline(name, symbol, self._pillar.block if self._pillar else None))
        topic = self._topic
        group = GroupOutline(topic.name, topic.block, definition=self._definition) if topic else GroupOutline(None)
        if made.title.says:
            group.blocks.append(replace(made.block, text=made.title.says))
        self.page.sections[-1].groups.append(group)
        return True


def _drop_echoes(drawn: Outline) -> None:
    """Take away the topic that the page above it got, where that page says something of it further on."""
    for section in (section for page in drawn.pages for section in page.sections):
        said = {group.name for group in section.groups if group.blocks or group.notes}
        section.groups = [group for group in section.groups if group.blocks or group.notes or group.name not in said]


def _beside(drawn: Outline, made: Label) -> None:
    match made.fate:
        case Fate.FRAMEWORK:
            drawn.framework = drawn.framework or made.name
            drawn.organization = drawn.organization or organization_beside(made.block.text)
        case Fate.PROSE:
            drawn.headline = drawn.headline or made.name
            drawn.organization = drawn.organization or (organization_beside(made.name) if made.name else "")
            drawn.prose.append(made.block)
        case Fate.GLOSSARY:
            drawn.glossary.append(made.block)
        case _:
            drawn.unresolved.append(made.block)


def _into(drawn: Outline, page: PageOutline, made: Label) -> None:
    """Put one labelled block where it belongs in its page."""
    match made.fate:
        case Fate.BEHAVIOR:  # first, as most are
            _statement(page, made)
        case Fate.STATEMENT:
            if page.statement is None:
                page.statement = made.block
            else:
                drawn.unresolved.append(made.block)
        case Fate.FACET:
            page.facets.append(FacetOutline(made.name, made.subtitle, made.block))
        case Fate.SUBTITLE:
            if page.facets:
                page.facets[-1].subtitle, page.facets[-1].second_line = made.block.text, made.block
            else:
                drawn.unresolved.append(made.block)
        case Fate.PILLAR:
            page.sections.append(SectionOutline(made.name, made.symbol, made.block))
        case Fate.RESPONSIBILITY:
            _section(page, leaves=made.outer).groups.append(GroupOutline(made.name, made.block))
        case Fate.INTRO:
            _section(page, leaves=made.breaks).intro.append(made.block)
        case Fate.FOOTNOTE:
            page.footnotes.append(made.block)
        case Fate.NOTE | Fate.EXAMPLE:
            _group(page).notes.append((made.fate, made.block))


def _statement(page: PageOutline, made: Label) -> None:
    """A behavior, or the statement of a facet where no section has begun."""
    if made.under:
        rest = replace(made.block, text=made.block.text[len(made.under) :].lstrip(" -–—:."))
        groups = _section(page).groups
        if groups and groups[-1].name == made.under:
            groups[-1].blocks.append(rest)
        else:
            groups.append(GroupOutline(made.under, made.block, [rest]))
    elif made.breaks:
        _section(page).groups.append(GroupOutline(None, blocks=[made.block]))
    elif page.facets and not page.sections:
        page.facets[-1].blocks.append(made.block)
    else:
        _group(page).blocks.append(made.block)


def _section(page: PageOutline, *, leaves: bool = False) -> SectionOutline:
    """The section that the page is in; a new one where there is none, or where what comes next leaves it."""
    if leaves or not page.sections:
        page.sections.append(SectionOutline(None))
    return page.sections[-1]


def _group(page: PageOutline) -> GroupOutline:
    section = _section(page)
    if not section.groups:
        section.groups.append(GroupOutline(None))
    return section.groups[-1]
