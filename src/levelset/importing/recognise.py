"""Documents → a framework draft, with the fate of every piece.

Pure: the same documents, reference and decisions give the same draft, byte for byte.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from pathlib import PurePath

from levelset.core.addresses import key_of
from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import Framework, Lens, Source, Term
from levelset.importing import inheriting, other_kinds
from levelset.importing.collecting import collecting_rarely
from levelset.importing.document import Document
from levelset.importing.draft import Decisions, Draft, Fate, PageName
from levelset.importing.recognition import deciding, facets, identity, noticing, pillars, terms
from levelset.importing.recognition.assembly import Assembly, texts_of
from levelset.importing.recognition.blocks import blocks_of
from levelset.importing.recognition.columns import put_together
from levelset.importing.recognition.contents import without_contents
from levelset.importing.recognition.copying import copy_of
from levelset.importing.recognition.emphasis import told_by_style
from levelset.importing.recognition.fates import report_of
from levelset.importing.recognition.labels import label
from levelset.importing.recognition.ladders import told_by_place, with_counted_items
from levelset.importing.recognition.nameless import name_groups
from levelset.importing.recognition.naming_pages import name_pages
from levelset.importing.recognition.nested import joined, titled_items
from levelset.importing.recognition.outline import Outline, PageOutline, SectionOutline, outline
from levelset.importing.recognition.prose import pages_beside
from levelset.importing.recognition.reading import Label
from levelset.importing.recognition.recovery import part_runs
from levelset.importing.recognition.said import Said
from levelset.importing.recognition.skeleton import FRONT, Skeleton, skeleton_of
from levelset.importing.recognition.titles import Title, organization_of, title_named
from levelset.importing.recognition.unmarked import part_page
from levelset.importing.recognition.vocabulary import Vocabulary, vocabulary_of
from levelset.importing.tables.grid import grids_of
from levelset.importing.tables.hints import hints_of
from levelset.importing.tables.pasted import with_pasted_cells
from levelset.importing.tables.plans import of_marks
from levelset.importing.tables.unfold import unfold as unfold_tables
from levelset.importing.trees.unfold import is_tree, unfold
from levelset.matching.naming import ENGINE as NAMING

ENGINE = f"recognition/8 {NAMING}"
"""The version of everything that guesses; kept with every draft."""

TOO_MUCH_LOST = Finding(
    "import/too-much-lost",
    Severity.WARNING,
    "So many headings are lost that not all of them were guessed. Name them yourself, or import fewer pages at a time.",
)

ROLE_FROM_FILE = "import/role-from-file"
"""What is said of a table without a role; a person who names it settles that."""


@dataclass
class _Read:
    """One document on its way."""

    document: Document
    labels: tuple[Label, ...]
    outline: Outline
    findings: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    in_tables: bool = False


def recognise(
    documents: Sequence[Document],
    *,
    reference: Framework | None = None,
    decisions: Decisions | None = None,
    title: str | None = None,
    organization: str | None = None,
) -> Result[Draft]:
    """Read documents as pages of one framework.

    ``reference`` is a framework at hand: its names and pages help to name what is lost. ``decisions`` come before every
    guess. ``title`` and ``organization`` join documents that name different frameworks on purpose. Never raises on bad
    input; the findings say what was not understood, and where.
    """
    decided, vocabulary = decisions or Decisions(), vocabulary_of(reference)
    with collecting_rarely():
        read = [_called(_read(one, vocabulary, *_about(one, decided)), decided) for one in documents]
        return _recognised(read, vocabulary, reference, decided, title, organization)


READINGS = 2
"""Readings that are kept for each document: the one that holds, and the one before, for who takes a decision back."""

_Forced = frozenset[tuple[int, Fate]]


class Recognizer:
    """Recognition of documents that people decide about: what was read of each is kept, so that a decision has only
    the document that it is about read again. Its answers are those of ``recognise``, and it may be shared by threads.
    """

    def __init__(self, documents: Sequence[Document], reference: Framework | None = None) -> None:
        self.documents = held = tuple(documents)
        self.reference = reference
        self._vocabulary = vocabulary = vocabulary_of(reference)

        # No method: then it would hold all documents in a circle, until somebody collects garbage.
        @lru_cache(maxsize=READINGS * max(1, len(held)))
        def reading(index: int, forced: _Forced, named: PageName | None) -> _Read:
            return _read(held[index], vocabulary, forced, named)

        self._reading = reading

    def recognise(
        self, decisions: Decisions | None = None, *, title: str | None = None, organization: str | None = None
    ) -> Result[Draft]:
        """The same as ``recognise`` says of these documents and this reference."""
        decided = decisions or Decisions()
        with collecting_rarely():
            kept = (self._reading(at, *_about(one, decided)) for at, one in enumerate(self.documents))
            read = [_called(replace(one, outline=copy_of(one.outline)), decided) for one in kept]
            return _recognised(read, self._vocabulary, self.reference, decided, title, organization)


def _about(document: Document, decided: Decisions) -> tuple[_Forced, PageName | None]:
    """What people decided about the reading of a document: the fates of its pieces, and what page it is."""
    fates = ((number, fate) for (name, number), fate in decided.fates.items() if name == document.file)
    return frozenset(fates), decided.pages.get(document.file)


def _called(one: _Read, decided: Decisions) -> _Read:
    """What was read of a document, its outline with the names that people gave."""
    for page in one.outline.pages:
        deciding.name_groups(page, one.document.file, decided.names)
    return one


def _recognised(
    read: Sequence[_Read],
    vocabulary: Vocabulary,
    reference: Framework | None,
    decided: Decisions,
    title: str | None,
    organization: str | None,
) -> Result[Draft]:
    """The draft of documents that were read."""
    said = Said()
    if reference is not None:
        said.add_framework(reference)
    for one in read:
        for page in one.outline.pages:
            said.add_page(page)
    assembly = Assembly(vocabulary, reference)
    findings: list[Finding] = []
    lost: set[Source] = set()
    targets: list[Mapping[int, str]] = []
    for one in read:
        targets.append(assembly.next_document())
        for page in one.outline.pages:
            facets.put_back(page, reference)
            pillars.put_back(page, vocabulary, reference)
            deciding.settle_facets(page, one.document.file, decided.names)
            findings.extend(_columns(one.document, section) for section in put_together(page, said))
            part_page(page, said, reference)
            part_runs(page, said)
            deciding.name_groups(page, one.document.file, decided.names)  # again: groups were parted since
            name_groups(page, said)
            pillars.put_back(page, vocabulary, reference)  # again: names that were lost are there now
            deciding.settle_pillars(page, one.document.file, decided.pillars)
            _assemble(assembly, one.document, page, findings, lost)
    named = _framework_title(read, reference, title, findings)
    for one in read:
        one.labels = identity.with_headline(one.labels, one.outline, named)
    framework = _framework(assembly, read, named, reference, organization)
    written = noticing.written_in(framework)
    framework = noticing.in_its_language(framework, written, reference)
    findings.extend(warning for one in read for warning in one.warnings)
    findings.extend(noticing.contradictions(framework))
    findings.extend(noticing.definitions([(one.document.file, one.outline) for one in read]))
    findings.extend(noticing.builds_on(inheriting.still_open(noticing.references(framework), decided.inherits)))
    findings.extend(noticing.other_language(framework, written))
    findings.extend(_unresolved(read, lost))
    if said.gave_up:
        findings.append(TOO_MUCH_LOST)
    findings.extend(_no_framework(read, alone=not framework.pages))
    whole, gone = inheriting.resolved(framework, decided.inherits, reference)
    findings.extend(gone)
    reports = (
        report_of(one.document, one.labels, one.outline.unresolved, became, lost, in_tables=one.in_tables)
        for one, became in zip(read, targets, strict=True)
    )
    sources = inheriting.as_notes(reports, whole, decided.inherits)
    return Result(Draft(whole, sources, ENGINE), tuple(findings))


def _columns(document: Document, section: SectionOutline) -> Finding:
    """What to say of headings that stood before all statements."""
    message = (
        f"Under “{section.name or 'no pillar'}” all headings stood before all statements; they were put together by "
        "what the statements say. Compare with the document."
    )
    line = section.groups[0].heading.first.source.line if section.groups[0].heading else None
    return Finding("import/columns", Severity.WARNING, message, document.file, line)


def _read(document: Document, vocabulary: Vocabulary, fates: _Forced, named: PageName | None) -> _Read:
    """Label a document and draw its outline, with what people decided about its pieces, and about itself."""
    forced = dict(fates)
    if is_tree(document):
        tree = unfold(document, vocabulary, forced)
        return _named(_Read(document, tree.labels, tree.outline, tree.findings), named)
    refusal = None if named else other_kinds.refusal_of(document)
    if refusal is not None:
        return _Read(document, other_kinds.labels_of(document), Outline(), (refusal,))
    document, doubled = without_contents(document)
    document = with_pasted_cells(document)
    table = unfold_tables(document, vocabulary, forced)
    if table is not None:
        warnings = doubled + table.findings
        return _named(_Read(document, table.labels, table.outline, warnings=warnings, in_tables=True), named)
    whole = blocks_of(document, vocabulary.is_name, forced)  # a hint does not part the lines of a sentence
    chosen = {**hints_of(document, vocabulary), **forced}
    blocks = joined(titled_items(told_by_style(whole, vocabulary.is_name)), chosen)
    blocks = tuple(with_counted_items(blocks, document.file))
    skeleton = skeleton_of(blocks, document.file)
    title = title_named(named.role, named.level) if named else identity.title_beside(blocks, document.file)
    labels = label(blocks, vocabulary, chosen, skeleton, title)
    drawn = outline(labels)
    if title is None and identity.is_prose(drawn, vocabulary):
        labels = identity.as_prose(labels)
        drawn = outline(labels)
    _entitle(drawn, title if named else None, skeleton)
    drawn.pages = [page for page in drawn.pages if _says_something(page, drawn)]
    marks = None if drawn.pages else of_marks(grids_of(document))
    if marks is not None:
        return _Read(document, labels, drawn, (replace(marks, file=document.file),))
    told = told_by_place(blocks, skeleton.starts, document.file)
    return _Read(document, labels, drawn, warnings=doubled + told)


def _named(one: _Read, named: PageName | None) -> _Read:
    """The same with its pages named as a person did, which settles what was said of a table without a role."""
    if named is None or not one.outline.pages:
        return one
    name_pages(one.outline.pages, named)
    return replace(one, warnings=tuple(found for found in one.warnings if found.code != ROLE_FROM_FILE))


def _entitle(drawn: Outline, title: Title | None, skeleton: Skeleton) -> None:
    """Give the first page the title that a person chose, and mark what never had a heading as settled."""
    if title is not None and drawn.pages:
        drawn.pages[0].title = replace(title, called=drawn.pages[0].title)
    if skeleton.of_role:
        drawn.framework = ""  # its title names the role of all of its pages
    if skeleton.bare:
        for _, group in (pair for page in drawn.pages for pair in page.groups()):
            group.settled = True


def _says_something(page: PageOutline, drawn: Outline) -> bool:
    """Whether a page holds more than its title; what an empty one holds is kept as unresolved."""
    if page.statement or any(facet.blocks for facet in page.facets) or any(group.blocks for _, group in page.groups()):
        return True
    headings = [page.heading, *(facet.heading for facet in page.facets), *(s.heading for s in page.sections)]
    drawn.unresolved.extend(block for block in headings if block is not None)
    drawn.unresolved.extend(block for section in page.sections for block in section.intro)
    return False


def _assemble(
    assembly: Assembly, document: Document, page: PageOutline, findings: list[Finding], lost: set[Source]
) -> None:
    """Add a page to the framework; a second page for the same role and level is kept out, and said so."""
    title = page.title or _title_beside(document)
    if title is None:
        message = "No line names a role and a level, such as “IC2 Data Engineer”. Add one, or name the file so."
        findings.append(Finding("import/no-title", Severity.ERROR, message, document.file, _line(page)))
        title = Title(PurePath(document.file).stem, "?", PurePath(document.file).stem)
    elif page.title is None and not _is_front(document, title):
        message = f"The document has no title; “{title.text}” was read from the name of the file."
        findings.append(Finding("import/title-from-file", Severity.WARNING, message, document.file, _line(page)))
    twin = assembly.twin(title)
    if twin is not None:
        first = next((statement.source for statement in twin.statements() if statement.source), None)
        where = f" ({first.file}, line {first.line})" if first and first.line else f" ({first.file})" if first else ""
        message = (
            f"There is a second page for {title.text}; the first one{where} was kept. Remove one, or correct its title."
        )
        findings.append(Finding("import/duplicate-page", Severity.ERROR, message, document.file, _line(page)))
        lost.update(piece.source for block in page.blocks() for piece in block.pieces)
        return
    assembly.add(page, title)


def _line(page: PageOutline) -> int | None:
    return next((block.first.source.line for block in page.blocks()), None)


def _title_beside(document: Document) -> Title | None:
    """The title that stands in a document's front matter, or in the name of its file."""
    return identity.title_beside(blocks_of(document, lambda _: False), document.file)


def _is_front(document: Document, title: Title) -> bool:
    return any(FRONT in piece.marks and title.text in piece.text for piece in document.pieces)


def _framework_title(
    read: Sequence[_Read], reference: Framework | None, title: str | None, findings: list[Finding]
) -> str:
    """The title of the framework; documents that disagree about it are an error unless ``title`` joins them."""
    named: dict[str, tuple[str, str]] = {}
    if reference is not None and reference.title:
        named[key_of(reference.title)] = (reference.title, "the framework that is there already")
    for one in read:
        if one.outline.framework:
            named.setdefault(key_of(one.outline.framework), (one.outline.framework, one.document.file))
    if title:
        return title
    if len(named) > 1:
        listed = "; ".join(f"“{name}” ({where})" for name, where in named.values())
        message = f"The documents name different frameworks: {listed}. Import them apart, or join them with a title."
        findings.append(Finding("import/different-frameworks", Severity.ERROR, message))
    headlines = {key_of(one.outline.headline): one.outline.headline for one in read if one.outline.headline}
    if not named and len(headlines) == 1:
        return next(iter(headlines.values()))
    return next(iter(named.values()))[0] if named else ""


def _framework(
    assembly: Assembly, read: Sequence[_Read], title: str, reference: Framework | None, organization: str | None
) -> Framework:
    """The framework of all pages, with its terms, lenses and prose."""
    texts = texts_of(assembly.pages)
    companies = [one.outline.organization or organization_of(one.outline.framework) for one in read]
    named = [name for name in companies if name]
    within = [[block.text for page in one.outline.pages for block in page.blocks()] for one in read]
    named_in = terms.companies_in(chain(texts, *within))
    spoken = terms.company_of(texts, named_in)
    company = organization or (reference.organization if reference else "") or next(iter(named), spoken)
    framework = assembly.framework(title, company)
    known = dict.fromkeys([*named, company, spoken, *(terms.company_of(said, named_in) for said in within)])
    glossary = {key_of(term.term): term for term in terms.terms_in(texts, known)}
    lenses: dict[str, Lens] = {}
    for note in (note.text for page in framework.pages for note in page.footnotes):
        term = terms.defined_in(note)
        if term is not None:
            lens = terms.lens_in(term)
            if lens is not None:
                lenses.setdefault(lens.key, lens)
            glossary.setdefault(key_of(term.term), term)
    for block in (block for one in read for block in one.outline.glossary):
        name, _, text = block.text.partition(":")
        glossary[key_of(name)] = Term(name.strip(), text.strip())
    prose = tuple(pages_beside((one.document.file, one.outline) for one in read))
    return replace(framework, glossary=tuple(glossary.values()), lenses=tuple(lenses.values()), prose=prose)


def _unresolved(read: Sequence[_Read], lost: set[Source]) -> Sequence[Finding]:
    """A warning for every block that found no place."""
    return [
        Finding(
            "import/unresolved",
            Severity.WARNING,
            f"This has no place yet: “{block.text[:80]}”. Say what it is.",
            one.document.file,
            block.first.source.line,
        )
        for one in read
        for block in one.outline.unresolved
        if block.first.source not in lost
    ]


def _no_framework(read: Sequence[_Read], *, alone: bool) -> Sequence[Finding]:
    """An error for each document where no page was found at all; ``alone`` is False where others hold pages."""
    refused = [
        replace(finding, code="import/not-a-framework", severity=Severity.INFO)
        for one in read
        for finding in one.findings
    ]
    if not alone:
        return refused
    message = (
        "No framework was found here. Looked for a title that names a role and a level (“IC2 Data Engineer”), headings "
        "of pillars or responsibilities, and behaviors beneath them."
    )
    return [
        finding
        for one in read
        for finding in one.findings or (Finding("import/no-framework", Severity.ERROR, message, one.document.file),)
    ]
