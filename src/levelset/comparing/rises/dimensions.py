"""The dimensions along which an expectation rises, and where one statement stands on each of them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from levelset.text.autonomy import Autonomy, read_autonomy
from levelset.text.degree import Degree, degree_of_help
from levelset.text.labels import label_of
from levelset.text.ladders import LadderName, mentioned_height, read_ladder
from levelset.text.modality import Modality, read_modality


class Dimension(StrEnum):
    """What can rise, in the order in which it is told."""

    AUTONOMY = "autonomy"
    SCOPE = "scope"
    REACH = "reach"
    HORIZON = "horizon"
    AMBIGUITY = "ambiguity"
    MODALITY = "modality"


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a statement stands on one dimension.

    ``value`` is a key (``team``, ``independently``), ``height`` orders the values of the dimension (a rise is at least
    ``STEP`` high), ``words`` are those that it was read from, as they stand in the statement.
    """

    dimension: Dimension
    value: str
    height: int
    words: str


STEP = 2
"""The least difference of heights that is told: between "guidance" and "little guidance" nobody can be sure."""

GUIDED = {
    Degree.CLOSE: ("close guidance", 0),
    Degree.PLAIN: ("with guidance", 1),
    Degree.LIGHT: ("light guidance", 2),
}
NO_HELP = "no guidance mentioned"
UNAIDED = 3
"""Where a responsibility stands that mentions no help any more: above all guidance, below independence."""

UNGUIDED = {Autonomy.INDEPENDENT: 4, Autonomy.LEADING: 6}
HEDGED = re.compile(r"\b(?:may|might|can|could|help|helps|learning)\b[^,.;:()]{0,40}$", re.IGNORECASE)
"""Before what reads as leading: a possibility or a helping hand, no expectation to lead."""

GRADUAL = re.compile(r"(?:increasingly|gradually)\b", re.IGNORECASE)

LADDERS = {
    Dimension.SCOPE: LadderName.SCOPE,
    Dimension.REACH: LadderName.REACH,
    Dimension.HORIZON: LadderName.HORIZON,
    Dimension.AMBIGUITY: LadderName.AMBIGUITY,
}


@lru_cache(maxsize=4_096)
def readings_of(text: str) -> dict[Dimension, Reading]:
    """What a statement says on each dimension; dimensions that it is silent about are left out, but for modality."""
    found: dict[Dimension, Reading] = {}
    autonomy = _autonomy(text)
    if autonomy:
        found[Dimension.AUTONOMY] = autonomy
    for dimension, name in LADDERS.items():
        reading = read_ladder(name, text)
        if reading.rung is not None:
            found[dimension] = Reading(dimension, reading.rung, STEP * reading.height, reading.words)
    found[Dimension.MODALITY] = _modality(text)
    return found


def mentions(text: str, dimension: Dimension) -> int:
    """The greatest height that a text so much as mentions; -1 where it mentions none."""
    name = LADDERS.get(dimension)
    return STEP * mentioned_height(name, text) if name else -1


def _modality(text: str) -> Reading:
    reading = read_modality(text)
    words = reading.words[0] if reading.words else _opening(text)
    height = STEP if reading.modality is Modality.DOES else 0
    if GRADUAL.match(words):
        height = STEP - 1  # "I increasingly lead" is on the way and doing it at once
    return Reading(Dimension.MODALITY, reading.modality.value, height, words)


def _autonomy(text: str) -> Reading | None:
    reading = read_autonomy(text)
    if reading.autonomy is None:
        return None
    words = reading.words[0]
    if reading.autonomy is Autonomy.LEADING and HEDGED.search(text[: text.find(words) + len(words)]):
        return None
    if reading.autonomy is Autonomy.GUIDED:
        value, height = GUIDED[degree_of_help(words)]
        return Reading(Dimension.AUTONOMY, value, height, words)
    return Reading(Dimension.AUTONOMY, reading.autonomy.value, UNGUIDED[reading.autonomy], words)


def _opening(text: str) -> str:
    """The first words after a label: those that say that somebody does it."""
    label = label_of(text) or ""
    return " ".join(text[len(label) :].lstrip(" -–—:").split()[:4])
