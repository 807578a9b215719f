"""What there is to know about an import: its documents, the decisions that hold, the draft that follows from both."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from levelset.comparing.merge import PageChange, merge
from levelset.core.addresses import key_of, short_hash
from levelset.core.findings import Finding, Result
from levelset.core.model import Framework, Page
from levelset.importing import account
from levelset.importing.bounded import recognise_bounded
from levelset.importing.document import Document
from levelset.importing.draft import Decisions, Draft, Fate, Naming
from levelset.importing.recognise import Recognizer
from levelset.importing.remembered import joined_rows
from levelset.importing.stored import documents_from_json
from levelset.interchange.record import Record
from levelset.linting.checking import Problem, check
from levelset.linting.rule import Profile
from levelset.web.frameworks.access import current_version, version
from levelset.web.frameworks.models import FrameworkVersion
from levelset.web.frameworks.queries import newest
from levelset.web.imports import access
from levelset.web.imports.models import Decision, Import, Kind, State, Upload, UploadState
from levelset.web.imports.owned import own_framework
from levelset.web.imports.reviewing.naming import DocumentNaming, Known, naming_of, page_name
from levelset.web.imports.reviewing.pages import Held
from levelset.web.imports.reviewing.places import Place
from levelset.web.imports.reviewing.review import Review, review_of
from levelset.web.imports.stored_findings import from_data

REMEMBERED = 4
"""Drafts that a process keeps, so that a page that is looked at again is not recognised again."""


@dataclass(frozen=True, slots=True)
class Log:
    """The rows of decisions, oldest first, and which of them were taken back."""

    rows: tuple[Decision, ...]
    undone: frozenset[int]

    @property
    def holding(self) -> tuple[Decision, ...]:
        """The last row of each place and kind that was not taken back, in the order they were made."""
        last: dict[tuple[str, str, int], Decision] = {}
        for row in self.rows:
            if row.kind != Kind.UNDO and row.pk not in self.undone:
                last.pop((row.kind, row.file, row.piece), None)
                last[row.kind, row.file, row.piece] = row
        return tuple(last.values())

    @property
    def shown(self) -> tuple[Decision, ...]:
        """What people read: every decision, the newest first."""
        return tuple(row for row in reversed(self.rows) if row.kind != Kind.UNDO)

    def held(self, kind: str, file: str, piece: int) -> Decision | None:
        """The decision that holds for a place, or None."""
        return next((row for row in self.holding if (row.kind, row.file, row.piece) == (kind, file, piece)), None)

    @property
    def decisions(self) -> Decisions:
        """The same as recognition takes it."""
        fates = {(row.file, row.piece): Fate(row.value) for row in self.holding if row.kind == Kind.FATE}
        names, pillars = (
            {(row.file, row.piece): Naming(row.value or None) for row in self.holding if row.kind == kind}
            for kind in (Kind.NAME, Kind.PILLAR)
        )
        pages = {row.file: page_name(row.value) for row in self.holding if row.kind == Kind.PAGE}
        inherits = {(row.file, row.piece): row.value for row in self.holding if row.kind == Kind.INHERITS}
        return Decisions(fates, names, pillars, pages, inherits)

    @property
    def mark(self) -> str:
        """Which state of the log this is; another one as soon as somebody decides something."""
        return str(self.rows[-1].pk) if self.rows else "0"


def log_of(found: Import) -> Log:
    """The log of decisions; one query."""
    rows = tuple(found.decisions.all())
    return Log(rows, frozenset(row.undoes_id for row in rows if row.undoes_id is not None))


def uploads_of(found: Import) -> tuple[Upload, ...]:
    """The files of an import, without what was read from them."""
    return tuple(found.uploads.defer("document"))


def documents_of(found: Import) -> Mapping[int, Document]:
    """The documents that could be read and were not left out, by their numbers, in the order in which they came."""
    taken = found.uploads.filter(state=UploadState.READ, left_out=False).values_list("position", "document")
    return {number: document for number, text in taken for document in documents_from_json(text).value[:1]}


def first_draft(found: Import, documents: Sequence[Document], own: Framework | None = None) -> Result[Draft | None]:
    """What documents that were just read say, within bounds: None with an error where working it out takes too long.

    Where pages would join the published framework, that is tried as well, as the review has to do it; the draft is
    that of the documents alone.
    """
    title, organization = found.title or None, found.organization or None
    alone = _with_own(recognise_bounded(documents, reference=own, title=title, organization=organization), own)
    current = newest()
    if alone.value is None or current is None:
        return alone
    called = found.title or alone.value.framework.title
    if found.adds is False or (called and key_of(called) != key_of(current.title)):
        return alone
    joined = recognise_bounded(documents, reference=current.framework, title=title, organization=organization)
    return alone if joined.value is not None else Result(None, joined.findings)


def _with_own(result: Result[Draft | None], own: Framework | None) -> Result[Draft | None]:
    """A draft with a framework that came in Levelset's own form; pages of documents take the place of its own."""
    if own is None or result.value is None:
        return result
    drafted = result.value.framework
    whole = merge(own, drafted).framework if drafted.pages else own
    return Result(replace(result.value, framework=whole), result.findings)


@dataclass(frozen=True, slots=True)
class Work:
    """An import at work: everything that its review shows.

    ``findings`` are those of recognition, ``reading`` those of reading the files. ``current`` is the published version
    (for an import that is published itself, the one before), if there is one; ``adds`` whether the pages join it.
    ``unchanged`` are the numbers of documents that were published before, byte for byte. ``problems`` are what the
    check finds in the text.
    """

    record: Import
    uploads: tuple[Upload, ...]
    documents: Mapping[int, Document]
    log: Log
    draft: Draft
    findings: tuple[Finding, ...]
    reading: tuple[Finding, ...]
    current: FrameworkVersion | None
    adds: bool
    unchanged: frozenset[int] = frozenset()
    problems: tuple[Problem, ...] = ()

    @property
    def reference(self) -> Framework | None:
        """The published framework that the pages join, or None."""
        return self.current.framework if self.current is not None and self.adds else None

    @property
    def unread(self) -> int:
        """How many files could not be read."""
        return sum(upload.state == UploadState.FAILED and not upload.left_out for upload in self.uploads)

    @property
    def mark(self) -> str:
        """Which state of the import this is: someone who confirms something confirms this state of it."""
        version = self.current.number if self.current else 0
        names = (
            self.record.title,
            self.record.organization,
            *(upload.name for upload in self.uploads if upload.left_out),
        )
        return f"{self.log.mark}-{version}-{'add' if self.adds else 'new'}-{short_hash(repr(names))}"


def work_of(user: object, found: Import) -> Work:
    """The import with its draft. A constant number of queries; recognised anew only where something changed."""
    current = _version_before(user, found) if found.published_number else current_version(user)
    uploads = uploads_of(found)
    log = log_of(found)
    adds = adds_to(found, current)
    reference = current if adds else None
    # Who chose to add pages to the published framework joined them with it, whatever the documents call theirs.
    joined = current.title if current is not None and found.adds else ""
    brought = _Brought(
        token=str(found.token),
        attempt=found.attempt,
        left_out=tuple(upload.position for upload in uploads if upload.left_out),
        version=reference.sha256 if reference else "",
        documents=lambda: documents_of(found),
        reference=lambda: reference.framework if reference else None,
        own=lambda: own_framework(found),
    )
    key = _Key(
        brought=brought,
        decisions=tuple(row.pk for row in log.holding),
        title=found.title or joined,
        organization=found.organization,
        made=lambda: log.decisions,
    )
    documents, result, problems = _remembered(key)
    reading = tuple(finding for upload in uploads for finding in from_data(upload.findings))
    unchanged = _unchanged(found, uploads)
    draft = (result.value, result.findings)
    return Work(found, uploads, documents, log, *draft, reading, current, adds, unchanged, problems)


def _unchanged(found: Import, uploads: Sequence[Upload]) -> frozenset[int]:
    """The numbers of the uploads whose bytes were published before under the same name, in whichever folder."""
    published = Upload.objects.filter(of__state=State.PUBLISHED, sha256__in=[upload.sha256 for upload in uploads])
    rows = published.exclude(of=found).exclude(sha256="").values_list("name", "sha256")
    known = {(PurePosixPath(name).name, sha256) for name, sha256 in rows}
    return frozenset(upload.position for upload in uploads if (PurePosixPath(upload.name).name, upload.sha256) in known)


HEADING_ANCHORS: dict[str, str] = {Kind.NAME: "h", Kind.PILLAR: "k"}
"""How the anchors of headings begin, by what is decided about them."""


NAME_OF_DOCUMENT = "document-name"
"""The anchor of what is said about the open document as a whole."""


def anchor_of(work: Work, row: Decision) -> str:
    """Where on the review page a decision is seen: at its heading or its line; the questions for many at once."""
    if row.kind == Kind.PAGE and row.batch is None:
        return NAME_OF_DOCUMENT
    number = next((number for number, document in work.documents.items() if document.file == row.file), None)
    if number is None or row.batch is not None:
        return "questions"
    place = Place(number, row.piece)
    return f"{HEADING_ANCHORS[row.kind]}{place}" if row.kind in HEADING_ANCHORS else place.anchor


def held_by_place(work: Work, kind: str) -> dict[Place, Held]:
    """The decisions of one kind that hold, by place."""
    numbers = {document.file: number for number, document in work.documents.items()}
    return {
        Place(numbers[row.file], row.piece): Held(row.pk, row.value, row.author_name)
        for row in work.log.holding
        if row.kind == kind and row.file in numbers
    }


def review(work: Work, document: int = 0, part: int = 0) -> Review:
    """What the review page shows of this work, with a document and a part of it open (0: where the questions are)."""
    held = {
        (kind.value, place): held
        for kind in (Kind.FATE, Kind.NAME, Kind.PILLAR, Kind.INHERITS)
        for place, held in held_by_place(work, kind).items()
    }
    return review_of(work.draft, work.documents, held, work.findings, document, part, work.unchanged, work.problems)


def naming(work: Work, document: int) -> DocumentNaming | None:
    """What the document of this number is about; None where there is no such document."""
    found = work.documents.get(document)
    if found is None:
        return None
    held = {row.file: Held(row.pk, row.value, row.author_name) for row in work.log.holding if row.kind == Kind.PAGE}
    return naming_of(document, found.file, work.draft, work.findings, held)


def known(work: Work) -> Known:
    """What roles, levels and responsibilities are called: in the published framework, and in the draft."""
    published = [work.current.framework] if work.current is not None else []
    return Known.of([*published, work.draft.framework])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What publishing would make of the framework.

    ``changes`` is one for each page of the draft, against the published framework where there is one; ``additions`` are
    sentences about what else is new; ``gone`` the titles of published pages that the new version would not have.
    """

    framework: Framework
    changes: tuple[PageChange, ...]
    additions: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def _version_before(user: object, found: Import) -> FrameworkVersion | None:
    """The version that a published import was added to, or took the place of: its review stays what it was."""
    number = (found.published_number or 1) - 1
    return version(user, number) if number else None


def outcome_of(work: Work) -> Outcome:
    """The framework that would be published: the published one with the pages of the draft, or the draft alone."""
    draft = work.draft.framework
    if work.current is None:
        return Outcome(draft, tuple(_first(page) for page in draft.pages))
    published = work.current.framework
    merged = merge(published, draft)
    if work.adds:
        return Outcome(merged.framework, merged.changes, merged.additions)
    there = {page.address for page in draft.pages}
    gone = tuple(page.title for page in published.pages if page.address not in there)
    return Outcome(draft, merged.changes, gone=gone)


def account_of(work: Work) -> Record:
    """Where the draft comes from, what was decided about it and what is open, for the memory of a native folder."""
    left_out = {upload.name: upload.sha256 for upload in work.uploads if upload.left_out}
    rows: list[Mapping[str, Any]] = [_remembered_row(row) for row in work.log.holding]
    rows += [{"file": name, "left_out": True} for name in left_out]
    if work.record.title:
        rows += joined_rows([source.file for source in work.draft.sources], work.record.title)
    return account.account_of(work.draft, rows, left_out)


def _remembered_row(row: Decision) -> dict[str, Any]:
    if row.kind == Kind.PAGE:
        return {"file": row.file, "page": asdict(page_name(row.value))}
    return {"file": row.file, "piece": row.piece, row.kind: row.value or None}


def _first(page: Page) -> PageChange:
    return PageChange(page.address, page.title, is_new=True, new=sum(1 for _ in page.statements()))


def adds_to(found: Import, current: FrameworkVersion | None) -> bool:
    """Whether the pages join the published framework: as a person chose, else if the titles do not disagree."""
    if current is None:
        return False
    if found.adds is not None:
        return found.adds
    return not found.name or key_of(found.name) == key_of(current.title)


@dataclass(frozen=True, slots=True)
class _Brought:
    """What recognition reads; the functions fetch the same thing in full and are no part of the comparison."""

    token: str
    attempt: int
    left_out: tuple[int, ...]
    version: str
    documents: Callable[[], Mapping[int, Document]] = field(compare=False)
    reference: Callable[[], Framework | None] = field(compare=False)
    own: Callable[[], Framework | None] = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Key:
    """What a draft depends on; ``made`` are the decisions themselves, which are no part of the comparison."""

    brought: _Brought
    decisions: tuple[int, ...]
    title: str
    organization: str
    made: Callable[[], Decisions] = field(compare=False)


@lru_cache(maxsize=REMEMBERED)
def _recognizer(brought: _Brought) -> tuple[Mapping[int, Document], Recognizer, Framework | None]:
    """The documents, what reads only those anew that a decision is about, and the framework that came in whole."""
    documents, reference, own = brought.documents(), brought.reference(), brought.own()
    known = merge(reference, own).framework if reference and own else own or reference
    return documents, Recognizer(tuple(documents.values()), known), own


@lru_cache(maxsize=REMEMBERED)
def _remembered(key: _Key) -> tuple[Mapping[int, Document], Result[Draft], tuple[Problem, ...]]:
    documents, recognizer, own = _recognizer(key.brought)
    found = recognizer.recognise(key.made(), title=key.title or None, organization=key.organization or None)
    whole = _with_own(Result(found.value, found.findings), own)
    result = Result(whole.value or found.value, found.findings)
    return documents, result, check(result.value.framework, Profile.IMPORT).problems


def forget_drafts() -> None:
    """Forget the drafts that this process remembers."""
    _remembered.cache_clear()
    _recognizer.cache_clear()


def imports_in_progress(user: object) -> list[Import]:
    """Imports that wait for somebody, the newest first, with the number of ``files`` and the name of the first."""
    return list(_listed(user).filter(state__in=[State.WAITING, State.READING, State.REVIEW, State.FAILED]))


def past_imports(user: object, most: int = 50) -> list[Import]:
    """Imports that are done with, the newest first, with the number of ``files`` and the name of the first."""
    return list(_listed(user).filter(state__in=[State.PUBLISHED, State.DISCARDED])[:most])


def _listed(user: object) -> QuerySet[Import]:
    # Grouping drops the order of the model.
    first = Upload.objects.filter(of=OuterRef("pk")).order_by("position").values("name")[:1]
    counted = access.imports(user).annotate(files=Count("uploads"), more_files=Count("uploads") - 1)
    return counted.annotate(first_file=Subquery(first)).order_by("-pk")
