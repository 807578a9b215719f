"""Bytes → text, whatever the encoding; what is no text says so."""

import re

from levelset.core.findings import Finding, Result, Severity
from levelset.text.repair import unligature, unmojibake

BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

AN_ARCHIVE = "an archive"
OF_AN_ARCHIVE = (".docx", ".docm", ".xlsx", ".xlsm")
"""Endings of documents that are archives; one in which no part of a document is found was cut off early."""

KNOWN_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", AN_ARCHIVE),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
"""How files that are no text begin, and what to call them."""

OTHERS: tuple[tuple[bytes, bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "WordDocument".encode("utf-16-le"), "an old Word document. Open it and save it as .docx"),
    (b"\xd0\xcf\x11\xe0", "Workbook".encode("utf-16-le"), "an old Excel workbook. Open it and save it as .xlsx"),
    (b"\xd0\xcf\x11\xe0", b"", "an old Office document. Open it and save it as .docx, .xlsx or PDF"),
    (b"PK\x03\x04", b"opendocument.text", "an OpenDocument text. Open it and save it as .docx"),
    (b"PK\x03\x04", b"opendocument.spreadsheet", "an OpenDocument spreadsheet. Open it and save it as .xlsx"),
    (b"PK\x03\x04", b"epub+zip", "an electronic book. Convert it to HTML or .docx"),
    (b"PK\x03\x04", b"ppt/presentation", "a presentation. Save it as PDF, or copy its text and paste it"),
    (b"PK\x03\x04", b"Index/Document.iwa", "a document of Pages or Numbers. Export it as .docx or .xlsx"),
    (b"{\\rtf", b"", "a rich text document (.rtf). Open it and save it as .docx"),
    (b"bplist00", b"", "a web archive of Safari. Save the page as “Page Source”, which is HTML"),
)
"""How files of other programs begin, what else stands in them, and what they are and what to do about it."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What stands in an Office document that is protected by a password."""

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def _error(code: str, message: str, name: str) -> Result[str | None]:
    return Result(None, (Finding(code, Severity.ERROR, message, name),))


def _from_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero in every second byte; the parity tells which way round."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 4 and odd > 4 * even:
        return "utf-16-le"
    if even > len(head) // 4 and even > 4 * odd:
        return "utf-16-be"
    return None


def _of_another_program(name: str, data: bytes) -> Result[str | None] | None:
    """What to say of a document that another program has to convert; None for all others."""
    if data.startswith(b"\xd0\xcf\x11\xe0") and ENCRYPTED in data:
        return _error(
            "read/protected", "The file is protected by a password. Remove it and choose the file again.", name
        )
    told = next((what for start, inside, what in OTHERS if data.startswith(start) and inside in data), None)
    return _error("read/not-text", f"This is {told}.", name) if told else None


def decode(name: str, data: bytes) -> Result[str | None]:
    """The text of a file, or None and an error finding that says why it has none.

    UTF-8 (with or without mark), UTF-16 and UTF-32 are taken as they are. What is none of them is read as
    Windows-1252 with a warning, since that is what old exports are in.
    """
    if not data.strip():
        return _error("read/empty", "The file is empty. Choose the document that holds the framework.", name)
    refused = _of_another_program(name, data)
    if refused:
        return refused
    kind = next((what for start, what in KNOWN_BINARY if data.startswith(start)), None)
    if kind == AN_ARCHIVE and name.lower().endswith(OF_AN_ARCHIVE):
        message = "The file is damaged: it seems to be cut off, or changed on its way. Download or save it once more."
        return _error("read/damaged", message, name)
    if kind:
        message = f"This is {kind}, not text. Save it as text or HTML, or copy its content and paste it."
        return _error("read/not-text", message, name)
    encoding = next((enc for mark, enc in BYTE_ORDER_MARKS if data.startswith(mark)), None) or _from_zeros(data)
    findings: tuple[Finding, ...] = ()
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            message = f"The file says that it is {encoding}, but byte {error.start + 1} is not. Save it again as UTF-8."
            return _error("read/encoding", message, name)
        text = data.decode("cp1252", "replace")
        line = data.count(b"\n", 0, error.start) + 1
        message = "The file is not UTF-8; it was read as Windows-1252. Look at its accented letters and quotes."
        findings = (Finding("read/encoding", Severity.WARNING, message, name, line),)
    if CONTROL.search(text):
        if len(CONTROL.findall(text[:100_000])) > 0.02 * len(text[:100_000]):
            message = (
                "The file holds control characters as programs and pictures do, not text. Choose the document itself."
            )
            return _error("read/not-text", message, name)
        text = CONTROL.sub(" ", text)
    text = text.removeprefix("\ufeff")
    mended = unmojibake(text)
    if mended != text:
        line = next(n for n, (a, b) in enumerate(zip(text.split("\n"), mended.split("\n"), strict=True), 1) if a != b)
        message = (
            "Some letters were garbled (UTF-8 read as Windows-1252); they were put right. Compare with the original."
        )
        findings = (*findings, Finding("read/mojibake", Severity.WARNING, message, name, line))
    return Result(unligature(mended), findings)
