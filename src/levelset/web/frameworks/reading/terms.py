"""Words of the organization inside a text: where a term of the glossary stands, as a whole word.

Short words in capitals (``PGP``, ``SEV``) are found in capitals only, with a plural s; other terms in any case.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from levelset.core.model import Term


@dataclass(frozen=True, slots=True)
class Use:
    """A place in a text, from ``start`` to before ``end``, where a term is used."""

    start: int
    end: int
    term: Term


def _pattern(term: str) -> str:
    words = r"\s+".join(re.escape(word) for word in term.split())
    before = r"(?<!\w)" if term[:1].isalnum() else ""
    after = r"(?:'?s)?(?!\w)" if term[-1:].isalnum() else ""
    case = "" if _is_shorthand(term) else "i"
    return f"{before}(?{case}:{words}){after}" if case else f"{before}{words}{after}"


def _is_shorthand(term: str) -> bool:
    return len(term) <= 6 and term.upper() == term


@dataclass(frozen=True)
class Glossary:
    """The terms that have a text of their own, ready to be found."""

    terms: tuple[Term, ...] = field(default=())

    @cached_property
    def _explained(self) -> tuple[Term, ...]:
        # The longest first: "diversity commitments" before "diversity".
        explained = (term for term in self.terms if term.definition.strip() and term.term.strip())
        return tuple(sorted(explained, key=lambda term: -len(term.term)))

    @cached_property
    def _search(self) -> re.Pattern[str] | None:
        if not self._explained:
            return None
        return re.compile("|".join(f"({_pattern(term.term.strip())})" for term in self._explained))

    def uses(self, text: str) -> list[Use]:
        """Where terms are used in a text, from left to right, none inside another."""
        if self._search is None:
            return []
        return [
            Use(match.start(), match.end(), self._explained[(match.lastindex or 1) - 1])
            for match in self._search.finditer(text)
        ]
