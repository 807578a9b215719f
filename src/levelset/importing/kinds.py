"""Which format a file has: by how its bytes begin, else by its name, else by how its text begins."""

import csv
import io
import re
import zipfile
from enum import StrEnum
from itertools import islice

from levelset.importing.readers.unreadable import Unreadable
from levelset.importing.readers.zip_guard import refuse_crowds


class Kind(StrEnum):
    """A format that a reader takes."""

    TEXT = "text"
    HTML = "html"
    MHTML = "mhtml"
    MARKDOWN = "markdown"
    FRONT_MATTER = "front-matter"
    ASCIIDOC = "asciidoc"
    DOCX = "docx"
    PDF = "pdf"
    CSV = "csv"
    XLSX = "xlsx"
    YAML = "yaml"
    JSON = "json"


MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|div|span|p|ul|ol|li|table|h[1-6]|meta|b|br|article|section"
    r"|ac:layout|ac:structured-macro)\b",
    re.I,
)

BINARY: tuple[tuple[bytes, Kind], ...] = ((b"%PDF", Kind.PDF),)
"""How files of the formats begin that are no text."""

PDF_BEGINS_WITHIN = 1024
"""Bytes within which a PDF says that it is one."""

ENDINGS: dict[str, Kind] = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".adoc": Kind.ASCIIDOC,
    ".asciidoc": Kind.ASCIIDOC,
    ".asc": Kind.ASCIIDOC,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".tab": Kind.CSV,
    ".yaml": Kind.YAML,
    ".yml": Kind.YAML,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON,
    ".ndjson": Kind.JSON,
    ".json5": Kind.JSON,
    ".jsonc": Kind.JSON,
}
"""What the ending of a name says about a text."""

PLAIN: dict[str, Kind] = {
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".mdown": Kind.MARKDOWN,
    ".mkd": Kind.MARKDOWN,
    ".mdx": Kind.MARKDOWN,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
}
"""Endings of texts in which a tag may stand: they are web pages only where they begin as one."""

PARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"word/document", Kind.DOCX),
    (b"xl/workbook", Kind.XLSX),
)
"""How files inside an archive are named that is a document."""

MIMETYPE_AT = 30
"""Bytes before the name of the first file of an archive, which in OpenDocument and electronic books says what it is."""

FOREIGN_PARTS = frozenset({"Index/Document.iwa", "index.apxl", "ppt/presentation.xml"})
"""Files at the top of archives that are documents of Pages, Numbers, Keynote and PowerPoint."""

PASTED = frozenset({".txt"})
"""Endings that people, and our own paste field, give to texts of any kind."""

MOST_LOOKED_AT = 2_000
KEYED = re.compile(r"\s*(?:- )*[\w\"'][\w \"'/&.-]{0,60}:(?:\s|$)")
NESTED_KEY = re.compile(r"(?:  +(?:- )?|- )[a-zA-Z_][\w-]{0,40}:(?:\s|$)")
"""A key below another one, as those of programs are written."""

LEAST_KEYS = 4
"""Nested keys of a text that is YAML; people who write lists by hand rarely nest keys."""

LEAST_RECORDS = 3
"""Lines of a text that is a table, its head among them."""

MAIL = re.compile(r"(?:From|Subject|Date|MIME-Version|Content-Type|Snapshot-Content-Location):", re.I)
"""How web pages begin that a browser saved in one file, as mails are sent."""


FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)(.*?)(?:\r\n|\r|\n)---[ \t]*(?:[\r\n]|$)", re.S)
NESTED = re.compile(r"^\s+-\s+\S", re.M)
LEAST_NESTED = 8
"""Items of lists in a front matter that is the document itself."""


def is_data(text: str) -> bool:
    """Whether a Markdown file is all but data: some sites keep a whole framework in the front matter."""
    front = FENCE.match(text)
    if front is None or not re.match(r"[\w.-]+:", front[1]):
        return False
    nested = len(NESTED.findall(front[1]))
    said = sum(bool(line.strip()) for line in text[front.end() :].splitlines())
    return nested >= LEAST_NESTED and said <= nested


def kind_of_bytes(data: bytes) -> Kind | None:
    """The format of a file that is no text, None where it seems to be one."""
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(data)
    if b"%PDF-" in data[:PDF_BEGINS_WITHIN] and b"endobj" in data:
        return Kind.PDF  # what a mail program or a server put before it does no harm
    return next((kind for start, kind in BINARY if data.startswith(start)), None)


def is_of_another_program(data: bytes) -> bool:
    """Whether an archive is one document of a program whose format is not read, rather than documents in a folder."""
    if data[MIMETYPE_AT:].startswith(b"mimetypeapplication/"):
        return True
    try:
        refuse_crowds(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return not FOREIGN_PARTS.isdisjoint(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError, Unreadable):
        return False


def _kind_of_archive(data: bytes) -> Kind | None:
    """The format of an archive by its names; where its end is cut off or it has too many, by those that stand there."""
    try:
        refuse_crowds(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name.encode() for name in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, EOFError, Unreadable):
        return next((kind for part, kind in PARTS if part in data), None)
    if b"[Content_Types].xml" not in names:
        return None
    return next((kind for part, kind in PARTS if any(name.startswith(part) for name in names)), None)


def data_of(text: str) -> Kind | None:
    """Whether a text whose name does not say so is JSON or YAML: it begins as one, and nearly all of it looks so."""
    if re.match(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\"])", text) and re.search(r"[}\]]\s*$", text):
        return Kind.JSON
    lines = [line for line in text.splitlines()[:MOST_LOOKED_AT] if line.strip()]
    nested = sum(bool(NESTED_KEY.match(line)) for line in lines)
    is_yaml = nested >= LEAST_KEYS and all(KEYED.match(line) or _goes_on(line) for line in lines)
    return Kind.YAML if is_yaml else None


def is_sheet(text: str) -> bool:
    """Whether a text is a table as a clipboard holds it: every record has as many cells as the first."""
    if "\t" not in re.split(r"[\r\n]", text, maxsplit=1)[0]:
        return False
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    read = islice(csv.reader(io.StringIO(text, newline=""), delimiter="\t"), MOST_LOOKED_AT)
    records = [record for record in read if any(map(str.strip, record))]
    widths = set(map(len, records))
    return len(records) >= LEAST_RECORDS and len(widths) == 1 < max(widths) and all(map(str.strip, records[0]))


def _goes_on(line: str) -> bool:
    """Whether a line of YAML may go on with a text above it, or be an item, a comment or a mark between documents."""
    return bool(re.match(r"\s+\S|\s*- \S|\s*#|---$|\.\.\.$", line))


def kind_of_text(name: str, text: str) -> Kind:
    """The format of a text: by its name, or because it begins with a tag as clipboards and saved pages do."""
    ending = "." + name.lower().rpartition(".")[2]
    if MAIL.match(text) and re.search(r"^Content-Type:\s*(?:multipart/related|text/html)", text[:4000], re.I | re.M):
        return Kind.MHTML
    if ending in ENDINGS:
        return ENDINGS[ending]
    data = None if ending in PLAIN and ending not in PASTED else data_of(text)
    if data is not None:
        return data
    if (ending not in PLAIN or ending in PASTED) and is_sheet(text):
        return Kind.CSV
    if ending in PLAIN:
        begins = re.match(r"\s*<(?:!doctype html|html|meta)\b", text, re.I)
        kind = Kind.HTML if begins else PLAIN[ending]
        return Kind.FRONT_MATTER if kind is Kind.MARKDOWN and is_data(text) else kind
    head = text[:2000]
    is_html = bool(MARKUP.match(head.lstrip())) and len(MARKUP.findall(text[:20_000])) > 1
    return Kind.HTML if is_html else Kind.TEXT
