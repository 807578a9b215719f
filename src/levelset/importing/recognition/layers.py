"""What the headings of one page are, as far as their depths and their order tell."""

from collections.abc import Sequence

from levelset.importing.document import Look
from levelset.importing.draft import Fate
from levelset.importing.recognition.blocks import Block


def judge_page(
    blocks: Sequence[Block], inside: Sequence[int], end: int, fates: dict[int, Fate], outer: set[int]
) -> None:
    """What the headings of one page are: the ones that hold headings are pillars, the others responsibilities."""
    depths = [blocks[index].first.depth for index in inside]
    nexts = [*inside[1:], end]
    held = [_held(depths, at) for at in range(len(inside))]
    pillar: int | None = None
    for at, index in enumerate(inside):
        says = nexts[at] > index + 1
        leads = at + 1 < len(inside) and not says and depths[at + 1] == depths[at]
        if held[at] and not any(held[kid] for kid in held[at]) and says and _is_mixed(blocks, index, nexts[at]):
            fates[index] = Fate.RESPONSIBILITY
        elif held[at] and all(held[kid] for kid in held[at]):
            fates[index] = Fate.SECTION
        elif held[at] or leads:
            fates[index] = Fate.PILLAR
            pillar = depths[at] if held[at] else depths[at] - 1
            continue
        else:
            fates[index] = Fate.RESPONSIBILITY
        if pillar is not None and depths[at] <= pillar:
            pillar = None
            outer.add(index)


def _held(depths: Sequence[int], at: int) -> list[int]:
    """The headings right below one, by their places."""
    kids: list[int] = []
    for place in range(at + 1, len(depths)):
        if depths[place] <= depths[at]:
            break
        if not kids or depths[place] <= depths[kids[-1]]:
            kids.append(place)
    return kids


def _is_mixed(blocks: Sequence[Block], index: int, following: int) -> bool:
    """Whether a heading holds items of its own before the headings below it."""
    return any(block.look is Look.ITEM for block in blocks[index + 1 : following])
