"""What the heads of columns and the names of rows usually mean. Only announcing words: none of them names a skill."""

from enum import StrEnum
from functools import lru_cache

from levelset.core.addresses import key_of


class Kind(StrEnum):
    """What a column, or a row, of a table holds."""

    ROLE = "role"
    LEVEL = "level"
    TITLE = "title"
    PILLAR = "pillar"
    RESPONSIBILITY = "responsibility"
    TEXT = "text"
    DEFINITION = "definition"
    EXAMPLE = "example"
    NOTE = "note"
    STATEMENT = "statement"
    NUMBER = "number"

    __hash__ = str.__hash__  # that of an enumeration is worked out in Python, and every cell asks for its kind


WORDS: dict[Kind, str] = {
    Kind.ROLE: "role, job role, job, discipline, position, job family, family, job function, function, profession",
    Kind.LEVEL: "level, grade, band, seniority, rank, stage, step, tier, rung, seniority level, career level",
    Kind.TITLE: "title, job title, role title, level title, typical title, usual title, designation",
    Kind.PILLAR: "pillar, category, area, theme, dimension, domain, group, axis, section, cluster, bucket, perspective",
    Kind.RESPONSIBILITY: "responsibility, competency, competence, skill, attribute, capability, topic, criterion, "
    "criteria, trait, subcategory, sub-category, sub category, sub-area, subarea, element, factor, aspect, quality, "
    "practice, sub-competency, sub-dimension, subtopic, name",
    Kind.TEXT: "behavior, behaviour, expectation, statement, indicator, detail, text, bullet, description, "
    "descriptor, what it looks like, what this looks like, what good looks like, what we expect, what we look for, "
    "what is expected, what's expected, what is asked, in practice, what we see, what you do, how it shows",
    Kind.DEFINITION: "definition, what it is, what is it, what it means, what is this, meaning, about, explanation",
    Kind.EXAMPLE: "example, for example, e.g., e.g, evidence",
    Kind.NOTE: "note, comment, remark, owner, author, reviewer, source, status, updated, last updated, reviewed, link, "
    "years, year of experience, experience, typical experience, tenure, salary, salary range, salary band, pay, "
    "pay range, compensation",
    Kind.STATEMENT: "summary, in one line, in a line, one line, one liner, one-liner, overview, level summary"
    ", role summary, tagline, in a nutshell, in short, headline, level statement, level description, in a sentence",
    Kind.NUMBER: "#, no., nr., id, number, nr, no",
}  # fmt: skip

KINDS: dict[str, Kind] = {
    key_of(word.strip()) if word.strip() != "#" else "#": kind
    for kind, told in WORDS.items()
    for word in told.split(",")
}

VAGUE = frozenset({"description", "text", "detail", "statement", "name"})
"""Words that give way where another column says the same of itself more plainly."""

LONGEST_HEAD = 4
"""Words in the head of a column that announces what stands below it."""


def _single(key: str) -> str:
    if key.endswith("ies"):
        return key[:-3] + "y"
    return key[:-1] if key.endswith("s") and not key.endswith("ss") else key


def kind_of(text: str) -> Kind | None:
    """What a head says that stands below it: by the whole of it, else by its last word, else by its first."""
    bare = text.strip().rstrip(":").strip()
    if bare == "#":
        return Kind.NUMBER
    words = bare.split()
    if not words or len(words) > LONGEST_HEAD + 1:
        return None
    whole = key_of(bare)
    for key in (whole, _single(whole)):
        if key in KINDS:
            return KINDS[key]
    if len(words) > LONGEST_HEAD:
        return None
    return next(
        (KINDS[key] for word in (words[-1], words[0]) for key in (_single(key_of(word)),) if key in KINDS), None
    )


@lru_cache(maxsize=1_000)  # of a name that stands in every row of a listing
def kind_exactly(text: str) -> Kind | None:
    """What a head says that stands below it, where it says nothing else."""
    key = key_of(text.strip().rstrip(":"))
    return KINDS.get(key) or KINDS.get(_single(key))


def is_vague(text: str) -> bool:
    """Whether a head is one that often means something else."""
    return _single(key_of(text)) in VAGUE


def is_summary(text: str) -> bool:
    """Whether the name of a row announces one line about the whole level ("Summary", "In one line")."""
    return kind_exactly(text) is Kind.STATEMENT
