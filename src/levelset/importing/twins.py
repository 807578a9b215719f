"""One page in two formats: an export lies beside its source, a copy beside the original. One of the two is read."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from levelset.core.findings import Finding, Result, Severity
from levelset.importing.document import Document
from levelset.text.normal import letters, words

RICHEST = (
    *("markdown", "front-matter", "yaml", "json", "docx", "asciidoc"),
    *("html", "mhtml", "text", "xlsx", "csv", "pdf"),
)
"""Formats by how much of a document's structure they state, most first."""

ALIKE = 0.9
"""Share of the words of the shorter one that the other has as well, in the same neighborhood."""

RUN = 4
"""Words that are compared as one."""


def without_twins(documents: Sequence[Document]) -> Result[tuple[Document, ...]]:
    """The documents without those that another one says as well, and a finding for each that is left out.

    Compared are documents of one name and folder in several formats, and any of exactly the same bytes.
    """
    left: dict[str, Finding] = {}
    for one, other, exactly in _twins(documents):
        if one.file in left or other.file in left:
            continue
        kept, spare = sorted((one, other), key=_place) if not exactly else (one, other)
        same = exactly or _letters(kept) == _letters(spare)
        how = "the same text as" if same else "nearly the same text as"
        message = f"This is {how} {kept.file}, which was read in its place. Remove one of the two."
        severity = Severity.INFO if same else Severity.WARNING
        left[spare.file] = Finding("import/same-document", severity, message, spare.file)
    return Result(tuple(one for one in documents if one.file not in left), tuple(left.values()))


def _twins(documents: Sequence[Document]) -> Iterator[tuple[Document, Document, bool]]:
    first: dict[str, Document] = {}
    named: dict[str, list[Document]] = {}
    for document in documents:
        same = first.setdefault(document.sha256, document)
        if same is not document:
            yield same, document, True
            continue
        path = PurePosixPath(document.file)
        alike = named.setdefault(str(path.with_suffix("")).casefold(), [])
        yield from ((other, document, False) for other in alike if _alike(other, document))
        alike.append(document)


def _place(document: Document) -> int:
    return RICHEST.index(document.format) if document.format in RICHEST else len(RICHEST)


def _alike(one: Document, other: Document) -> bool:
    if one.format == other.format:
        return False
    runs, others = _runs(one), _runs(other)
    return bool(runs and others) and len(runs & others) >= ALIKE * min(len(runs), len(others))


def _runs(document: Document) -> set[tuple[str, ...]]:
    """What a document says, piece by piece, as runs of words: which order the pieces stand in does not matter."""
    told = (words(piece.text) for piece in document.pieces)
    return {tuple(said[at : at + RUN]) for said in told for at in range(max(1, len(said) - RUN + 1)) if said}


def _letters(document: Document) -> list[str]:
    return sorted({letters(piece.text) for piece in document.pieces} - {""})
