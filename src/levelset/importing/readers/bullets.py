"""Bullets, numbers and bold marks that stand in the text itself, as they do after copying."""

import re
from dataclasses import dataclass

from levelset.core.values import value

SIGNS = "•◦▪▫‣⁃∙●○■□◆◇➢➤►▸▶→✓✔✦❖·\uf0b7\uf0a7\uf076\uf0d8\u2043\u2219"
"""Signs that are bullets wherever they begin a line (some only in the private fonts of word processors)."""

OUTLINED = re.compile(r"^(?P<sign>\d{1,2}(?:\.\d{1,2}){2,3}\.?)\s+(?=\S)")
"""``1.2.3``: the number of what is said below numbered headings."""

SIGN = re.compile(rf"^(?P<sign>[{SIGNS}])\s*(?=\S)")
DASH = re.compile(r"^(?P<sign>[-–—*+])(?:\s+(?=\S)|(?=[A-Z][a-z'’ ]))")
LETTER_O = re.compile(r"^(?P<sign>o)\s+(?=[A-Z])")
NUMBER = re.compile(r"^(?P<sign>\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
QUOTE = re.compile(r"^(?P<sign>>)\s+(?=\S)")
BULLET = re.compile(rf"[{SIGNS}\-–—*+(>]|o\s|(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})[.)]")
"""How every line begins that one of these fits; most lines begin otherwise, and are told by one look."""

ANY_SIGN = re.compile(f"[{SIGNS}]")
INSIDE = re.compile(rf"\s+[{SIGNS}]\s+")
HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>\S.*)$")
CLOSING = re.compile(r"\s#+$")
"""Marks that some people put behind a heading as well; the one of ``C#`` belongs to the name."""

STRONG = re.compile(r"(?<![\w*])(\*\*|__)(?=\S)(?P<text>[^*]{1,400}?)(?<=\S)\1(?![\w*])")
"""Bold text of bounded length: else every mark that is never closed is looked for up to the end of the line."""

SLANTED = re.compile(r"(?<![\w_])_(?=[^\s_])(?P<text>[^_]*?)(?<=[^\s_])_(?![\w_])")


@value(frozen=True, slots=True)
class Bullet:
    """A line without its bullet: the sign as it stood (empty where there was none) and the rest."""

    sign: str
    text: str


def without_bullet(line: str) -> Bullet:
    """The line (already stripped) without its bullet or number."""
    if not BULLET.match(line):
        return Bullet("", line)
    for pattern in (SIGN, DASH, LETTER_O, NUMBER, OUTLINED, QUOTE):
        found = pattern.match(line)
        if found:
            return Bullet(found["sign"], line[found.end() :].strip())
    return Bullet("", line)


def bullets_of(line: str) -> list[Bullet]:
    """The items of a line in which the bullet that it begins with comes again; any other line is one."""
    first = without_bullet(line)
    if not first.sign or first.sign not in SIGNS or first.sign not in first.text:
        return [first]
    parts = re.split(rf"\s+{re.escape(first.sign)}\s+", first.text)
    return [Bullet(first.sign, part.strip()) for part in parts if part.strip()]


@dataclass(frozen=True, slots=True)
class Plain:
    """A line without marks of emphasis; ``bold`` where its beginning, at least, was set in bold."""

    text: str
    bold: bool


def without_emphasis(line: str) -> Plain:
    """The line without ``**bold**`` and ``_slanted_`` marks; ``__init__`` and a footnote's ``*`` are none."""
    strong = STRONG.match(line) or SLANTED.match(line)
    text = STRONG.sub(lambda found: found[0] if _is_name(found[0]) else found["text"], line)
    text = SLANTED.sub(lambda found: found["text"], text)
    return Plain(text, bool(strong) and text != line and line.startswith(("**", "__")))


def _is_name(marked: str) -> bool:
    """Whether underscores belong to a name in code."""
    return marked.startswith("__") and " " not in marked


def apart(text: str) -> list[str]:
    """The items of a line in which several bullets were run together."""
    several = not text.isascii() and ANY_SIGN.search(text)  # no sign is ASCII; looking for blanks costs thrice as much
    parts = INSIDE.split(text) if several else (text,)
    return [part.strip() for part in parts if part.strip()]
