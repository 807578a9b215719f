"""Names for groups whose heading a document lost: from the framework's other pages, else from the lexicon, else none.

Never silent. Every name that is put back carries ``Inferred``: how sure, why, and what else it could be.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import exp

from levelset.core.headings import keys_of
from levelset.core.model import Candidate, InferenceState, Inferred
from levelset.importing.recognition.customs import Customs, odds
from levelset.importing.recognition.merged import joined_name
from levelset.importing.recognition.outline import GroupOutline, PageOutline
from levelset.importing.recognition.said import MOST_SAID, Said, lexicon_choices
from levelset.matching.naming import MOST_CANDIDATES, Choice, Guess, Namer

ACCEPT = 0.78
"""Confidence from which a name of the framework is filled in: 95 to 97 of 100 are right (docs/decisions/0013)."""

CLEAR = 0.02
"""By how much the statements at the borders of a group that was cut out of a run have to be more like its own name."""

EVEN = 0.5
"""Confidence from which a name of the framework needs no second look: nothing else can be likelier."""

NO_IDEA = 0.1
"""Confidence below which no name is given, and a person is asked without a guess."""


EXPECTED = 0.5
"""What it counts, beside what a group says, that other pages usually have a heading, or seldom."""

JOINED = "It begins like the one and ends like the other, and is shorter than both are on other pages."
"""Why a heading of two names is offered."""


def name_groups(page: PageOutline, said: Said) -> None:
    """Name the unnamed groups of a page, pillar by pillar; names that stand on the page are not given again."""
    taken = {key for _, group in page.groups() if group.name for key in keys_of(group.name)}
    for section in page.sections:
        nameless = [group for group in section.groups if group.name is None and group.blocks and not group.settled]
        if nameless:
            _name_section(section.name, nameless, taken, page, said)


def _name_section(
    pillar: str | None, nameless: Sequence[GroupOutline], taken: set[str], page: PageOutline, said: Said
) -> None:
    """Name the groups of one pillar, first of all from the framework; ``taken`` grows by the names that are given."""
    own = [choice for choice in said.choices(pillar, page) if choice.keys.isdisjoint(taken)]
    choices = [*own, *lexicon_choices(pillar, alone=not own)]
    texts = [[block.text for block in group.blocks[:MOST_SAID]] for group in nameless]
    if not said.afford(sum(map(len, texts)), choices, len(texts) * len(choices)):
        return
    namer = said.namer(pillar, choices)
    customs = said.customs(pillar, page)
    guesses = namer.name(texts, range(len(own)))
    _join(nameless, guesses, own, namer, customs, taken)
    guesses = [
        _spelled(_expected(guess, customs), said.spelled(pillar, guess.best.name, told, page)) if guess.best else guess
        for guess, told in zip(guesses, texts, strict=True)
    ]
    for group, guess in zip(nameless, guesses, strict=True):
        if group.name is None and _sureness(guess) >= EVEN:
            _give(group, guess, pillar, taken)
    rest = [index for index, group in enumerate(nameless) if group.name is None]
    unheard = taken.union(*(choice.keys for choice in own))
    shipped = [index for index in range(len(own), len(choices)) if choices[index].keys.isdisjoint(unheard)]
    second = namer.name([texts[index] for index in rest], shipped)
    for index, guess in zip(rest, second, strict=True):
        _give(nameless[index], _likelier(guesses[index], guess), pillar, taken)


def _join(
    nameless: Sequence[GroupOutline],
    guesses: Sequence[Guess],
    own: Sequence[Choice],
    namer: Namer,
    customs: Customs,
    taken: set[str],
) -> None:
    """Name groups that one name alone does not fit by two of the names that no other group bears."""
    sure = {guess.best.name for guess in guesses if guess.best and guess.best.confidence >= EVEN}
    for group, guess in zip(nameless, guesses, strict=True):
        if guess.best is None or guess.best.confidence >= EVEN:
            continue
        free = [at for at, one in enumerate(own) if one.name not in sure and one.keys.isdisjoint(taken)]
        name = joined_name([block.text for block in group.blocks[:MOST_SAID]], free, namer, customs)
        if name is not None:
            candidates = tuple(Candidate(scored.name, scored.confidence) for scored in guess.candidates)
            group.name, group.inferred = name, Inferred(InferenceState.ASK, EVEN, (JOINED,), candidates)
            taken.update(keys_of(name))


def _expected(guess: Guess, customs: Customs) -> Guess:
    """The guess with the confidence in its best name raised where pages usually have it, else lowered."""
    best, *others = guess.candidates
    if not 0 < best.confidence < 1:
        return guess
    weight = odds(best.confidence) + EXPECTED * odds(customs.share(keys_of(best.name)))
    return replace(guess, candidates=(replace(best, confidence=round(1 / (1 + exp(-weight)), 4)), *others))


def _spelled(guess: Guess, name: str) -> Guess:
    """The guess with its best name in another spelling."""
    best, *others = guess.candidates
    return replace(guess, candidates=(replace(best, name=name), *others))


def _sureness(guess: Guess) -> float:
    return guess.best.confidence if guess.best else 0.0


def _likelier(own: Guess, shipped: Guess) -> Guess:
    """The likelier of two guesses, with the candidates of both.

    A name of the lexicon is right where none of the framework's is, and the lexicon names the group rightly.
    """
    left = 1 - _sureness(own)
    scaled = tuple(replace(one, confidence=round(one.confidence * left, 4)) for one in shipped.candidates)
    other = replace(shipped, candidates=scaled)
    first, second = (own, other) if _sureness(own) >= _sureness(other) else (other, own)
    rest = sorted((*first.candidates[1:], *second.candidates), key=lambda one: -one.confidence)
    return replace(first, candidates=(*first.candidates[:1], *rest)[:MOST_CANDIDATES])


def _give(group: GroupOutline, guess: Guess, pillar: str | None, taken: set[str]) -> None:
    """Give a group the best name of a guess, unless that is hardly one; either way its candidates are kept."""
    best = guess.best
    if best is None:
        return
    candidates = tuple(Candidate(scored.name, scored.confidence) for scored in guess.candidates)
    if best.confidence < NO_IDEA:
        reasons = ("Neither this framework nor Levelset’s lexicon has a name that reads like this.",)
        group.inferred = Inferred(InferenceState.ASK, best.confidence, reasons, candidates)
        return
    where = f"under {pillar}" if pillar else "in this framework"
    source = f"Other pages of the framework say this {where}." if guess.sure else "Named from Levelset’s lexicon alone."
    words = [f"Words in common: {', '.join(guess.words)}."] if guess.words else []
    after = [f"Next likely: {guess.candidates[1].name}."] if len(guess.candidates) > 1 else []
    doubtful = group.cut is not None and group.cut < CLEAR
    state = InferenceState.ACCEPTED if guess.sure and best.confidence >= ACCEPT and not doubtful else InferenceState.ASK
    group.name = best.name
    group.inferred = Inferred(state, best.confidence, (source, *words, *after), candidates)
    taken.update(keys_of(best.name))
