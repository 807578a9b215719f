"""Tables of two columns that explain words."""

from dataclasses import replace

from levelset.core.addresses import key_of
from levelset.importing.draft import Fate
from levelset.importing.recognition.reading import Label
from levelset.importing.tables.book import Book
from levelset.importing.tables.grid import Grid, distinct
from levelset.importing.tables.said import as_one
from levelset.importing.tables.words import Kind, kind_of

TERMS = frozenset(
    {"term", "terms", "word", "words", "acronym", "acronyms", "abbreviation", "abbreviations", "glossary"}
)


def is_glossary(grid: Grid) -> bool:
    """Whether the head of a table of two columns says that it explains terms."""
    if grid.width != 2 or len(grid.rows) < 2:
        return False
    first, second = grid.rows[0]
    if first is None or second is None or key_of(first.text) not in TERMS:
        return False
    return kind_of(second.text) in (Kind.DEFINITION, Kind.TEXT)


def read_glossary(grid: Grid, book: Book) -> None:
    """Take up every row as a term and what it means."""
    for cell in distinct(grid.rows[0]):
        book.note(Fate.SECTION, cell.pieces)
    for term, meaning in grid.rows[1:]:
        if term is not None and meaning is not None:
            block = as_one((*term.pieces, *meaning.pieces))
            book.beside.append(Label(replace(block, text=f"{term.text}: {meaning.text}"), Fate.GLOSSARY))
