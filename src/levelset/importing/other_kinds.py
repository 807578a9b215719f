"""Documents that name roles and list what people do, and are no framework all the same: a CV, a list of people, an
advertisement of a job."""

import re

from levelset.core.findings import Finding, Severity
from levelset.importing.document import Document, Look
from levelset.importing.draft import Fate
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.reading import Label

YEARS = re.compile(
    r"\b(?:19|20)\d\d\s*(?:[–—-]|to|until|bis|à)\s*(?:(?:\w+\.?\s+)?(?:19|20)\d\d\b|today|present|now|current)", re.I
)
"""From one year to another, or to this day: frameworks do not say when."""

REACHED = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w{2,}|\+\d[\d ()/-]{7,}\d|linkedin\.com/in/", re.I)
"""How one person is reached."""

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.\w{2,}")
PEOPLE, SHARE_OF_PEOPLE = 2, 0.05
"""Addresses that stand alone, and their share of all that a document says, before it is a list of people."""

STATIONS = 2
"""Spans of years before a life is told."""

SHORT = 90
"""Characters of a line that names a station of a life; longer ones tell something."""

ANYBODY = re.compile(r"\(\s*(?:[mwfdxh]|all)(?:\s*[/|*]\s*(?:[mwfdxh]|divers|all genders))+\s*\)", re.I)
"""``(m/f/d)``: who may apply."""

OFFERED = re.compile(
    r"\W*(?:what we offer|(?:what|why) (?:is in it|us|join us)|we offer|our offer|your benefits|benefits|perks|"
    r"perks (?:and|&) benefits|(?:das|was) (?:wir )?bieten(?: wir)?(?: dir| ihnen)?|wir bieten(?: dir| ihnen)?|"
    r"nous offrons|qué ofrecemos)\W*",
    re.I,
)
APPLY = re.compile(
    r"\bapply (?:now|online|today|(?:by|before|until) \d|(?:to|at|via) \S{1,40}@|(?:by|before) .{1,30}?@)"
    r"|\bsend (?:us )?your (?:cv|r[ée]sum[ée]|application)|\b(?:bewirb dich|bewerben sie sich|postulez)\b",
    re.I,
)
"""Where somebody applies, or until when: no ladder says so."""

LEAST_SIGNS = 2
"""Signs of an advertisement, of three, before a document is one."""

ABOVE = 300
"""Letters at the beginning, in which a title says who may apply."""

TOP = 12
"""Pieces at the beginning in which a person says how to be reached."""


def refusal_of(document: Document) -> Finding | None:
    """Why a document is no framework though it looks like one, or None. Only what is beyond doubt is refused."""
    texts = [piece.text for piece in document.pieces if piece.text]
    whole = "\n".join(texts)
    signs = (ANYBODY.search(whole[:ABOVE]), any(map(OFFERED.fullmatch, texts)), APPLY.search(whole))
    if sum(map(bool, signs)) >= LEAST_SIGNS:
        message = (
            "This reads as the advertisement of one job: it says what is offered and how to apply. Looked for levels "
            "and what is expected at each of them. If it is a framework, leave that out."
        )
        return Finding("import/no-framework", Severity.ERROR, message, document.file)
    if "@" not in whole and "19" not in whole and "20" not in whole:
        return None
    people = sum(ADDRESS.fullmatch(text) is not None for text in texts if "@" in text) if "@" in whole else 0
    if people >= PEOPLE and people >= SHARE_OF_PEOPLE * len(texts):
        message = (
            "This reads as a list of people: their addresses stand in it. Looked for levels and what is expected at "
            "each of them. If it is a framework, leave out the addresses."
        )
        return Finding("import/no-framework", Severity.ERROR, message, document.file)
    if not any(map(REACHED.search, texts[:TOP])):
        return None
    dated = [text for text in texts if len(text) < SHORT and ("19" in text or "20" in text)]
    if sum(bool(YEARS.search(text)) for text in dated) < STATIONS:
        return None
    message = (
        "This reads as the CV of one person: it says how to reach them and names years. Looked for levels and what is "
        "expected at each of them. If it is a framework, leave out the address and the years."
    )
    return Finding("import/no-framework", Severity.ERROR, message, document.file)


def labels_of(document: Document) -> tuple[Label, ...]:
    """The labels of a refused document: all of it stands beside the pages."""
    said = (piece for piece in document.pieces if piece.look is not Look.BLANK)
    return tuple(Label(Block(piece.text, piece.look, (piece,)), Fate.PROSE) for piece in said)
