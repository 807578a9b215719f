"""The whole of a review: one document on the left, what it became on the right, and what is still open."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from levelset.core.findings import Finding, Severity
from levelset.importing.document import Document, Look
from levelset.importing.draft import Draft, Fate, PieceFate
from levelset.importing.recognition.noticing import references
from levelset.linting.checking import Problem
from levelset.web.imports.reviewing.pages import Heading, Held, PageShown, pages_of
from levelset.web.imports.reviewing.places import Anchors, Place
from levelset.web.imports.reviewing.source import Row, Targets, part_with, parts_of, rows_of


@dataclass(frozen=True, slots=True)
class Question:
    """Something that somebody has to say: a lost heading, with the best guess, or lines that nobody understands.

    Lines that follow one another are one question, with their number as ``lines``.
    """

    kind: str
    text: str
    place: Place
    part: int
    anchor: str
    sureness: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document in the list of documents. ``is_unchanged``: it was published before, byte for byte."""

    number: int
    name: str
    questions: int
    parts: int
    is_open: bool
    is_unchanged: bool = False


@dataclass(frozen=True, slots=True)
class OtherPage:
    """A page that nothing of the open document went into, and the document that it comes from."""

    title: str
    document: int
    questions: int


@dataclass(frozen=True, slots=True)
class TakesOver:
    """A line that says that another page holds here as well; ``address`` is that page's. ``held``: so it does."""

    place: Place
    text: str
    page: str
    other: str
    address: str
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What the review page shows for one part of one document."""

    documents: tuple[DocumentShown, ...]
    document: int
    part: int
    rows: tuple[Row, ...]
    pages: tuple[PageShown, ...]
    other_pages: tuple[OtherPage, ...]
    questions: tuple[Question, ...]
    sure: tuple[Heading, ...]
    findings: tuple[Finding, ...]
    references: tuple[TakesOver, ...] = ()

    @property
    def open_document(self) -> DocumentShown | None:
        """The document on the left; None where no document could be read."""
        return next((document for document in self.documents if document.is_open), None)

    def listed(self, show: str) -> tuple[DocumentShown, ...]:
        """The documents of the list: those to decide about (``open``), new or changed ones (``changed``), or all.

        The one that is open is always among them.
        """
        if show == "open":
            return tuple(document for document in self.documents if document.questions or document.is_open)
        if show == "changed":
            return tuple(document for document in self.documents if not document.is_unchanged or document.is_open)
        return self.documents

    @property
    def undecided(self) -> int:
        """How many documents hold something to decide."""
        return sum(1 for document in self.documents if document.questions)

    @property
    def changed(self) -> int:
        """How many documents are new, or other than when they were published."""
        return sum(1 for document in self.documents if not document.is_unchanged)

    @property
    def unconfirmed(self) -> int:
        """How many things nobody has confirmed yet: questions, and headings that were filled in."""
        return len(self.questions) + len(self.sure)

    @property
    def has_errors(self) -> bool:
        """Whether something has to be mended before this can be published."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


UNRESOLVED = "import/unresolved"
"""The finding about a line that nobody understands; the review asks about the line itself instead."""

TAKES_OVER = "import/inherits"
"""The finding about a line that takes over another page; the review shows these with what one can do about them."""

HeldByPlace = Mapping[tuple[str, Place], Held]


def review_of(
    draft: Draft,
    documents: Mapping[int, Document],
    held: HeldByPlace,
    findings: Sequence[Finding] = (),
    document: int = 0,
    part: int = 0,
    unchanged: Collection[int] = (),
    problems: Sequence[Problem] = (),
) -> Review:
    """The review with this document and part open; with 0, the first that has a question, else the first."""
    names = {place: decision for (kind, place), decision in held.items() if kind == "name"}
    pillars = {place: decision for (kind, place), decision in held.items() if kind == "pillar"}
    pages, anchors = pages_of(draft, documents, names, pillars, problems)
    fates = {report.file: report.fates for report in draft.sources}
    questions = _questions(pages, documents, fates)
    if document not in documents:
        document = questions[0].place.document if questions else min(documents, default=0)
        part = 0
    opened = documents.get(document)
    if opened is not None and not 1 <= part <= len(parts_of(opened)):
        part = next((question.part for question in questions if question.place.document == document), 1)
    targets = Targets.of(pages, anchors)
    rows = rows_of(opened, document, part, fates.get(opened.file, ()), targets, held) if opened else ()
    shown = _touched(pages, rows, fates.get(opened.file, ()) if opened else ())
    return Review(
        documents=tuple(
            _listed(number, item, questions, document, number in unchanged) for number, item in documents.items()
        ),
        document=document,
        part=part,
        rows=rows,
        pages=shown,
        other_pages=tuple(
            OtherPage(page.title, min(page.places).document, page.questions)
            for page in pages
            if page.places and page not in shown
        ),
        questions=questions,
        sure=tuple(heading for page in pages for heading in page.headings if heading.is_sure),
        findings=tuple(
            _numbered(finding, documents) for finding in findings if finding.code not in (UNRESOLVED, TAKES_OVER)
        ),
        references=tuple(_references(draft, documents, held)),
    )


def _references(draft: Draft, documents: Mapping[int, Document], held: HeldByPlace) -> Iterator[TakesOver]:
    """The lines that take over another page, and what was decided about them."""
    anchors = Anchors.of(documents)
    for found in references(draft.framework):
        place = anchors.place(found.source)
        if place is None:
            continue
        decided = held.get(("inherits", place))
        other = draft.framework.page(decided.value) if decided else None
        meant = other or found.other
        yield TakesOver(place, found.text, found.page.title, meant.title, meant.address, decided)


def _numbered(finding: Finding, documents: Mapping[int, Document]) -> Finding:
    """The finding with the number that its line bears in the review; the lines of a web page are counted otherwise."""
    document = next((document for document in documents.values() if document.file == finding.file), None)
    if document is None or finding.line is None:
        return finding
    pieces = (piece.number for piece in document.pieces if piece.source.line == finding.line)
    return replace(finding, line=next(pieces, None))


def _touched(pages: Sequence[PageShown], rows: Sequence[Row], fates: Sequence[PieceFate]) -> tuple[PageShown, ...]:
    """The pages that hold something of these rows."""
    places = {row.place for row in rows}
    numbers = {place.piece for place in places}
    addresses = {fate.target.split("#")[0] for fate in fates if fate.target and fate.number in numbers}
    return tuple(page for page in pages if page.address in addresses or places & page.places)


def _listed(
    number: int, document: Document, questions: Sequence[Question], opened: int, unchanged: bool
) -> DocumentShown:
    own = sum(question.place.document == number for question in questions)
    return DocumentShown(number, document.file, own, len(parts_of(document)), number == opened, unchanged)


def _questions(
    pages: Sequence[PageShown], documents: Mapping[int, Document], fates: Mapping[str, Sequence[PieceFate]]
) -> tuple[Question, ...]:
    found: list[Question] = []
    for page in pages:
        for heading in page.headings:
            if heading.is_question and heading.place is not None:
                part = part_with(documents[heading.place.document], heading.place.piece)
                found.append(
                    Question(heading.kind, heading.name or "", heading.place, part, heading.anchor, heading.sureness)
                )
    for number, document in documents.items():
        for run in _runs(document, fates.get(document.file, ())):
            place = Place(number, run[0].number)
            part = part_with(document, place.piece)
            found.append(Question("unresolved", run[0].text, place, part, place.anchor, lines=len(run)))
    return tuple(sorted(found, key=lambda question: (question.place, question.kind)))


def _runs(document: Document, fates: Sequence[PieceFate]) -> Iterator[list[PieceFate]]:
    """The lines that nobody understands, those together that follow one another."""
    unresolved = {fate.number: fate for fate in fates if fate.fate is Fate.UNRESOLVED}
    run: list[PieceFate] = []
    for piece in document.pieces:
        if piece.number in unresolved:
            run.append(unresolved[piece.number])
        elif run and piece.look is not Look.BLANK:
            yield run
            run = []
    if run:
        yield run
