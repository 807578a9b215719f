"""Documents as JSON text, so that what was read once can be kept: ``levelset-documents/1``.

::

    {"format": "levelset-documents/1",
     "documents": [{"file": "ic2.txt", "format": "text", "sha256": "…",
        "pieces": [{"text": "Impact", "look": "heading", "depth": 3, "sure": true, "raw": "### Impact",
                    "source": {"line": 12}}]}]}

What is usual is left out: a piece's ``number`` where it is one more than the piece before, ``raw`` where it is the
text, the source's ``file`` where it is the document's and its ``piece`` where it is the number, and whatever equals the
default of its field. The text is plain ASCII, so that no database stumbles over a NUL or half a surrogate.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from levelset.core.findings import Finding, Result, Severity
from levelset.core.model import Source
from levelset.importing.document import Document, Look, Piece

FORMAT = "levelset-documents/1"
PIECE_NUMBERS = ("number", "depth", "container", "table", "row", "column")
PIECE_SPANS = ("rows", "columns")
SOURCE_NUMBERS = ("line", "piece", "page", "paragraph")
SOURCE_TEXTS = ("file", "sheet", "cell")


class _Damaged(Exception):
    """A part is not what it has to be."""


def documents_to_json(documents: Sequence[Document]) -> str:
    """The documents as one line of ASCII JSON that ``documents_from_json`` reads back as equal values."""
    data = {"format": FORMAT, "documents": [_document(document) for document in documents]}
    return json.dumps(data, separators=(",", ":"))


def documents_from_json(text: str) -> Result[tuple[Document, ...]]:
    """The documents in a text that ``documents_to_json`` wrote, with a finding for every part that cannot be read.

    Never raises: a text that is no JSON or another format gives no documents and an error (``stored/unreadable``,
    ``stored/format``); a broken document or piece is left out with an error or a warning (``stored/document``,
    ``stored/piece``).
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return _refused("unreadable", "What was kept of these documents is damaged; import them again.")
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        found = data.get("format") if isinstance(data, Mapping) else None
        return _refused(
            "format",
            f"These documents were kept as {found!s:.60}, and this version of Levelset reads {FORMAT}; "
            "import them again or use the version that wrote them.",
        )
    kept = data.get("documents")
    if not isinstance(kept, list):
        return _refused("format", "There is no list of documents in what was kept; import them again.")
    findings: list[Finding] = []
    documents = [_read_document(item, findings) for item in kept]
    return Result(tuple(document for document in documents if document is not None), tuple(findings))


def _refused(code: str, message: str) -> Result[tuple[Document, ...]]:
    return Result((), (Finding(f"stored/{code}", Severity.ERROR, message),))


def _document(document: Document) -> dict[str, Any]:
    pieces = []
    before = 0
    for piece in document.pieces:
        pieces.append(_piece(piece, document.file, before + 1))
        before = piece.number
    return {"file": document.file, "format": document.format, "sha256": document.sha256, "pieces": pieces}


def _piece(piece: Piece, file: str, expected: int) -> dict[str, Any]:
    usual = {"number": expected, "raw": piece.text, "sure": False, "marks": ()}
    usual |= dict.fromkeys(PIECE_NUMBERS[1:], 0) | dict.fromkeys(PIECE_SPANS, 1)
    unusual = {key: getattr(piece, key) for key, value in usual.items() if getattr(piece, key) != value}
    data: dict[str, Any] = {"text": piece.text, "look": piece.look.value, **unusual}
    source = _source(piece.source, file, piece.number)
    if source:
        data["source"] = source
    return data


def _source(source: Source, file: str, number: int) -> dict[str, Any]:
    usual = {"file": file, "piece": number}
    values = {key: getattr(source, key) for key in (*SOURCE_TEXTS, *SOURCE_NUMBERS)}
    return {key: value for key, value in values.items() if value != usual.get(key)}


def _read_document(data: object, findings: list[Finding]) -> Document | None:
    try:
        whole = _mapping(data)
        file, kind = _text(whole.get("file")), _text(whole.get("format"))
        kept = whole.get("pieces")
        if not isinstance(kept, list):
            raise _Damaged
    except _Damaged:
        findings.append(Finding("stored/document", Severity.ERROR, "A kept document is damaged; import it again."))
        return None
    pieces: list[Piece] = []
    before = 0
    for item in kept:
        try:
            piece = _read_piece(item, file, before + 1)
        except _Damaged:
            before += 1
            message = f"Piece {before} was not kept whole and is left out; import the document again to get it back."
            findings.append(Finding("stored/piece", Severity.WARNING, message, file))
        else:
            before = piece.number
            pieces.append(piece)
    sha256 = whole.get("sha256")
    return Document(file, kind, sha256 if isinstance(sha256, str) else "", tuple(pieces))


def _read_piece(data: object, file: str, expected: int) -> Piece:
    whole = _mapping(data)
    text = _text(whole.get("text"))
    look, marks = whole.get("look"), whole.get("marks", [])
    if look not in [known.value for known in Look] or not isinstance(marks, list):
        raise _Damaged
    numbers = {key: _count(whole.get(key, expected if key == "number" else 0)) for key in PIECE_NUMBERS}
    numbers |= {key: _count(whole.get(key, 1)) for key in PIECE_SPANS}
    return Piece(
        text=text,
        look=Look(look),
        source=_read_source(_mapping(whole.get("source", {})), file, numbers["number"]),
        raw=_text(whole.get("raw", text)),
        sure=whole.get("sure") is True,
        marks=tuple(_text(mark) for mark in marks),
        **numbers,
    )


def _read_source(data: Mapping[str, Any], file: str, number: int) -> Source:
    usual = {"piece": number}
    numbers = {key: data.get(key, usual.get(key)) for key in SOURCE_NUMBERS}
    return Source(
        file=_text(data.get("file", file)),
        sheet=None if data.get("sheet") is None else _text(data["sheet"]),
        cell=None if data.get("cell") is None else _text(data["cell"]),
        **{key: None if value is None else _count(value) for key, value in numbers.items()},
    )


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _Damaged
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _Damaged
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _Damaged
    return value
