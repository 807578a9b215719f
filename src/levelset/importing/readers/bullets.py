"""Bullets, numbers and bold marks that stand in the text itself, as they do after copying."""

import re
from dataclasses import dataclass

SIGNS = "•◦▪▫‣⁃∙●○■□◆◇➢➤►▸▶→✓✔✦❖·\uf0b7\uf0a7\uf076\uf0d8\u2043\u2219"
"""Signs that are bullets wherever they begin a line (some only in the private fonts of word processors)."""

SIGN = re.compile(rf"^(?P<sign>[{SIGNS}])\s*(?=\S)")
DASH = re.compile(r"^(?P<sign>[-–—*+])(?:\s+(?=\S)|(?=[A-Z][a-z' ]))")
LETTER_O = re.compile(r"^(?P<sign>o)\s+(?=[A-Z])")
NUMBER = re.compile(r"^(?P<sign>\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
QUOTE = re.compile(r"^(?P<sign>>)\s+(?=\S)")
INSIDE = re.compile(rf"\s+[{SIGNS}]\s+")
HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>\S.*?)\s*#*$")
BOLD = re.compile(r"^(\*\*|__)(?P<text>[^*_].*?)\1(?P<rest>:?)$")


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line without its bullet: the sign as it stood (empty where there was none) and the rest."""

    sign: str
    text: str


def without_bullet(line: str) -> Bullet:
    """The line (already stripped) without its bullet or number."""
    for pattern in (SIGN, DASH, LETTER_O, NUMBER, QUOTE):
        found = pattern.match(line)
        if found:
            return Bullet(found["sign"], line[found.end() :].strip())
    return Bullet("", line)


def apart(text: str) -> list[str]:
    """The items of a line in which several bullets were run together."""
    return [part.strip() for part in INSIDE.split(text) if part.strip()]
