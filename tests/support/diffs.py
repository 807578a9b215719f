"""What the tests of diff ask of one: its changes in short."""

from levelset.comparing.diff.model import Diff, Layer


def told(diff: Diff, layer: Layer) -> list[tuple[str, list[str], list[str]]]:
    """The changes of a layer: what, and the names on both sides."""
    return [
        (str(one.fate), [named.name for named in one.old], [named.name for named in one.new])
        for one in diff.layers
        if one.layer is layer
    ]


def kinds(diff: Diff) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in diff.told:
        found[one.kind] = found.get(one.kind, 0) + 1
    return found
