"""Files → documents: which reader takes a file, and what to say where none does."""

import hashlib
import importlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from levelset.core.findings import Finding, Result, Severity
from levelset.importing.collecting import collecting_rarely
from levelset.importing.decoding import decode
from levelset.importing.document import Document, Look, Piece
from levelset.importing.kinds import Kind, kind_of_bytes, kind_of_text
from levelset.importing.readers.unreadable import Unreadable

Pieces = tuple[Piece, ...]
_Read = tuple[Kind, Pieces]

LARGEST_FILE = 50 * 2**20
"""Bytes; a framework of a thousand pages is a tenth of it."""

LONGEST_TEXT = 4_000_000
"""Characters of a plain text; a web page may have more, as most of it is no text."""

MOST_LINES = 15_000
"""Lines, items and cells of a text that say something: twenty times as many as any framework known has in one document,
and some seconds of work."""

LONGEST_PIECE = 20_000
"""Characters. A statement is a sentence; what is longer is kept whole, with a warning."""

READERS: Mapping[Kind, str] = {
    Kind.TEXT: "levelset.importing.readers.text:read_text",
    Kind.HTML: "levelset.importing.readers.html:read_page",
    Kind.MHTML: "levelset.importing.readers.html_mhtml:read_mhtml",
    Kind.MARKDOWN: "levelset.importing.readers.markdown:read_markdown",
    Kind.FRONT_MATTER: "levelset.importing.readers.markdown:read_front_matter",
    Kind.ASCIIDOC: "levelset.importing.readers.asciidoc:read_asciidoc",
    Kind.DOCX: "levelset.importing.readers.docx:read_docx",
    Kind.PDF: "levelset.importing.readers.pdf:read_pdf",
    Kind.CSV: "levelset.importing.readers.csv:read_csv",
    Kind.XLSX: "levelset.importing.readers.xlsx:read_xlsx",
    Kind.YAML: "levelset.importing.readers.yaml_text:read_yaml",
    Kind.JSON: "levelset.importing.readers.json_text:read_json",
}
"""The reader of each format, as ``module:function``, fetched when its first document comes.

``(name, text) -> pieces``, or a ``Result`` of them; for a format that is no text ``(name, bytes) -> Result`` of pieces.
A reader raises ``Unreadable`` where there is nothing to be had.
"""

DATA = frozenset({Kind.CSV, Kind.XLSX, Kind.YAML, Kind.JSON})
"""Formats of which every value is a piece, role and level on every row; what they cost is bounded elsewhere."""

LONG_BY_NATURE = frozenset({Kind.HTML, Kind.MHTML})
"""Formats of which most is no text, so that their length says little."""


def read_bytes(name: str, data: bytes) -> Result[Document | None]:
    """A document of the bytes of a file, or None and an error finding that names it. Never raises on bad input."""
    if len(data) > LARGEST_FILE:
        message = f"The file is larger than {LARGEST_FILE // 2**20} MB. Split it, or remove its pictures."
        return Result(None, (Finding("read/too-large", Severity.ERROR, message, name),))
    with collecting_rarely():
        kind = kind_of_bytes(data)
        read = _read_binary(kind, name, data) if kind else _read_text(name, data)
    if read.value is None:
        return Result(None, read.findings)
    found, pieces = read.value
    findings = read.findings + tuple(_long_pieces(name, pieces))
    if not any(piece.look is not Look.BLANK for piece in pieces):
        message = "The document holds no text. Choose the document that holds the framework."
        return Result(None, (*findings, Finding("read/empty", Severity.ERROR, message, name)))
    said = sum(bool(piece.text) for piece in pieces) if found not in DATA else 0
    if said > MOST_LINES:
        message = (
            f"The document has {said:,} lines that say something, and a document may have {MOST_LINES:,}: nobody could "
            "review them. Split it into the pages of your framework and leave out the rest."
        )
        return Result(None, (*findings, Finding("read/too-large", Severity.ERROR, message, name)))
    digest = hashlib.sha256(data).hexdigest()
    return Result(Document(name, found.value, digest, pieces), findings)


def _read_binary(kind: Kind, name: str, data: bytes) -> Result[_Read | None]:
    try:
        read: Result[Pieces] = _reader(kind)(name, data)
    except Unreadable as error:
        return Result(None, (error.finding(name),))
    return Result((kind, read.value), read.findings)


def _read_text(name: str, data: bytes) -> Result[_Read | None]:
    decoded = decode(name, data)
    if decoded.value is None:
        return Result(None, decoded.findings)
    kind = kind_of_text(name, decoded.value)
    if kind not in LONG_BY_NATURE and len(decoded.value) > LONGEST_TEXT:
        message = (
            f"The text has {len(decoded.value):,} characters, and a document may have {LONGEST_TEXT:,}: nobody could "
            "review it. Split it into the pages of your framework and leave out the rest."
        )
        return Result(None, (*decoded.findings, Finding("read/too-large", Severity.ERROR, message, name)))
    try:
        read = _reader(kind)(name, decoded.value)
    except Unreadable as error:
        return Result(None, (*decoded.findings, error.finding(name)))
    told: Result[Pieces] = read if isinstance(read, Result) else Result(read)
    return Result((kind, told.value), decoded.findings + told.findings)


def _reader(kind: Kind) -> Callable[[str, Any], Any]:
    module, _, function = READERS[kind].partition(":")
    found: Callable[[str, Any], Any] = getattr(importlib.import_module(module), function)
    return found


def _long_pieces(name: str, pieces: Iterable[Piece]) -> Iterable[Finding]:
    for piece in pieces:
        if len(piece.text) > LONGEST_PIECE:
            message = (
                f"A line of {len(piece.text):,} characters: its line breaks seem to be lost. Copy the document again."
            )
            yield Finding("read/long-line", Severity.WARNING, message, name, piece.source.line)


def read_files(paths: Iterable[Path]) -> Result[tuple[Document, ...]]:
    """The documents of several files, in their order; a file that cannot be read is a finding, the others are read."""
    documents: list[Document] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            with path.open("rb") as file:
                # Not as many as it says that it has: a device says that it has none, and never ends.
                data = file.read(LARGEST_FILE + 1)
        except OSError as error:
            message = f"The file cannot be read: {error.strerror or error}."
            findings.append(Finding("read/unreadable", Severity.ERROR, message, str(path)))
            continue
        # A name that is no text cannot be written down anywhere.
        result = read_bytes(path.name.encode("utf-8", "replace").decode(), data)
        findings.extend(result.findings)
        if result.value is not None:
            documents.append(result.value)
    return Result(tuple(documents), tuple(findings))
