"""Pages on which no heading is left at all: pillars and groups by the gaps that are, and by what statements say.

Where a heading was lost, its line may be left as a blank one. A page without any heading has then blank lines of
several kinds: few wide gaps, between pillars, and narrow ones between groups; or one kind only, which is whichever it
can be.
"""

from collections import Counter
from collections.abc import Sequence

from levelset.core.model import Framework, InferenceState, Inferred
from levelset.importing.document import Look
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.outline import GroupOutline, PageOutline, SectionOutline
from levelset.importing.recognition.said import Said, lexicon_choices
from levelset.matching.lexicon import lexicon
from levelset.matching.naming import Choice, assign

MOST_PILLARS = 8
"""Parts between the widest gaps that may be pillars; a page that has more parts has groups between them."""

LONGEST_GROUP = 6
"""Statements on average of what the only gaps of a page part, above which the parts are pillars rather than groups."""

SHORTEST = 6
"""Statements of a page before anything is parted by gaps alone."""

OWN, USUAL = 0.85, 0.6
"""Confidence in a pillar of the framework at hand, and in one that frameworks usually have: of 290 on 29 pages, 0.99
and 0.95 came back right; one company's, so the second is asked about."""


def part_page(page: PageOutline, said: Said, reference: Framework | None) -> None:
    """Part the statements of a page that has neither pillars nor responsibilities left, where its gaps allow it."""
    groups = [group for _, group in page.groups()]
    if any(section.name for section in page.sections) or any(group.name or group.settled for group in groups):
        return
    blocks = [block for group in groups for block in group.blocks]
    sizes = Counter(block.gap for block in blocks[1:] if block.gap)
    if len(blocks) < SHORTEST or not sizes or blocks[0].first.look != blocks[-1].first.look:
        return
    usual = sorted(block.gap for block in blocks[1:])[len(blocks) // 2]
    wide = _pillar_gap(blocks, {size: count for size, count in sizes.items() if size > usual})
    own = bool(reference and reference.pillars)
    if wide is None or not (own or len(page.facets) > 1):
        return
    notes = [note for group in groups for note in group.notes]
    intro = [block for section in page.sections for block in section.intro]
    page.sections = [_section(part, usual, wide) for part in _parts(blocks, wide)]
    page.sections[0].groups[0].notes.extend(notes)
    page.sections[0].intro[:0] = intro
    _name_pillars(page, said, reference)


def _pillar_gap(blocks: Sequence[Block], sizes: dict[int, int]) -> int | None:
    """The blank lines from which a gap parts pillars; None where no gap does."""
    for size in sorted(sizes):
        parts = 1 + sum(count for other, count in sizes.items() if other >= size)
        narrower = any(other < size for other in sizes)
        if parts <= MOST_PILLARS and (narrower or len(blocks) > LONGEST_GROUP * parts):
            return size
    return None


def _parts(blocks: Sequence[Block], gap: int) -> list[list[Block]]:
    parts: list[list[Block]] = []
    for block in blocks:
        if block.gap >= gap or not parts:
            parts.append([])
        parts[-1].append(block)
    return parts


def _section(blocks: Sequence[Block], usual: int, wide: int) -> SectionOutline:
    """What stands between two wide gaps, parted by the narrow ones."""
    narrow = [block.gap for block in blocks[1:] if usual < block.gap < wide]
    items = next((at for at, block in enumerate(blocks) if block.look is Look.ITEM), 0)
    parts = _parts(blocks[items:], min(narrow)) if narrow else [list(blocks[items:])]
    return SectionOutline(None, intro=list(blocks[:items]), groups=[GroupOutline(None, blocks=part) for part in parts])


def _name_pillars(page: PageOutline, said: Said, reference: Framework | None) -> None:
    """Give each part the pillar under which the most like it is said, each pillar at most once."""
    if reference and reference.pillars:
        known = [(pillar.name, pillar.symbol, said.choices(pillar.name, page)) for pillar in reference.pillars]
    else:
        known = [(entry.name, entry.symbol, lexicon_choices(entry.name, alone=True)) for entry in lexicon().pillars]
    pillars = [(name, symbol, choices) for name, symbol, choices in known if choices]
    everything = [choice for _, _, choices in pillars for choice in choices]
    texts = [[block.text for group in section.groups for block in group.blocks] for section in page.sections]
    if not everything or not said.afford(sum(map(len, texts)), everything):
        return
    owner = [place for place, (_, _, choices) in enumerate(pillars) for _ in choices]
    namer = said.namer(None, everything)
    table = [_likeness([namer.scores([text]) for text in told], owner, len(pillars)) for told in texts]
    given = assign(table)
    for section, place in zip(page.sections, given, strict=True):
        if place is not None:
            _give(section, pillars[place], own=bool(reference and reference.pillars))


def _likeness(rows: Sequence[Sequence[float]], owner: Sequence[int], pillars: int) -> list[float]:
    """How like some statements are to what is said under each pillar: each to the nearest of its names."""
    best = [[0.0] * pillars for _ in rows]
    for row, scores in zip(best, rows, strict=True):
        for score, place in zip(scores, owner, strict=True):
            row[place] = max(row[place], score)
    return [sum(row[place] for row in best) / max(1, len(rows)) for place in range(pillars)]


def _give(section: SectionOutline, pillar: tuple[str, str, list[Choice]], *, own: bool) -> None:
    section.name, section.symbol = pillar[0], pillar[1]
    state = InferenceState.ACCEPTED if own else InferenceState.ASK
    reason = "Other pages of the framework say" if own else "Frameworks usually say"
    why = (f"{reason} under this pillar what stands between two wide gaps.",)
    section.inferred = Inferred(state, OWN if own else USUAL, why)
