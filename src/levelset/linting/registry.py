"""All rules by their code, in the order in which findings and pages list them."""

from collections.abc import Mapping
from types import MappingProxyType

from levelset.linting.rule import Rule
from levelset.linting.rules import consistency, readability, references, spelling, structure, wording, words

BOOKS = (structure.BOOK, wording.BOOK, words.BOOK, readability.BOOK, spelling.BOOK, consistency.BOOK, references.BOOK)

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for book in BOOKS for rule in book})
"""Every rule of the package."""

LAST = "check/idle-waiver"
"""The rule that is asked when all others have spoken."""


def rule_named(name: str) -> Rule | None:
    """The rule with this code, with or without ``check/``; None where there is none."""
    return RULES.get(name) or RULES.get(f"check/{name}")
