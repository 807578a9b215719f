"""What stands around a table: titles above it, the headings it stands under, the name of its sheet or file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from levelset.importing.document import Look, Piece
from levelset.importing.recognition import shape
from levelset.importing.recognition.titles import (
    BETWEEN,
    FRAMEWORK,
    NOUN,
    organization_of,
    read_framework_title,
    read_title,
)
from levelset.importing.tables.grid import Row, alone
from levelset.importing.tables.rungs import Rung, read_rung
from levelset.importing.tables.words import kind_exactly
from levelset.text.normal import squeeze

LONGEST_ROLE = 6
DEPARTMENT = re.compile(r"\b(engineering|devops)\b", re.I)
BESIDE_ROLE = re.compile(
    r"\b(career|levels?|expectations?|competenc(?:y|ies)|skills?|roles?|guide|the|at|our|for|of|job|descriptions?|"
    r"matrix|matrices|frameworks?|ladders?|rubrics?|growth|progression|paths?|tracks?|copy|final|draft|v\d+|20\d\d|export|sheet\d*|table)\b",
    re.I,
)

EVERYTHING = re.compile(r"\b(engineering|all|everything|main|overview|and|&)\b", re.I)


@dataclass(frozen=True)
class Around:
    """The role, the level and the framework that the lines around a table state, with the pieces that do."""

    role: str = ""
    role_pieces: tuple[Piece, ...] = ()
    level: Rung | None = None
    level_pieces: tuple[Piece, ...] = ()
    framework: tuple[tuple[Piece, str], ...] = ()
    names: tuple[Piece, ...] = ()

    @property
    def near(self) -> bool:
        """Whether the last name stands right above the table, and not above other lines that do."""
        others = (*self.role_pieces, *self.level_pieces, *(piece for piece, _ in self.framework))
        return bool(self.names) and all(piece.number < self.names[-1].number for piece in others)


def role_of(text: str) -> str:
    """The role that a line names beside words such as "career framework", or an empty string."""
    for part in (*BETWEEN.split(squeeze(text)), squeeze(text)):
        if not NOUN.search(DEPARTMENT.sub(" ", part)) or shape.is_sentence(part):
            continue
        if FRAMEWORK.search(part) or BESIDE_ROLE.search(part):
            part = squeeze(re.sub(r"^\W+|[^\w)]+$", "", BESIDE_ROLE.sub(" ", FRAMEWORK.sub(" ", part))))
        company = organization_of(squeeze(text))
        if company and part.startswith(company) and NOUN.search(part[len(company) :]):
            part = part[len(company) :].strip()
        if 0 < len(part.split()) <= LONGEST_ROLE and NOUN.search(part):
            return part
    return ""


def role_of_file(file: str) -> str:
    """The role that the name of a file states ("backend-engineer_matrix.csv"), or an empty string."""
    words = squeeze(re.sub(r"[\s_\-.]+", " ", PurePath(file).stem))
    found = role_of(words)
    return " ".join(word if any(c.isupper() for c in word) else word.capitalize() for word in found.split())


def without_company(title: str) -> str:
    """What the title of a framework leaves for a role, without the company and the words that all such titles have."""
    company = organization_of(squeeze(title))
    rest = squeeze(title).removeprefix(company) if company else squeeze(title)
    return squeeze(re.sub(r"^\W+|[^\w)]+$", "", BESIDE_ROLE.sub(" ", FRAMEWORK.sub(" ", rest))))


def is_generic(text: str) -> bool:
    """Whether a name says nothing of its own, as "Matrix" or "Career levels" do."""
    left = EVERYTHING.sub(" ", BESIDE_ROLE.sub(" ", text))
    return not re.search(r"[^\W\d_]", left) or kind_exactly(text) is not None or shape.is_section_word(text)


def above_of(rows: Sequence[Row]) -> tuple[Piece, ...]:
    """The pieces of rows that are one line each, as titles above a table are."""
    return tuple(piece for cell in map(alone, rows) if cell is not None for piece in cell.pieces)


def _is_top(piece: Piece) -> bool:
    return piece.look is Look.HEADING and piece.depth == 1 and "sheet" not in piece.marks


def read_around(pieces: Sequence[Piece]) -> Around:
    """What the lines around a table state, the nearest line last and first believed."""
    role, level, framework, names = "", None, [], []
    role_pieces: tuple[Piece, ...] = ()
    level_pieces: tuple[Piece, ...] = ()
    for piece in pieces:
        text = shape.name_of(piece.text).text
        title = read_title(text)
        rung = read_rung(text) if title is None and not shape.is_sentence(text) else None
        named = (
            None if "sheet" in piece.marks and is_generic(text) else read_framework_title(text, stated=_is_top(piece))
        )
        if title is not None:
            role, role_pieces = title.role, (piece,)
            level, level_pieces = read_rung(text), (piece,)
        elif rung is not None and rung.label and (rung.sure or (rung.code and rung.role)):
            level, level_pieces = rung, (piece,)
            role, role_pieces = (rung.role, (piece,)) if rung.role else (role, role_pieces)
        elif role_of(text):
            role, role_pieces = role_of(text), (piece,)
            if named:
                framework.append((piece, named))
        elif named:
            framework.append((piece, named))
        elif shape.is_sentence(text) or piece.look is Look.ITEM:
            continue
        else:
            names.append(piece)
    return Around(role, role_pieces, level, level_pieces, tuple(framework), tuple(names))
