"""Cutting a text into sentences: enough for statements, which are short and full of ``e.g.`` and parentheses."""

import re

from levelset.text.normal import squeeze

ABBREVIATIONS = frozenset(
    {"e.g.", "i.e.", "etc.", "vs.", "cf.", "approx.", "incl.", "resp.", "mr.", "ms.", "dr.", "no."}
)
"""Words whose full stop ends no sentence. ``etc.`` ends one only before a capital letter."""

OPENING, CLOSING = "([{", ")]}"


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order, blanks squeezed; joined with single spaces they give the squeezed text again.

    A stop inside parentheses, after an abbreviation or before a small letter ends nothing; a semicolon always does.
    """
    found: list[str] = []
    current: list[str] = []
    depth = 0
    words = squeeze(text).split(" ")
    for position, word in enumerate(words):
        current.append(word)
        depth = max(0, depth + sum(map(word.count, OPENING)) - sum(map(word.count, CLOSING)))
        following = words[position + 1] if position + 1 < len(words) else ""
        if depth == 0 and following and _ends(word, following):
            found.append(" ".join(current))
            current = []
    if any(current):
        found.append(" ".join(current))
    return found


def _ends(word: str, following: str) -> bool:
    if not re.search(r"[.!?;][\"')\]»”’]*$", word):
        return False
    if word.lower().lstrip("(") in ABBREVIATIONS:
        return word.lower().startswith("etc") and following[:1].isupper()
    return ";" in word or not following[:1].islower()
