"""Numbers of versions, by a rule that anyone can follow: wording, meaning, structure.

- **Structure** (major: 1.4.2 → 2.0.0): what people are rated on, or where they stand, is another: roles, levels,
  pillars, level expectations, responsibilities or pages are new, gone, renamed, merged, split or stand elsewhere.
- **Meaning** (minor: 1.4.2 → 1.5.0): the same responsibilities ask for something else: a statement is new, gone, moved,
  split or merged, says more, asks for another scope or firmness, or is put in mostly other words; a definition
  changed.
- **Wording** (patch: 1.4.2 → 1.4.3): the same is asked in slightly other words; notes, intros and prose changed.

The rule looks at one change at a time, and the weightiest decides. ``docs/versions.md`` explains it to owners.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import total_ordering

from levelset.comparing.align import Change, Link
from levelset.comparing.diff.model import Diff, Layer, LayerChange, TextChange, Told
from levelset.comparing.diff.sentences import layer_sentences, page_texts, text_sentence
from levelset.comparing.diff.wording import Where, count
from levelset.comparing.rises.reading import rises_of
from levelset.core.errors import Refused
from levelset.matching.index import STOP_WORDS, stem
from levelset.text.autonomy import autonomy
from levelset.text.modality import modality
from levelset.text.normal import words

RULE = "version/1"
"""The version of the rule; kept beside every number that it proposed."""

SLIGHT = 0.15
"""Share of the telling words of a sentence that may change before it counts as another meaning."""

ONE_WORD = 1
"""Telling words that may change in any sentence, however short."""


class Step(IntEnum):
    """Which part of the number goes up; a higher one outweighs a lower one."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    def __str__(self) -> str:
        return self.name.lower()

    @property
    def concern(self) -> str:
        """What such a change is about, in the word of the rule."""
        return {Step.NONE: "nothing", Step.PATCH: "wording", Step.MINOR: "meaning", Step.MAJOR: "structure"}[self]


@total_ordering
@dataclass(frozen=True, slots=True)
class VersionNumber:
    """``2.1.0``: major, minor, patch."""

    major: int
    minor: int = 0
    patch: int = 0

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def __lt__(self, other: "VersionNumber") -> bool:
        return (self.major, self.minor, self.patch) < (other.major, other.minor, other.patch)

    def raised(self, step: Step) -> "VersionNumber":
        """The next number. Whatever is published gets a number of its own, so no change raises the last part too."""
        if step is Step.MAJOR:
            return VersionNumber(self.major + 1)
        if step is Step.MINOR:
            return VersionNumber(self.major, self.minor + 1)
        return VersionNumber(self.major, self.minor, self.patch + 1)

    @classmethod
    def parsed(cls, text: str) -> "VersionNumber | None":
        """The number that a text says; None where it says none."""
        found = re.fullmatch(r"\s*v?(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?\s*", text, re.ASCII)
        return cls(*(int(part or 0) for part in found.groups())) if found else None


FIRST = VersionNumber(1)
"""The number of the first version."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One change with what it counts as, and why, in a sentence."""

    step: Step
    sentence: str


@dataclass(frozen=True, slots=True)
class Rise:
    """Which part of the number goes up, and every reason, the weightiest first."""

    step: Step
    reasons: tuple[Reason, ...]


def proposed(current: VersionNumber | None, rise: Rise) -> VersionNumber:
    """The number that the next version gets by the rule."""
    return current.raised(rise.step) if current else FIRST


def chosen(current: VersionNumber | None, rise: Rise, step: Step, reason: str) -> VersionNumber:
    """The number where the owner says how much the change weighs.

    Raises ``Refused`` where that is less than the rule says, or more without a reason.
    """
    if current is None or step is rise.step or step is Step.NONE:
        return proposed(current, rise)
    if step < rise.step:
        raise Refused(
            f"These changes are about {rise.step.concern}, so the number cannot go up by less. It may go up by more."
        )
    if not reason.strip():
        raise Refused("Say why the number goes up by more than the changes ask for.")
    return current.raised(step)


def rise_of(diff: Diff) -> Rise:
    """The weight of everything that changed."""
    reasons = sorted(_reasons(diff), key=lambda reason: -reason.step)
    return Rise(max((reason.step for reason in reasons), default=Step.NONE), tuple(reasons))


def _reasons(diff: Diff) -> Iterator[Reason]:
    for step in (Step.MAJOR, Step.MINOR, Step.PATCH):
        part = replace(diff, layers=tuple(change for change in diff.layers if step_of_layer(change) is step))
        for layer in Layer:
            yield from (Reason(step, sentence) for sentence in layer_sentences(part, layer, texts=False))
    where = Where(diff)
    written_otherwise = 0
    for told in diff.told:
        step, why = step_of(told)
        if told.kind == "kept" and step is Step.PATCH:
            written_otherwise += 1
        elif step:
            yield Reason(step, statement_sentence(told, where, why))
    if written_otherwise:
        differ = "differs" if written_otherwise == 1 else "differ"
        yield Reason(
            Step.PATCH, f"{count(written_otherwise, 'sentence')} {differ} in punctuation or letter case alone."
        )
    yield from (Reason(step_of_text(text), text_sentence(text)) for text in diff.texts)
    yield from (Reason(Step.PATCH, sentence) for sentence in page_texts(diff))
    for pair in diff.own_words:
        yield Reason(Step.PATCH, f"“{pair.old}” is called “{pair.new}”.")


STRUCTURE = frozenset(
    {Layer.TRACK, Layer.ROLE, Layer.LEVEL, Layer.PILLAR, Layer.FACET, Layer.RESPONSIBILITY, Layer.PAGE}
)


def step_of_layer(change: LayerChange) -> Step:
    """What a change of a layer counts as.

    Everything that people stand at or are rated on is structure. That a responsibility is asked for at more or fewer
    levels is meaning: the same things are rated, of other people. Words of the organization and prose are wording.
    """
    if change.layer not in STRUCTURE:
        return Step.PATCH
    return Step.MINOR if change.pages else Step.MAJOR


def step_of_text(text: TextChange) -> Step:
    """What another text beside the statements counts as: a definition tells what is meant, all else is wording."""
    return Step.MINOR if text.what.startswith("the definition of ") else Step.PATCH


def step_of(told: Told) -> tuple[Step, str]:
    """What a change of a sentence counts as, and why."""
    plain: Mapping[str, str] = {
        "new": "it is new",
        "widened": "it stands at more levels or roles",
        "gone": "it is gone",
        "split": "it is split",
        "merged": "several are one",
        "grown": "it says more",
    }
    if told.kind in plain:
        return Step.MINOR, plain[told.kind]
    if told.link.moved:
        return Step.MINOR, "it moved"
    if told.kind == "kept":
        changed = told.link.from_text != told.link.to_text
        return (Step.PATCH, "typography") if changed else (Step.NONE, "")
    return step_of_words(told.link)


def step_of_words(link: Link) -> tuple[Step, str]:
    """Whether other words say the same: wording, unless a cue of what is asked changed or too many words did."""
    if link.change is Change.KEPT:
        return Step.NONE, ""
    old, new = " ".join(link.from_text), " ".join(link.to_text)
    rises = rises_of(link)
    if rises:
        return Step.MINOR, f"{rises[0].dimension}: {rises[0].old.value} → {rises[0].new.value}"
    for name, read in (("modality", modality), ("autonomy", autonomy)):
        if read(old) != read(new):
            return Step.MINOR, f"another {name}"
    if _numbers(old) != _numbers(new):
        return Step.MINOR, "another number"
    if _negations(old) != _negations(new):
        return Step.MINOR, "it is denied, or not any more"
    changed, whole = _changed(link)
    if changed > max(ONE_WORD, SLIGHT * whole):
        return Step.MINOR, "mostly other words" if changed * 2 > whole else "several other words"
    return Step.PATCH, "slightly other words"


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


NEGATIONS = re.compile(r"\b(?:not|no|never|without|neither|nor|cannot|hardly)\b|n['’]t\b", re.IGNORECASE)


def _negations(text: str) -> int:
    return len(NEGATIONS.findall(text))


def _changed(link: Link) -> tuple[int, int]:
    """How many telling words came or went, whichever is more; and how many the longer sentence has."""
    mine, theirs = _telling(" ".join(link.from_text)), _telling(" ".join(link.to_text))
    return max(len(mine - theirs), len(theirs - mine)), max(len(mine), len(theirs))


def _telling(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if word not in STOP_WORDS)


def statement_sentence(told: Told, where: Where, why: str = "") -> str:
    """One change of a sentence as a changelog tells it."""
    link = told.link
    place = link.to_place or link.from_place
    name = (place.name if place and place.name else "") or "The level in one sentence"
    at = f"{name}, {where.said(told.pages)}"
    old, new = (" / ".join(f"“{text}”" for text in texts) for texts in (link.from_text, link.to_text))
    told_as = {
        "new": f"{new} is new.",
        "widened": f"{new} stands here too now.",
        "gone": f"{old} is gone.",
        "split": f"{old} is two now: {new}.",
        "merged": f"{old} are one now: {new}.",
        "grown": f"{new} says more than {old}.",
    }.get(told.kind, f"{old} reads {new} now.")
    if told.kind == "kept":
        told_as = (
            f"{new} stood under {link.from_place.name if link.from_place else ''} before." if link.moved else told_as
        )
    return f"{at}: {told_as[:-1]} ({why})." if why and told.kind == "reworded" else f"{at}: {told_as}"
