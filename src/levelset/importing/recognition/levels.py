"""Labels of levels → track and rank."""

import re

ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
WORDS = {
    "graduate": 1, "entry-level": 1, "junior": 1, "jr": 1, "jr.": 1, "associate": 1, "intermediate": 2, "mid-level": 2,
    "entry level": 1, "trainee": 1, "apprentice": 1, "mid": 2, "mid level": 2, "medior": 2,
    "senior": 3, "sr": 3, "sr.": 3, "lead": 4, "staff": 4, "senior staff": 5, "sr staff": 5, "sr. staff": 5,
    "principal": 6, "senior principal": 7, "sr principal": 7, "sr. principal": 7, "distinguished": 8, "fellow": 9,
    "júnior": 1, "sénior": 3, "sênior": 3, "pleno": 2, "plena": 2, "confirmé": 2, "confirmée": 2,
    "head of": 6, "director of": 7, "vp of": 8,
}  # fmt: skip
"""The usual order of words that serve as levels; only their order counts."""

MANAGEMENT = re.compile(r"\b(managers?|directors?|head of|vp|chief)\b", re.I)
NOT_MANAGEMENT = re.compile(r"\b(product|program|project|account) managers?\b", re.I)


MOST_DIGITS = 9
"""Digits of a number that counts levels; longer ones are identifiers, and longest ones Python refuses."""


def rank_of(label: str) -> int:
    """The rank that a label states: its number, Roman or not, or the place of its word; 0 where it states none."""
    number = re.search(r"\d+", label)
    if number and len(number[0]) <= MOST_DIGITS:
        return int(number[0])
    last = label.split()[-1] if label.split() else ""
    return ROMAN.get(last) or WORDS.get(label.lower(), 0)


def track_of(label: str, role: str) -> str:
    """``m`` for levels M3, EM2 … and roles that manage people; ``ic`` otherwise."""
    if re.match(r"(?:M|EM)\s?-?\d", label):
        return "m"
    return "m" if MANAGEMENT.search(role) and not NOT_MANAGEMENT.search(role) and not label.startswith("IC") else "ic"
