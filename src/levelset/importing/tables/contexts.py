"""What stands around a table and holds for all of it: its role, its pillar, its responsibility."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from levelset.core.addresses import key_of
from levelset.core.findings import Finding, Severity
from levelset.importing.document import Document, Look, Piece
from levelset.importing.recognition import shape
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.tables.around import is_generic, role_of_file, without_company
from levelset.importing.tables.book import Book, Named
from levelset.importing.tables.filling import Context
from levelset.importing.tables.matrix import names_of
from levelset.importing.tables.plans import Plan
from levelset.text.normal import squeeze

OF_ROLE = re.compile(
    r"(?P<role>[A-Z]\w+(?:\s[A-Z]\w+){0,3})(?:['’]s)?\s+(?:core\s+)?"
    r"(?:competenc(?:y|ies)|skills?|expectations|capabilities|levels)(?:\s+by\s+level)?$"
)
"""``Museum Guide competencies``: a title that speaks of what a role needs."""

SHARE_DIFFERENT = 0.75
"""Share of the names of all tables that must be different before each table counts as a part of one whole."""


def contexts_of(plans: Sequence[Plan], document: Document, vocabulary: Vocabulary) -> list[Context]:
    """What holds for each table. A name above one is its role, or its pillar where the tables are parts of a whole."""
    parts = _are_parts(plans)
    return [_context(plan, document, vocabulary, parts=parts, alone=len(plans) == 1) for plan in plans]


def _context(plan: Plan, document: Document, vocabulary: Vocabulary, *, parts: bool, alone: bool) -> Context:
    around = plan.around
    names = [piece for piece in around.names if not is_generic(piece.text)]
    role, pieces = around.role, around.role_pieces
    pillar: Named | None = None
    responsibility: Named | None = None
    if names and plan.listing is None and not names_of(plan.grid, plan.head, plan.axis):
        responsibility = _named(names.pop())
        pillar = _named(names[-1]) if names and (parts or len(names) > 1) else None
    elif names and around.near and (vocabulary.is_pillar(names[-1].text) or parts):
        pillar = _named(names[-1])
    elif names and not role and not alone:
        role, pieces = shape.name_of(names[-1].text).text, (names[-1],)
    if not role and (not plan.page or around.level is not None):
        role = _role_of_document(plan, document)
    return Context(role, pieces, pillar, responsibility)


def _named(piece: Piece) -> Named:
    return Named(piece.text.rstrip(":").strip(), (piece,))


def _are_parts(plans: Sequence[Plan]) -> bool:
    """Whether the tables of a document speak of different responsibilities, as one table for each pillar does."""
    told = [names_of(plan.grid, plan.head, plan.axis) for plan in plans if plan.listing is None]
    everything = [name for names in told for name in names]
    return len(told) > 1 and len(set(everything)) > SHARE_DIFFERENT * len(everything)


def _role_of_document(plan: Plan, document: Document) -> str:
    """The role that the name of the file tells, else what is left of the framework's title or of a heading that speaks
    of somebody's competencies, else the file's name."""
    found = role_of_file(document.file)
    if found:
        return found
    for _, name in plan.around.framework:
        left = without_company(name)
        if left:
            return left
    titled = (OF_ROLE.match(squeeze(piece.text)) for piece in plan.around.names if piece.look is Look.HEADING)
    return next((found["role"] for found in titled if found), PurePath(document.file).stem)


def said_of_roles(book: Book, contexts: Sequence[Context], document: Document) -> list[Finding]:
    """A warning where pages bear a role that nothing states, not even the name of the file."""
    guessed = {key_of(context.role) for context in contexts if context.role and not context.role_pieces}
    if role_of_file(document.file) or not any(
        leaf.title is not None and leaf.title.role and key_of(leaf.title.role) in guessed
        for leaf in book.leaves.values()
    ):
        return []
    message = (
        "No cell, heading or sheet names the role that these levels are of, so it was named after the title or the "
        "file. Name it in the first row, such as “Data Engineer”, or rename the file."
    )
    return [Finding("import/role-from-file", Severity.WARNING, message, document.file)]


def said_of_levels(plans: Sequence[Plan], document: Document) -> list[Finding]:
    """A warning where only its place says that a name is that of a level."""
    found: list[Finding] = []
    for plan in (plan for plan in plans if plan.own):
        listed = ", ".join(f"“{rung.label}”" for rung in plan.axis.values())
        message = (
            f"Nothing but their place says that {listed} are levels, the lowest first. Call them so, as in "
            "“Level 1 – …”, if the pages that came of them are wrong."
        )
        cell = plan.grid.rows[plan.head][min(plan.axis)]
        line = cell.pieces[0].source.line if cell is not None else None
        found.append(Finding("import/own-levels", Severity.WARNING, message, document.file, line))
    return found
