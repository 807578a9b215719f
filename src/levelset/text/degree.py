"""How close the help is that a phrase speaks of: "with specific guidance", "with guidance", "with high-level guidance"."""

import re
from enum import StrEnum

from levelset.text.modality import SAME_LENGTH


class Degree(StrEnum):
    """How much of the way somebody else shows."""

    CLOSE = "close"
    PLAIN = "plain"
    LIGHT = "light"


CLOSE = re.compile(
    r"\b(?:specific|close|closely|detailed|direct|regular|constant|significant|step-by-step|extensive|considerable"
    r"|frequent|explicit|hands-on)\b",
    re.IGNORECASE,
)
LIGHT = re.compile(
    r"\b(?:high-level|high level|light|general|broad|minimal|little|limited|occasional|some|less)\b", re.IGNORECASE
)


def degree_of_help(words: str) -> Degree:
    """The degree that the words of a reading of autonomy name."""
    plain = words.translate(SAME_LENGTH)
    if LIGHT.search(plain):
        return Degree.LIGHT
    return Degree.CLOSE if CLOSE.search(plain) else Degree.PLAIN
