"""MHTML: a web page that a browser saved in one file, as mails are sent. Only the page itself is read."""

import email
import email.message
import email.policy
import re
from dataclasses import replace
from itertools import islice

from levelset.core.findings import Finding, Result, Severity
from levelset.importing.decoding import decode
from levelset.importing.document import Piece
from levelset.importing.readers.html import read_page
from levelset.importing.readers.unreadable import Unreadable

PARTS_OF_PARTS = re.compile(r"^(?:content-type:|[ \t]).*boundary=", re.I | re.M)
"""The head of a part that is made of parts."""

MOST_NESTED = 50
"""Parts of parts in one file: a browser makes one, and one more where a page has pictures of its own."""


def read_mhtml(name: str, text: str) -> Result[tuple[Piece, ...]]:
    """The pieces of the first page of an MHTML file. They have no lines, as the page is encoded in the file.

    Raises ``Unreadable`` where no page is inside, or what ``read_page`` raises.
    """
    if len(list(islice(PARTS_OF_PARTS.finditer(text), MOST_NESTED + 1))) > MOST_NESTED:
        raise Unreadable(
            "read/too-deep",
            "This saved page holds parts within parts, more than any browser makes. Save it once more, as “Web page, "
            "HTML only”.",
        )
    message = email.message_from_string(text, policy=email.policy.compat32)
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise Unreadable("read/empty", "This saved page holds no HTML. Save it once more, as “Web page, HTML only”.")
    read = read_page(name, _text(name, pages[0]))
    pieces = tuple(replace(piece, source=replace(piece.source, line=None)) for piece in read.value)
    findings = read.findings
    if len(pages) > 1:
        said = f"Left out: {len(pages) - 1} frames of this saved page. If one holds the framework, save that frame."
        findings = (*findings, Finding("read/left-out", Severity.WARNING, said, name))
    return Result(pieces, findings)


def _text(name: str, part: "email.message.Message[str, str]") -> str:
    """The HTML of a part, out of the encoding that it was sent in."""
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding not in ("quoted-printable", "base64"):
        return str(part.get_payload())
    data = part.get_payload(decode=True)
    sent = data if isinstance(data, bytes) else b""
    try:
        return sent.decode(part.get_content_charset() or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return decode(name, sent).value or ""
