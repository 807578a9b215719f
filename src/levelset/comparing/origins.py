"""Do two pages come from one edition of one framework? Where they do not, part of what differs is no growth.

A page says so itself, in three ways: another organization's name stands where the first one's stood; headings are cut
otherwise, and the statements of one heading stand under several new ones; and, where other editions are at hand, one of
the two pages is found there nearly word by word and the other is not.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from levelset.comparing.align import Comparison, Link
from levelset.comparing.places import PlaceKind, same_place
from levelset.core.model import Framework, Page
from levelset.text.normal import letters
from levelset.text.words_diff import words_diff


class Sign(StrEnum):
    """By what one sees that two pages do not belong to one edition."""

    FRAMEWORKS = "frameworks"
    NAMES = "names"
    HEADINGS = "headings"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Origin:
    """One sign that two pages are of different origin.

    ``old`` and ``new`` are what stands on either side: titles, names, headings. For an edition, ``new`` is its title,
    ``page`` the page of it that one of the two is (an address), ``is_new`` which of the two, and ``share`` how much of
    that one and of the other is found there.
    """

    sign: Sign
    old: tuple[str, ...]
    new: tuple[str, ...]
    page: str = ""
    is_new: bool = True
    share: tuple[float, float] = (0.0, 0.0)


MOST = 0.6
"""Share of the statements of a page that another edition has word by word, for the page to be one of that edition."""

LESS = 0.2
"""How much less of the other page that edition has."""

TELLING = 5
"""Statements that a page has at least, for shares to say anything."""

STANDS_IN = 0.5
"""The least likeness of two sentences between which one name stands for another."""

APART = 2
"""New headings among which the statements of an old one are divided; a single new one may only be a better name."""


def origins_of(
    comparison: Comparison,
    old: tuple[Framework, Page],
    new: tuple[Framework, Page],
    editions: Iterable[Framework] = (),
) -> tuple[Origin, ...]:
    """Every sign that the two pages of a comparison come from different editions or companies; none in the usual case.

    ``editions`` are other frameworks at hand, such as earlier editions of this one.
    """
    return (
        *_of_frameworks(old[0], new[0]),
        *_of_names(comparison),
        *_of_headings(comparison),
        *_of_editions(old[1], new[1], editions, names_between(comparison)),
    )


def _of_frameworks(old: Framework, new: Framework) -> Iterator[Origin]:
    if old is new:
        return
    one, other = (_called(framework) for framework in (old, new))
    if one != other:
        yield Origin(Sign.FRAMEWORKS, (one,), (other,))


def _called(framework: Framework) -> str:
    said = [framework.organization, framework.title, framework.version]
    parts = [part for number, part in enumerate(said) if part and not any(part in other for other in said[:number])]
    return ", ".join(parts) or framework.key


def _of_names(comparison: Comparison) -> Iterator[Origin]:
    for one, other in names_between(comparison):
        yield Origin(Sign.NAMES, (one,), (other,))


def names_between(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """Names that stand for each other: one word of the old page, one of the new, in sentences that are else alike.

    Both are written as names inside a sentence, and neither stands on the other page.
    """
    found: Counter[tuple[str, str]] = Counter()
    for link in comparison.links:
        if link.change is not None and link.score >= STANDS_IN:
            found.update(set(_names_in(link)))
    old = {word for link in comparison.links for text in link.from_text for word in _words(text)}
    new = {word for link in comparison.links for text in link.to_text for word in _words(text)}
    return tuple((one, other) for one, other in found if one not in new and other not in old)


def _names_in(link: Link) -> Iterator[tuple[str, str]]:
    pieces = words_diff(" ".join(link.from_text), " ".join(link.to_text))
    for number, (sign, text) in enumerate(pieces[:-1]):
        following = pieces[number + 1]
        if sign == "-" and following[0] == "+" and number:
            one, other = _words(text), _words(following[1])
            if len(one) == len(other) == 1 and _is_name(one[0]) and _is_name(other[0]):
                yield one[0], other[0]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-&][^\W_]+)*", text)


def _is_name(word: str) -> bool:
    """Whether a word inside a sentence is written as a name: a capital and small letters, not "I" or "SEV"."""
    return word[:1].isupper() and any(letter.islower() for letter in word) and len(word) > 2


def _of_headings(comparison: Comparison) -> Iterator[Origin]:
    """Headings of the old page whose statements stand under headings that only the new page has."""
    old_places = {link.from_place for link in comparison.links if link.from_place}
    moves: dict[str, list[str]] = defaultdict(list)
    for link in comparison.links:
        place, there = link.from_place, link.to_place
        if not (place and there and link.moved and place.kind is there.kind is PlaceKind.RESPONSIBILITY):
            continue
        if place.name and there.name and not any(same_place(there, other) for other in old_places):
            moves[place.name].append(there.name)
    still = {link.to_place.name for link in comparison.links if link.to_place and link.to_place.name}
    for name, others in moves.items():
        apart = tuple(dict.fromkeys(others))
        if len(apart) >= APART and name not in still:
            yield Origin(Sign.HEADINGS, (name,), apart)


def _of_editions(
    old: Page, new: Page, editions: Iterable[Framework], names: Sequence[tuple[str, str]]
) -> Iterator[Origin]:
    best: dict[bool, Origin] = {}
    for framework in editions:
        known = {_neutral(statement.text, names) for page in framework.pages for statement in page.statements()}
        shares = {is_new: _share(page, known, names) for is_new, page in ((False, old), (True, new))}
        for is_new, page in ((False, old), (True, new)):
            mine, others = shares[is_new], shares[not is_new]
            if mine >= MOST and mine - others >= LESS and (is_new not in best or mine > best[is_new].share[0]):
                there = _nearest(page, framework, names)
                best[is_new] = Origin(Sign.EDITION, (page.title,), (_called(framework),), there, is_new, (mine, others))
    yield from best.values()


def _share(page: Page, known: set[str], names: Sequence[tuple[str, str]]) -> float:
    """Share of the statements of a page that are known word by word."""
    texts = [_neutral(statement.text, names) for statement in page.statements()]
    return sum(text in known for text in texts) / len(texts) if len(texts) >= TELLING else 0.0


def _nearest(page: Page, framework: Framework, names: Sequence[tuple[str, str]]) -> str:
    """The address of the page of a framework that holds most of the statements of this one."""
    texts = {_neutral(statement.text, names) for statement in page.statements()}
    shared = [
        (sum(_neutral(statement.text, names) in texts for statement in other.statements()), -number, other.address)
        for number, other in enumerate(framework.pages)
    ]
    return max(shared)[2]


def _neutral(text: str, names: Sequence[tuple[str, str]]) -> str:
    """The letters of a text, where names that stand for each other are one."""
    for one, other in names:
        text = re.sub(rf"\b{re.escape(other)}\b", one, text)
    return letters(text)
