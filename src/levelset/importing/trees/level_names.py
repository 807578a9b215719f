"""Which names are levels, and in which order they stand."""

import re
from collections.abc import Sequence
from itertools import pairwise

from levelset.importing.recognition import shape
from levelset.importing.recognition.levels import WORDS, rank_of
from levelset.importing.recognition.titles import LABEL, read_title
from levelset.importing.trees.keys import words_of

PROFICIENCY = frozenset(words_of("rung"))
"""Words that are levels of a person or of a skill, wherever several of them stand side by side."""

LABELLED = re.compile(rf"(?:{LABEL}|[A-Z]{{1,4}}[-_ ]?\d{{1,2}}(?:\.\d)?)[+]?")
NUMBERED = re.compile(
    r"(?:level|grade|band|tier|stage|step|rung|l|g|stufe|niveau|nivel|livello)?[ _-]?(?P<number>\d{1,2})", re.I
)
ROMAN = re.compile(r"(?:level\s+)?(?:I{1,3}|IV|VI{0,3}|IX|X)")
MOST_WORDS = 7


def is_labelled(text: str) -> bool:
    """Whether a name is a label and nothing else: IC2, L4, Level 3."""
    return bool(LABELLED.fullmatch(text.strip()) or re.fullmatch(r"level[ _-]?\d{1,2}", text.strip(), re.I))


def is_career(text: str) -> bool:
    """Whether a name is that of a level in a career: a label, a usual word, or a role with either."""
    bare = shape.name_of(text).text
    words = re.split(r"[\s_-]+", bare.casefold())
    if is_labelled(bare) or bare.casefold() in WORDS or read_title(bare) is not None:
        return True
    return len(words) <= MOST_WORDS and words[0] in PROFICIENCY and (len(words) == 1 or _is_level_word(words[1]))


def _is_level_word(word: str) -> bool:
    return word in PROFICIENCY or word.isdigit() or word in ("level", "i", "ii", "iii", "engineer", "developer")


def is_level(text: str) -> bool:
    """Whether a name can be a level at all: also a bare number, as keys under a topic often are."""
    bare = shape.name_of(text).text
    return is_career(bare) or bool(NUMBERED.fullmatch(bare) or ROMAN.fullmatch(bare))


def are_levels(names: Sequence[str]) -> bool:
    """Whether names that stand side by side are those of levels: more than half of them look so, all where numbers."""
    likely = [name for name in names if is_level(name)]
    numbers = [name for name in names if name.strip().isdigit()]
    if not names or (numbers and len(likely) < len(names)):
        return False
    return len(likely) * 2 > len(names) or (len(likely) * 2 == len(names) and any(map(is_labelled, names)))


def ranks(labels: Sequence[str]) -> list[int]:
    """The rank of each label: what the labels say where all say something else, else their order.

    The order is turned where the words that are known show that the document begins at the top.
    """
    said = [rank_of(label) for label in labels]
    if all(said) and len(set(said)) == len(said):
        return said
    known = [rank for rank in said if rank]
    falling = len(known) > 1 and all(a >= b for a, b in pairwise(known)) and known[0] > known[-1]
    count = len(labels)
    return [count - index for index in range(count)] if falling else [index + 1 for index in range(count)]
