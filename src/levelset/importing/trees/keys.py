"""What the keys of such documents usually announce; the words are data. They are looked up in the singular.

A key that is in no list is a name of its own ("Impact: …") or says nothing that a framework keeps; the shape of what
stands under it decides.
"""

import re
from enum import Enum
from functools import cache, lru_cache
from importlib.resources import files


class Role(Enum):
    """What a key announces."""

    NAME = "name"
    ID = "id"
    SYMBOL = "symbol"
    FRAMEWORK = "framework"
    COMPANY = "company"
    ROLE = "role"
    LEVEL = "level"
    GROUP = "group"
    FACETS = "facets"
    TEXT = "text"
    BEHAVIOR = "behavior"
    EXAMPLE = "example"
    NOTE = "note"
    META = "meta"
    WRAP = "wrap"
    OPEN = "open"


def words_of(kind: str) -> tuple[str, ...]:
    """The words of one kind in the package's list of them (``data/key-words.txt``)."""
    return _lists()[kind]


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    text = files("levelset.importing").joinpath("data", "key-words.txt").read_text("utf-8")
    told = re.sub(r"^#.*\n", "", text, flags=re.M).replace("\n  ", " ")
    pairs = (line.partition(":") for line in told.splitlines() if line)
    return {kind: tuple(word.strip() for word in words.split(",")) for kind, _, words in pairs}


def _table() -> dict[str, set[Role]]:
    table: dict[str, set[Role]] = {}
    for role in Role:
        for word in _lists().get(role.value, ()):
            table.setdefault(word, set()).add(role)
    return table


TABLE = _table()
QUALIFIERS = frozenset(words_of("qualifier"))
WEAK_LEVELS = frozenset(words_of("weak"))
RECORD = frozenset(words_of("record"))

OUTER = re.compile(r"area|pillar|categor|theme|domain|dimension|group|cluster|section|strand|axis|subject", re.I)
"""Groups that hold others, where one entry names two."""


def word_of(key: str) -> str:
    """A key as people would say it: ``yearsOfExperience`` → ``years of experience``; the last word in the singular."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", key)
    words = re.sub(r"[\W_]+", " ", apart).strip().casefold().split()
    if words and words[-1] not in TABLE:
        words[-1] = _singular(words[-1])
    return " ".join(words)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


@lru_cache(maxsize=4096)
def names_level(key: str) -> bool:
    """Whether a key announces what a level is called beside its number: ``level_name``, ``gradeTitle``."""
    first, _, rest = word_of(key).partition(" ")
    return rest in ("name", "title", "label") and Role.LEVEL in _announced(first)


@lru_cache(maxsize=4096)
def roles_of(key: str) -> frozenset[Role]:
    """What a key may announce; empty for one that is in no list.

    A key with a capital is written for people, who have no use for wrappers: there it is a name ("Data").
    """
    found = _announced(key)
    return found - {Role.WRAP} if key[:1].isupper() and len(found) == 1 else found


def _announced(key: str) -> frozenset[Role]:
    words = word_of(key).split()
    while words:
        word = " ".join(words)
        found = TABLE.get(word) or TABLE.get(_singular(word))
        if found:
            return frozenset(found)
        if words[0] not in QUALIFIERS:
            break
        words = words[1:]
    return frozenset()


def spoken(key: str) -> str:
    """A key as the name of something: letters as they are, but ``problem_solving`` becomes ``Problem solving``."""
    if re.search(r"\s", key) or not re.fullmatch(r"[\w.-]+", key):
        return key
    apart = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", key)
    if apart != key:
        first, *rest = apart.split(" ")
        apart = " ".join([first, *(word.lower() for word in rest)])
    apart = re.sub(r"(?<=[^\W\d])[_-]+(?=[^\W\d])", " ", apart)
    return apart[:1].upper() + apart[1:] if apart.islower() or apart != key else key
