"""The words of names, and how they are looked for: by their beginnings, without case and accents, through an index."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Lookup

from levelset.web.prepared import Given

WORD = re.compile(r"[^\W_]+")
LONGEST = 60
MOST = 12
"""How many words of a name, or of what somebody looks for, count."""

LETTERS = 240
"""How many letters of all words of a name stand beside each: an index of PostgreSQL takes no more than 2,704 bytes."""

LAST = chr(0x10FFFF)
"""Sorts behind every letter."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name as they are looked for, each once, in the order of the index."""
    plain = (letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    found = [word[:LONGEST] for word in WORD.findall("".join(plain).casefold())]
    return tuple(sorted(dict.fromkeys(found[:MOST])))


def said_of(words: Iterable[str]) -> str:
    """All words of a name as they stand beside each of them: one begins with what this has behind a space."""
    return "".join(f" {word}" for word in words)[:LETTERS]


@CharField.register_lookup
class BeginsWith(Lookup[str]):
    """A column begins with a text: as a range where text is compared by its letters, as a pattern in PostgreSQL.

    Only for words of ``words_of`` and paths of teams: they hold no sign that means anything in a pattern.
    """

    lookup_name = "begins_with"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """SQLite compares letter by letter, so that what begins with a word stands together."""
        column, of_column = self.process_lhs(compiler, connection)
        return f"({column} >= %s AND {column} < %s)", (*of_column, self._text(), *of_column, self._text(LAST))

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The order depends on the language of the database there; the index for patterns does not."""
        column, of_column = self.process_lhs(compiler, connection)
        return f"{column} LIKE %s", (*of_column, self._text("%"))

    def _text(self, tail: str = "") -> Any:
        return Given(self.rhs.name, tail) if isinstance(self.rhs, Given) else f"{self.rhs}{tail}"
