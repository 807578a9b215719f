"""Outlines → the framework: one list of roles, levels, pillars and responsibilities for all pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from levelset.core.addresses import key_of, unique_key
from levelset.core.headings import Heading, keys_of, known, parts_of, resolve
from levelset.core.model import (
    Facet,
    FacetKind,
    Framework,
    Group,
    Level,
    Note,
    NoteKind,
    Page,
    Pillar,
    PillarKind,
    Responsibility,
    Role,
    Section,
    Source,
    Statement,
    Text,
    Track,
)
from levelset.importing.draft import Fate
from levelset.importing.recognition.aliases import (
    by_any_name,
    level_called,
    name_of,
    role_called,
    with_alias,
    without_names,
)
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.levels import rank_of, track_of
from levelset.importing.recognition.outline import FacetOutline, GroupOutline, PageOutline, SectionOutline
from levelset.importing.recognition.titles import Title
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.text.labels import label_of
from levelset.text.normal import squeeze

TRACKS = {"ic": "Individual contributor", "m": "Management"}


@dataclass
class Assembly:
    """The framework while it grows, page by page; what a reference says comes first and keeps its keys."""

    vocabulary: Vocabulary
    reference: Framework | None = None
    roles: dict[str, Role] = field(default_factory=dict)
    levels: dict[tuple[str, str], Level] = field(default_factory=dict)
    pillars: dict[str, Pillar] = field(default_factory=dict)
    facets: dict[str, FacetKind] = field(default_factory=dict)
    responsibilities: dict[str, Responsibility] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    targets: dict[int, str] = field(default_factory=dict)
    """By the number of a piece of the document at hand, the address of what it became."""

    def __post_init__(self) -> None:
        known = self.reference or Framework("", "")
        self._known_roles = by_any_name(known.roles, name_of, lambda _, name: key_of(name))
        self._known_pillars = by_any_name(known.pillars, name_of, lambda _, name: key_of(name))
        self._known_levels = by_any_name(
            known.levels, lambda level: level.label, lambda level, name: (level.track, name.casefold())
        )
        self._pool: dict[str, Responsibility] = {}
        self._taken: set[str] = set()
        self._meant: dict[tuple[str, str | None], Heading] = {}
        self._called: dict[str, list[Responsibility]] = {}
        self._addresses: dict[tuple[str, str], Page] = {}
        for responsibility in known.responsibilities:
            self._take_up(responsibility)

    def next_document(self) -> dict[int, str]:
        """Turn to another document; what its pieces become is going to stand in what is returned."""
        self.targets = {}
        return self.targets

    def add(self, outline: PageOutline, title: Title) -> Page:
        """Add a page; returns it as it stands in the framework."""
        role = self._role(title)
        level = self._level(title, role)
        address = f"{role.key}/{level.label.lower()}"
        self._mark(outline.heading, address)
        page = Page(
            role=role.key,
            level=level.label,
            title=title.text,
            designation=title.designation,
            statement=self._statement(outline.statement, address) if outline.statement else None,
            facets=tuple(self._facet(facet, address) for facet in outline.facets),
            sections=tuple(self._section(section, address) for section in outline.sections),
            footnotes=tuple(self._text(block, f"{address}#footnotes", raw=True) for block in outline.footnotes),
        )
        self.pages.append(page)
        self._addresses.setdefault((page.role, page.level.casefold()), page)
        return page

    def twin(self, title: Title) -> Page | None:
        """The page that is there already for the role and level of a title, or None."""
        role, level = key_of(title.role), (title.level or "?").casefold()
        known = self._known_roles.get(role)
        return self._addresses.get((known.key if known else role, level))

    def framework(self, title: str, organization: str) -> Framework:
        """The framework of the pages so far, levels in the order of their rank."""
        levels = sorted(self._ranked(), key=lambda level: (level.track, level.rank, level.label))
        tracks = dict.fromkeys(level.track for level in levels)
        order = {level.label: level.rank for level in levels}
        role_order = {key: place for place, key in enumerate(self.roles)}
        pages = sorted(self.pages, key=lambda page: (role_order[page.role], order.get(page.level, 0), page.level))
        return Framework(
            key=key_of(title) if title else "framework",
            title=title,
            organization=organization,
            tracks=tuple(Track(key, TRACKS[key]) for key in tracks),
            levels=without_names(levels, lambda level: level.label),
            pillars=without_names(self.pillars.values(), name_of),
            facets=tuple(self.facets.values()),
            responsibilities=self._in_order(),
            roles=without_names(self.roles.values(), name_of),
            pages=tuple(pages),
        )

    def _ranked(self) -> Iterable[Level]:
        """The levels; one that is called like its role comes first, but behind juniors and associates."""
        bare = {(role.track, role.name): key for key, role in self.roles.items()}
        for level in self.levels.values():
            role = bare.get((level.track, level.label))
            if role is None or level.rank:
                yield level
            else:
                below = {page.level for page in self.pages if page.role == role and page.level != level.label}
                yield replace(level, rank=2 if any(rank_of(label) == 1 for label in below) else 1)

    def _in_order(self) -> tuple[Responsibility, ...]:
        """Responsibilities by pillar, in the order in which pages list them."""
        pillars = list(self.pillars)
        place = {key: index for index, key in enumerate(pillars)}
        return tuple(sorted(self.responsibilities.values(), key=lambda r: place.get(r.pillar or "", len(pillars))))

    def _role(self, title: Title) -> Role:
        name = title.role
        found = self._known_roles.get(key_of(name)) or next(
            (role for role in self._known_roles.values() if role.abbreviation and role.abbreviation == name), None
        )
        role = found or Role(key_of(name), name, title.abbreviation, track_of(title.level, name))
        kept = self.roles.setdefault(role.key, role)
        if kept.abbreviation is None and title.abbreviation:
            kept = replace(kept, abbreviation=title.abbreviation)
        self.roles[role.key] = kept = with_alias(kept, kept.name, role_called(title))
        return kept

    def _level(self, title: Title, role: Role) -> Level:
        label = title.level or "?"
        level = self._known_levels.get((role.track, label.casefold())) or Level(
            role.track, label, rank_of(label) if title.rank is None else title.rank
        )
        kept = self.levels.get((level.track, level.label), level)
        self.levels[level.track, level.label] = kept = with_alias(kept, kept.label, level_called(title))
        return kept

    def _mark(self, heading: Block | None, target: str) -> None:
        if heading is not None:
            self._source(heading, target)

    def _source(self, block: Block, target: str) -> Source:
        for piece in block.pieces:
            self.targets[piece.number] = target
        return block.pieces[0].source

    def _text(self, block: Block, target: str, *, raw: bool = False) -> Text:
        stood = squeeze(block.first.raw)
        marked = raw and stood.endswith(block.first.text)
        text = stood.removesuffix(block.first.text) + block.text if marked else block.text
        return Text(text, self._source(block, target))

    def _statement(self, block: Block, target: str, *, labelled: bool = False) -> Statement:
        label = label_of(block.text) if labelled else None
        return Statement(block.text, label=label, source=self._source(block, target))

    def _facet(self, outline: FacetOutline, address: str) -> Facet:
        kind = FacetKind(key_of(outline.name), outline.name, outline.subtitle)
        kept = self.facets.setdefault(kind.key, kind)
        if not kept.subtitle and outline.subtitle:
            self.facets[kind.key] = replace(kept, subtitle=outline.subtitle)
        target = f"{address}#{kind.key}"
        self._mark(outline.heading, target)
        self._mark(outline.second_line, target)
        levers = any(label_of(block.text) for block in outline.blocks)
        statements = tuple(self._statement(block, target, labelled=levers) for block in outline.blocks)
        return Facet(outline.name, outline.subtitle, statements, outline.inferred)

    def _section(self, outline: SectionOutline, address: str) -> Section:
        pillar = self._pillar(outline)
        target = f"{address}#{pillar.key if pillar else ''}"
        self._mark(outline.heading, target)
        groups = tuple(self._group(group, pillar, target) for group in outline.groups)
        return Section(
            pillar=pillar.key if pillar else None,
            name=outline.name,
            symbol=outline.symbol,
            intro=tuple(self._text(block, target) for block in outline.intro),
            groups=groups,
            inferred=outline.inferred,
        )

    def _pillar(self, outline: SectionOutline) -> Pillar | None:
        if outline.name is None:
            return None
        key = key_of(outline.name)
        entry = self.vocabulary.pillars.get(key)
        kind = PillarKind.CRAFT if entry and entry.kind == "craft" else PillarKind.CORE
        pillar = self._known_pillars.get(key) or Pillar(key, outline.name, outline.symbol, kind)
        kept = self.pillars.setdefault(pillar.key, pillar)
        if not kept.symbol and outline.symbol:
            kept = replace(kept, symbol=outline.symbol)
        self.pillars[pillar.key] = kept = with_alias(kept, kept.name, outline.called)
        return kept

    def _group(self, outline: GroupOutline, pillar: Pillar | None, section: str) -> Group:
        key, covers = self._responsibility(outline.name, pillar.key if pillar else None)
        target = f"{section}/{key}" if key else section
        self._mark(outline.heading, target)
        if outline.called and key is not None and not covers:
            self._call(key, outline.called)
        if outline.definition is not None:
            self._source(outline.definition, target)
            self._define(key, outline.definition.text)
        notes = tuple(
            Note(block.text, NoteKind.EXAMPLE if fate is Fate.EXAMPLE else NoteKind.NOTE, self._source(block, target))
            for fate, block in outline.notes
        )
        statements = tuple(self._statement(block, target) for block in outline.blocks)
        return Group(key, outline.name, statements, notes, covers, inferred=outline.inferred)

    def _responsibility(self, name: str | None, pillar: str | None) -> tuple[str | None, tuple[str, ...]]:
        """The key of a heading and what it covers; responsibilities that are new are added."""
        if name is None:
            return None, ()
        heading = self._meant.get((name, pillar))
        if heading is None:
            heading = self._heading(name, pillar)
            self._meant[name, pillar] = heading
        for key in heading.covers or (heading.key,):
            self.responsibilities.setdefault(key, self._pool[key])
        return heading.key, heading.covers

    def _heading(self, name: str, pillar: str | None) -> Heading:
        """What a heading means; what nobody knows yet is taken up."""
        heading = resolve(name, self._who_may_be(name), pillar)
        if heading is None:
            keys = [self._part(part, pillar).key for part in parts_of(name)]
            heading = Heading(key_of(name), tuple(keys)) if len(keys) > 1 else Heading(keys[0])
        return heading

    def _call(self, key: str, name: str) -> None:
        """Know a responsibility by another name: a person said that this heading means it."""
        kept = self.responsibilities[key]
        if key_of(name) not in map(key_of, (kept.name, *kept.aliases)):
            self.responsibilities[key] = replace(kept, aliases=(*kept.aliases, name))
            self._take_up(self.responsibilities[key])

    def _define(self, key: str | None, text: str) -> None:
        """Keep what a document says that a responsibility is; what is known already stands."""
        kept = self.responsibilities.get(key or "")
        if kept is not None and not kept.definition:
            self.responsibilities[kept.key] = self._pool[kept.key] = replace(kept, definition=text)

    def _part(self, name: str, pillar: str | None) -> Responsibility:
        """The responsibility of this name, a new one where it is not known yet."""
        found = known(name, self._who_may_be(name), pillar)
        if found is None:
            found = Responsibility(unique_key(name, self._taken), name, pillar)
            self._take_up(found)
        return found

    def _take_up(self, responsibility: Responsibility) -> None:
        """Know a responsibility from now on by its key, its name and its other names."""
        self._pool[responsibility.key] = responsibility
        self._taken.add(responsibility.key)
        keys = dict.fromkeys(map(key_of, (responsibility.name, *responsibility.aliases)))
        self._meant = {at: heading for at, heading in self._meant.items() if keys_of(at[0]).isdisjoint(keys)}
        for key in keys:
            self._called.setdefault(key, []).append(responsibility)

    def _who_may_be(self, name: str) -> list[Responsibility]:
        """The responsibilities that a heading, or a part of it, can mean: nobody has to look through all of them."""
        keys = dict.fromkeys(map(key_of, (name, *parts_of(name))))
        return [responsibility for key in keys for responsibility in self._called.get(key, ())]


def texts_of(pages: Iterable[Page]) -> Sequence[str]:
    """Every sentence of some pages, in reading order."""
    return [
        text
        for page in pages
        for text in (
            *(statement.text for statement in page.statements()),
            *(intro.text for section in page.sections for intro in section.intro),
        )
    ]
