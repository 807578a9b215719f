"""A rule about how hard a text is to read, by a published formula."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from levelset.linting.rule import WARNING, Remark, Rulebook
from levelset.linting.view import Passage, View, page_place, sentences_of, tokens

BOOK = Rulebook()

HARDEST = 17.0
"""Years of school: beyond a university degree."""

ENOUGH = 40
"""Words below which the formula says little."""


@BOOK.rule(
    "hard-to-read",
    "A page that is hard to read",
    default=WARNING,
    english=True,
)
def hard_to_read(view: View) -> Iterator[Remark]:
    """Pages whose sentences need more than ``HARDEST`` years of school, as Kincaid's formula estimates it."""
    pages: dict[str, list[Passage]] = defaultdict(list)
    for passage in view.expectations:
        pages[passage.place.page].append(passage)
    for passages in pages.values():
        texts = [sentence for passage in passages for sentence in sentences_of(passage.claim)]
        if sum(len(tokens(text)) for text in texts) < ENOUGH or passages[0].page is None:
            continue
        grade = school_years(texts)
        if grade > HARDEST:
            message = f"It takes about {grade:.0f} years of school to read this page with ease (Kincaid's formula)."
            yield Remark(page_place(passages[0].page), message)


def school_years(texts: list[str]) -> float:
    """The Flesch–Kincaid grade level of some sentences.

    Kincaid, Fishburne, Rogers, Chissom: Derivation of New Readability Formulas for Navy Enlisted Personnel, Research
    Branch Report 8-75 (1975): 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
    """
    words = [token.word for text in texts for token in tokens(text)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(texts) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


SILENT = re.compile(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$")
GROUPS = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """The syllables of an English word, by groups of vowels without a silent ending."""
    return max(1, len(GROUPS.findall(SILENT.sub("", word))))
