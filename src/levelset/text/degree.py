"""How close the help is that a phrase speaks of: "specific guidance", "guidance", "high-level guidance"."""

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


HELP = re.compile(
    r"\b(?:guid(?:e|es|ed|ance)|supervis\w+|direction|oversight|assist\w*|help(?:ed)?|support(?:ed)?|coach\w*|mentor\w*"
    r"|manager|managers|lead|leads|tl|senior|seniors|escalat\w+|buddy|instruct\w+)\b",
    re.IGNORECASE,
)
"""Words of help and of those who give it, whoever gets it."""


def mentions_help(text: str) -> bool:
    """Whether a text so much as mentions help, or somebody who could give it."""
    return HELP.search(text) is not None


def degree_of_help(words: str) -> Degree:
    """The degree that the words of a reading of autonomy name."""
    plain = words.translate(SAME_LENGTH)
    if LIGHT.search(plain):
        return Degree.LIGHT
    return Degree.CLOSE if CLOSE.search(plain) else Degree.PLAIN
