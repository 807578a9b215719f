"""Word files made of bare XML, and a short way to look at what was read of them."""

import io
import zipfile

from docx.document import Document as Word

from levelset.core.findings import Result
from levelset.importing.document import Document, Piece
from levelset.importing.read import read_bytes

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def saved(word: Word) -> bytes:
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def word_file(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A Word file with nothing but a body and some further parts, ``{"comments": "<w:comment …>"}``."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/{kind.rstrip("0123456789")}" Target="{kind}.xml"/>'
        for at, kind in enumerate(parts)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="/word/document.xml"/>'
            '<Relationship Id="b" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/>'
            "</Relationships>",
        )
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        archive.writestr("word/document.xml", f"<w:document {NAMES}><w:body>{body}</w:body></w:document>")
        for kind, inner in parts.items():
            tag = {"header": "hdr", "footer": "ftr"}.get(kind.rstrip("0123456789"), kind)
            archive.writestr(f"word/{kind}.xml", f"<w:{tag} {NAMES}>{inner}</w:{tag}>")
    return out.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def read(data: bytes) -> Result[Document | None]:
    return read_bytes("page.docx", data)


def pieces(data: bytes) -> tuple[Piece, ...]:
    document = read(data).value
    assert document is not None
    assert document.format == "docx"
    return document.pieces


def seen(data: bytes) -> list[tuple[str, str]]:
    return [(piece.look.value, piece.text) for piece in pieces(data)]


def codes(data: bytes) -> list[str]:
    return [finding.code for finding in read(data).findings]
