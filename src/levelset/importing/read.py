"""Files → documents: which reader takes a file, and what to say where none does."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from levelset.core.findings import Finding, Result, Severity
from levelset.importing.decoding import decode
from levelset.importing.document import Document, Look, Piece
from levelset.importing.readers.html import CutOff, read_html
from levelset.importing.readers.text import read_text

LARGEST_FILE = 50 * 2**20
"""Bytes; a framework of a thousand pages is a tenth of it."""

LONGEST_TEXT = 4_000_000
"""Characters of a plain text; a web page may have more, as most of it is no text."""

LONGEST_PIECE = 20_000
"""Characters. A statement is a sentence; what is longer is kept whole, with a warning."""

MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|div|span|p|ul|ol|li|table|h[1-6]|meta|b|br|article|section)\b", re.I
)


def looks_like_html(name: str, text: str) -> bool:
    """Whether a text is HTML: by its name, or because it begins with a tag as clipboards and saved pages do."""
    if name.lower().endswith((".html", ".htm", ".xhtml")):
        return True
    if name.lower().endswith((".md", ".markdown", ".txt", ".text")):
        return bool(re.match(r"\s*<(?:!doctype html|html|meta)\b", text, re.I))
    head = text[:2000]
    return bool(MARKUP.match(head.lstrip())) and len(MARKUP.findall(text[:20_000])) > 1


def read_bytes(name: str, data: bytes) -> Result[Document | None]:
    """A document of the bytes of a file, or None and an error finding that names it. Never raises on bad input."""
    if len(data) > LARGEST_FILE:
        message = f"The file is larger than {LARGEST_FILE // 2**20} MB. Split it, or remove its pictures."
        return Result(None, (Finding("read/too-large", Severity.ERROR, message, name),))
    decoded = decode(name, data)
    if decoded.value is None:
        return Result(None, decoded.findings)
    is_html = looks_like_html(name, decoded.value)
    if not is_html and len(decoded.value) > LONGEST_TEXT:
        message = (
            f"The text has {len(decoded.value):,} characters, and a document may have {LONGEST_TEXT:,}: nobody could "
            "review it. Split it into the pages of your framework and leave out the rest."
        )
        return Result(None, (*decoded.findings, Finding("read/too-large", Severity.ERROR, message, name)))
    try:
        pieces = read_html(name, decoded.value) if is_html else read_text(name, decoded.value)
    except CutOff:
        message = "Its parts are nested thousands deep, so its end cannot be read. Copy its text and paste that."
        return Result(None, (*decoded.findings, Finding("read/too-deep", Severity.ERROR, message, name)))
    findings = decoded.findings + tuple(_long_pieces(name, pieces))
    if not any(piece.look is not Look.BLANK for piece in pieces):
        message = "The document holds no text. Choose the document that holds the framework."
        return Result(None, (*findings, Finding("read/empty", Severity.ERROR, message, name)))
    digest = hashlib.sha256(data).hexdigest()
    return Result(Document(name, "html" if is_html else "text", digest, pieces), findings)


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
