"""Keys, addresses and file names that are safe everywhere.

A *key* is lower-case letters, digits and hyphens of any script; a *file name* adds what file systems refuse.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)
"""Names that Windows keeps for devices."""

BETWEEN = re.compile(r"[\W_]+")
"""What parts the words of a key."""

LONGEST = 80
"""Characters of a key at most; a longer one is cut and told apart by a hash."""


def short_hash(text: str, length: int = 8) -> str:
    """``length`` hexadecimal digits of the SHA-256 of the text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """A readable key for a name: ``Machine Learning Engineer`` → ``machine-learning-engineer``.

    A name without letters or digits becomes a short hash, one that is too long is cut and told apart by a hash, so two
    names share a key only when they differ in case, punctuation or accents alone.
    """
    if name.isascii():
        key = BETWEEN.sub("-", name.lower()).strip("-")
    else:
        folded = unicodedata.normalize("NFKD", name).casefold()
        kept = "".join([char for char in folded if not unicodedata.combining(char)])
        key = BETWEEN.sub("-", unicodedata.normalize("NFC", kept)).strip("-")
    if not key:
        return "x" + short_hash(name)
    if len(key) > LONGEST:
        return f"{key[: LONGEST - 9].rstrip('-')}-{short_hash(name)}"
    return key


def file_name_of(key: str) -> str:
    """A file or folder name (without suffix) for a key: never reserved, never hidden, never beginning with ``_``."""
    name = key_of(key)
    if name.split(".")[0] in RESERVED:
        return f"{name}-{short_hash(key)}"
    return name


def unique_key(name: str, taken: set[str]) -> str:
    """A key for ``name`` that is not in ``taken``: the plain one, or numbered from 2."""
    key = candidate = key_of(name)
    number = 2
    while candidate in taken:
        candidate = f"{key}-{number}"
        number += 1
    return candidate
