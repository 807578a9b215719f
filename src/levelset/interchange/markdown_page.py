"""A page of the framework as a Markdown outline, and back.

Markdown says most of a page; ``framework.yaml`` says which heading is a facet, a pillar or a responsibility. What
neither says (where a text came from, what was inferred, a key that the name alone would not give) is kept as marks
beside the page. Marks hold only what differs from what reading would find by itself.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from levelset.core.addresses import key_of
from levelset.core.findings import Finding, Severity
from levelset.core.headings import Names
from levelset.core.model import (
    Facet,
    Framework,
    Group,
    Inferred,
    Note,
    Page,
    Pillar,
    Section,
    Source,
    Statement,
    Text,
)
from levelset.interchange.json_v1 import inferred_to_json, source_to_json
from levelset.interchange.marks import (
    Json,
    MarksReader,
    MarksWriter,
    differences,
    inferred_from_json,
    overridden,
    source_from_json,
)
from levelset.interchange.outline import Block, Heading, Line, Outline, Part, Remark, is_symbol
from levelset.text.labels import label_of


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the framework knows about headings."""

    facets: tuple[str, ...]
    pillars: tuple[Pillar, ...]
    responsibilities: Names

    @classmethod
    def of(cls, framework: Framework) -> "Vocabulary":
        """The vocabulary of a framework; longer facet names first, so that none hides behind a shorter one."""
        names = sorted((kind.name for kind in framework.facets if kind.name), key=lambda name: (-len(name), name))
        return cls(tuple(names), framework.pillars, Names(framework.responsibilities))

    def facet(self, heading: Heading) -> Json | None:
        """Name and subtitle, if the heading is a facet's."""
        for name in self.facets:
            found = re.fullmatch(f"({re.escape(name)})(?:\\s*:\\s*(.*))?", heading.text, re.IGNORECASE | re.DOTALL)
            if found:
                return {"name": found[1], "subtitle": found[2] or ""}
        return None

    def section(self, heading: Heading) -> Json:
        """Pillar, name and symbol of a heading that is no facet's: the pillar of this name, else of this symbol."""
        wanted = key_of(heading.text) if heading.text else None
        named = [pillar for pillar in self.pillars if key_of(pillar.name) == wanted]
        marked = [pillar for pillar in self.pillars if pillar.symbol and _same(pillar.symbol, heading.symbol)]
        both = [pillar for pillar in named if pillar in marked]
        called = [pillar for pillar in self.pillars if wanted and wanted in map(key_of, pillar.aliases)]
        found = both or named or (marked if len(marked) == 1 else called)
        return {"pillar": found[0].key if found else None, "name": heading.text or None, "symbol": heading.symbol}

    def group(self, heading: Heading, pillar: str | None) -> Json:
        """Key, name and covered keys of a heading under a pillar."""
        found = self.responsibilities.resolve(heading.text, pillar) if heading.text else None
        return {
            "key": found.key if found else None,
            "name": heading.text or None,
            "covers": list(found.covers) if found else [],
        }


def _same(one: str, other: str) -> bool:
    """Whether two symbols look the same; the sign that asks for a colored picture does not count."""
    return one.replace("\ufe0f", "") == other.replace("\ufe0f", "")


def outline_of(page: Page, vocabulary: Vocabulary) -> tuple[Outline, Json]:
    """The outline of a page as ``canonical`` leaves it, and its marks. Inherited groups are left out before."""
    return _Writer(vocabulary).write(page)


def page_of(
    outline: Outline, page: Page, vocabulary: Vocabulary, marks: Any = None, file: str | None = None
) -> tuple[Page, list[Finding]]:
    """The page in an outline, with findings about headings that the framework does not know.

    ``page`` gives role, level, and the title that stands in where the outline has none.
    """
    reader = _Reader(vocabulary, MarksReader(marks), file)
    return reader.read(outline, page), reader.findings


class _Writer:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.marks = MarksWriter()

    def write(self, page: Page) -> tuple[Outline, Json]:
        statement = list(self.statements([page.statement] if page.statement else []))
        outline = Outline(
            title=Line(page.title),
            designation=page.designation,
            statement=statement[0] if statement else None,
            blocks=(
                *[self.facet(facet) for facet in page.facets],
                *[self.section(section) for section in page.sections],
            ),
            footnotes=tuple(self.texts(page.footnotes)),
        )
        return outline, self.marks.to_json()

    def facet(self, facet: Facet) -> Block:
        heading = Heading(": ".join(filter(None, (facet.name, facet.subtitle))))
        default = self.vocabulary.facet(heading)
        assumed = default or {"name": heading.text, "subtitle": ""}
        said = differences({"name": facet.name, "subtitle": facet.subtitle}, assumed)
        kind = {} if default else {"kind": "facet"}
        self.marks.heading((heading.full,), {**kind, **said, **_inferred(facet.inferred)})
        return Block(heading, items=tuple(self.statements(facet.statements, labelled=True)))

    def section(self, section: Section) -> Block:
        heading = Heading(section.name or "", section.symbol if is_symbol(section.symbol) else "")
        values = {"pillar": section.pillar, "name": section.name, "symbol": section.symbol}
        said = differences(values, self.vocabulary.section(heading))
        kind = {"kind": "section"} if self.vocabulary.facet(heading) else {}
        self.marks.heading((heading.full,), {**kind, **said, **_inferred(section.inferred)})
        paragraphs = tuple(self.texts(section.intro))
        return Block(
            heading, (), paragraphs, tuple(self.group(group, heading, section.pillar) for group in section.groups)
        )

    def group(self, group: Group, above: Heading, pillar: str | None) -> Part:
        heading = Heading(group.name or "")
        values = {"key": group.key, "name": group.name, "covers": list(group.covers)}
        said = differences(values, self.vocabulary.group(heading, pillar))
        self.marks.heading((above.full, heading.full), {**said, **_inferred(group.inferred)})
        items = tuple(self.statements(group.statements))
        remarks = tuple(Remark(note.text, note.kind) for note in group.notes)
        for note in group.notes:
            self.marks.text(note.text, _source(note.source))
        return Part(heading, items, remarks)

    def statements(self, statements: Iterable[Statement], *, labelled: bool = False) -> Iterator[Line]:
        for statement in statements:
            default = label_of(statement.text) if labelled else None
            label = {} if statement.label == default else {"label": statement.label}
            origin = {} if statement.inherited_from is None else {"inherited_from": statement.inherited_from}
            self.marks.text(statement.text, {**label, **origin, **_source(statement.source)})
            yield Line(statement.text)

    def texts(self, texts: Iterable[Text]) -> Iterator[Line]:
        for text in texts:
            self.marks.text(text.text, _source(text.source))
            yield Line(text.text)


def _source(source: Source | None) -> Json:
    return {"source": source_to_json(source)} if source else {}


def _inferred(inferred: Inferred | None) -> Json:
    return {"inferred": inferred_to_json(inferred)} if inferred else {}


class _Reader:
    def __init__(self, vocabulary: Vocabulary, marks: MarksReader, file: str | None) -> None:
        self.vocabulary = vocabulary
        self.marks = marks
        self.file = file
        self.findings: list[Finding] = []

    def tell(self, code: str, severity: Severity, message: str, line: int) -> None:
        self.findings.append(Finding(f"page/{code}", severity, message, self.file, line or None))

    def read(self, outline: Outline, page: Page) -> Page:
        if outline.title is None or not outline.title.text:
            message = f"The page has no title. It is called “{page.title}” until a first line “# …” says otherwise."
            self.tell("no-title", Severity.WARNING, message, 1)
        statement = self.statements([outline.statement] if outline.statement else [])
        facets: list[Facet] = []
        sections: list[Section] = []
        for block in outline.blocks:
            mark = self.marks.heading((block.heading.full,))
            default = self.vocabulary.facet(block.heading)
            if mark.get("kind", "facet" if default else "section") == "facet":
                assumed = default or {"name": block.heading.text, "subtitle": ""}
                facets.append(self.facet(block, overridden(assumed, mark), mark))
            else:
                sections.append(self.section(block, mark))
        return Page(
            role=page.role,
            level=page.level,
            title=(outline.title.text if outline.title else "") or page.title,
            statement=statement[0] if statement else None,
            designation=outline.designation,
            facets=tuple(facets),
            sections=tuple(sections),
            footnotes=self.texts(outline.footnotes),
        )

    def facet(self, block: Block, values: Json, mark: Json) -> Facet:
        heading = block.heading
        if heading.symbol:
            message = f"The symbol {heading.symbol} before the facet “{heading.text}” is not kept."
            self.tell("facet-symbol", Severity.INFO, message, heading.line)
        lines = list(block.items)
        for paragraph in block.paragraphs:
            message = "A facet holds bullets; this paragraph is read as one."
            self.tell("facet-paragraph", Severity.WARNING, message, paragraph.line)
            lines.append(paragraph)
        for part in block.parts:
            message = (
                f"“### {part.heading.full}” stands in a facet, which has no headings; its bullets are read without."
            )
            self.tell("facet-heading", Severity.ERROR, message, part.heading.line)
            lines += [*part.items, *(Line(remark.text, remark.line) for remark in part.remarks)]
        return Facet(
            values["name"] or "",
            values["subtitle"] or "",
            self.statements(lines, labelled=True),
            inferred_from_json(mark.get("inferred")),
        )

    def section(self, block: Block, mark: Json) -> Section:
        values = overridden(self.vocabulary.section(block.heading), mark)
        if values["name"] and values["pillar"] is None:
            message = (
                f"“{block.heading.full}” is neither a facet nor a pillar of framework.yaml. Its text is kept as a "
                "section of its own; correct the heading, or add it there."
            )
            self.tell("unknown-section", Severity.WARNING, message, block.heading.line)
        intro = self.texts(block.paragraphs)
        groups = []
        if block.items:
            message = "These bullets stand under no responsibility. Put them under a “### ” heading."
            self.tell("no-responsibility", Severity.WARNING, message, block.items[0].line)
            groups.append(Group(None, None, self.statements(block.items)))
        groups += [self.group(part, block.heading, values["pillar"]) for part in block.parts]
        return Section(
            pillar=values["pillar"],
            name=values["name"],
            symbol=values["symbol"] or "",
            intro=intro,
            groups=tuple(groups),
            inferred=inferred_from_json(mark.get("inferred")),
        )

    def group(self, part: Part, above: Heading, pillar: str | None) -> Group:
        mark = self.marks.heading((above.full, part.heading.full))
        values = overridden(self.vocabulary.group(part.heading, pillar), mark)
        if values["name"] and values["key"] is None:
            message = (
                f"“{part.heading.full}” is no responsibility of framework.yaml, nor another name of one. Its bullets "
                "are kept; correct the heading, or add it there."
            )
            self.tell("unknown-responsibility", Severity.WARNING, message, part.heading.line)
        statements = self.statements(part.items)
        notes = tuple(
            Note(remark.text, remark.kind, source_from_json(self.marks.text(remark.text).get("source")))
            for remark in part.remarks
        )
        return Group(
            key=values["key"],
            name=values["name"],
            statements=statements,
            notes=notes,
            covers=tuple(values["covers"]),
            inferred=inferred_from_json(mark.get("inferred")),
        )

    def statements(self, lines: Iterable[Line], *, labelled: bool = False) -> tuple[Statement, ...]:
        return tuple(self.statement(line.text, labelled) for line in lines)

    def statement(self, text: str, labelled: bool) -> Statement:
        mark = self.marks.text(text)
        said = overridden({"label": label_of(text) if labelled else None, "inherited_from": None}, mark)
        source = source_from_json(mark.get("source"))
        return Statement(text, label=said["label"], source=source, inherited_from=said["inherited_from"])

    def texts(self, lines: Iterable[Line]) -> tuple[Text, ...]:
        return tuple(Text(line.text, source_from_json(self.marks.text(line.text).get("source"))) for line in lines)
