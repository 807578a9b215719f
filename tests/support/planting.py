"""Faults to plant into frameworks that have none: for each rule of the check a way to break a framework at one place.

The words that are planted were written by the author of the vocabularies, so they say little about words that nobody
thought of.
"""

from pathlib import Path

from support import planting_pages, planting_texts
from support.planting_places import Fault, fault

SENTENCES = Path(__file__).with_name("planted_sentences.txt")


def _sentences() -> dict[str, Fault]:
    """The faults that are one sentence each."""
    found: dict[str, list[str]] = {}
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            rule, _, sentence = line.partition(" | ")
            found.setdefault(rule, []).append(sentence)
    return {rule: fault(*sentences) for rule, sentences in found.items()}


FAULTS: dict[str, Fault] = _sentences() | {
    "missing-responsibility": planting_pages.missing_responsibility,
    "missing-level": planting_pages.missing_level,
    "same-level": planting_pages.same_level,
    "level-names": planting_pages.level_names,
    "empty-section": planting_pages.empty_section,
    "order": planting_pages.order,
    "heading-variants": planting_pages.heading_variants,
    "thin-page": planting_pages.thin_page,
    "twice": planting_pages.twice,
    "two-claims": planting_texts.two_claims,
    "first-person": planting_texts.first_person,
    "too-long": planting_texts.too_long,
    "doubled-word": planting_texts.doubled_word,
    "cut-off": planting_texts.cut_off,
    "unbalanced": planting_texts.unbalanced,
    "abbreviation": planting_texts.abbreviation,
    "hard-to-read": planting_texts.hard_to_read,
    "typo": planting_texts.typo,
    "spelling-variants": planting_texts.spelling_variants,
    "hyphens": planting_texts.hyphens,
    "full-stops": planting_texts.full_stops,
    "near-duplicate": planting_texts.near_duplicate,
    "numbers": planting_texts.numbers,
    "falls": planting_texts.falls,
    "dangling-footnote": planting_texts.dangling_footnote,
    "unused-footnote": planting_texts.unused_footnote,
    "unused-term": planting_texts.unused_term,
    "undefined-term": planting_texts.undefined_term,
    "unknown-level": planting_texts.unknown_level,
    "broken-link": planting_texts.broken_link,
    "waiver-without-reason": planting_texts.waiver("check/vague", "hydrologist/w2", ""),
    "idle-waiver": planting_texts.waiver("check/vague", "nobody/w9", "The law wants it so."),
}
"""For each rule a fault that it should find."""
