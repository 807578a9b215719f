"""Pillars whose headings are lost while those of their responsibilities are there."""

from collections import Counter
from itertools import groupby

from levelset.core.addresses import key_of
from levelset.core.headings import parts_of
from levelset.core.model import Framework, InferenceState, Inferred
from levelset.importing.recognition.outline import GroupOutline, PageOutline, SectionOutline
from levelset.importing.recognition.vocabulary import Vocabulary

OWN, USUAL = 0.95, 0.8
"""Confidence in a pillar of the framework at hand, and in one that frameworks usually have. All 145 of 29 public pages
came back right either way; they are one company's, so neither is called certain, and the second is asked about."""

SHARE_KNOWN = 0.8
"""Share of the responsibilities of a page that must be known to stand under a pillar before any pillar is put back."""


def put_back(page: PageOutline, vocabulary: Vocabulary, reference: Framework | None) -> None:
    """Part a page without pillars by the pillars of its responsibilities; each is marked as inferred.

    Done only where the framework at hand has pillars, or where the page has facets as frameworks with pillars have:
    most companies that show no pillars have none.
    """
    if page.stated or any(section.name for section in page.sections):
        return
    own = bool(reference and reference.pillars)
    named = [(_pillar_of(group, vocabulary, own=own), group) for _, group in page.groups()]
    told = [pillar for pillar, _ in named if pillar]
    if len(set(told)) < 2 or len(told) < SHARE_KNOWN * len(named) or not (own or len(page.facets) > 1):
        return
    runs = [(pillar, [group for _, group in run]) for pillar, run in groupby(_filled(named), key=lambda pair: pair[0])]
    if max(Counter(pillar for pillar, _ in runs).values()) > 1:
        return  # the order of the page does not follow the pillars
    state = InferenceState.ACCEPTED if own else InferenceState.ASK
    reason = "The framework has" if own else "Frameworks usually have"
    page.sections = [
        SectionOutline(
            pillar,
            intro=[block for section in page.sections if section.groups[:1] == groups[:1] for block in section.intro],
            groups=groups,
            inferred=Inferred(state, OWN if own else USUAL, (f"{reason} these responsibilities under this pillar.",)),
        )
        for pillar, groups in runs
    ]


def _pillar_of(group: GroupOutline, vocabulary: Vocabulary, *, own: bool) -> str | None:
    """The name of the pillar that a responsibility stands under, in the framework at hand or usually."""
    for part in parts_of(group.name or ""):
        entry = vocabulary.responsibilities.get(key_of(part))
        pillar = vocabulary.pillars.get(key_of(entry.pillar)) if entry and entry.pillar else None
        if pillar and (not own or key_of(pillar.name) in vocabulary.own_pillars):
            return pillar.name
    return None


def _filled(named: list[tuple[str | None, GroupOutline]]) -> list[tuple[str | None, GroupOutline]]:
    """Groups that nobody knows go with the one before."""
    filled: list[tuple[str | None, GroupOutline]] = []
    last = next((pillar for pillar, _ in named if pillar), None)
    for pillar, group in named:
        last = pillar or last
        filled.append((last, group))
    return filled
