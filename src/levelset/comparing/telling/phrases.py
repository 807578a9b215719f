"""The words in which a comparison is told, in plain English."""

from collections.abc import Iterable, Iterator, Sequence

from levelset.comparing.origins import Origin, Sign
from levelset.comparing.places import Place, PlaceKind
from levelset.comparing.rises.digest import Digest
from levelset.comparing.rises.dimensions import Dimension
from levelset.comparing.rises.reading import Basis, Rise
from levelset.comparing.telling.told import Told

NAMED = 5
"""Names that a sentence lists before it says "and others"."""

DIMENSIONS = {
    Dimension.AUTONOMY: "Autonomy",
    Dimension.SCOPE: "Scope",
    Dimension.REACH: "Reach",
    Dimension.HORIZON: "Horizon",
    Dimension.AMBIGUITY: "Ambiguity",
    Dimension.MODALITY: "Modality",
}

VALUES = {
    (Dimension.SCOPE, "task"): "tasks",
    (Dimension.SCOPE, "project"): "projects",
    (Dimension.SCOPE, "team"): "the team’s goals",
    (Dimension.SCOPE, "several"): "the work of several teams",
    (Dimension.SCOPE, "organization"): "the organization’s goals",
    (Dimension.SCOPE, "company"): "the company’s goals",
    (Dimension.REACH, "team"): "the team",
    (Dimension.REACH, "teams"): "across teams",
    (Dimension.REACH, "organization"): "the organization",
    (Dimension.REACH, "company"): "the company",
    (Dimension.REACH, "industry"): "beyond the company",
    (Dimension.HORIZON, "now"): "the work at hand",
    (Dimension.HORIZON, "quarter"): "weeks to a quarter",
    (Dimension.HORIZON, "long"): "the long term",
    (Dimension.HORIZON, "years"): "years",
    (Dimension.AMBIGUITY, "defined"): "defined problems",
    (Dimension.AMBIGUITY, "open"): "open problems",
    (Dimension.MODALITY, "does"): "does it",
    (Dimension.MODALITY, "may"): "may do it",
    (Dimension.MODALITY, "is learning to"): "is learning to do it",
}
"""What a rung is called; the values of autonomy are words already."""


RISES = {
    Dimension.AUTONOMY: "autonomy rises",
    Dimension.SCOPE: "scope rises",
    Dimension.REACH: "reach rises",
    Dimension.HORIZON: "the horizon widens",
    Dimension.AMBIGUITY: "problems are more open",
    Dimension.MODALITY: "what was possible or being learned is expected",
}


def value_of(dimension: Dimension, value: str) -> str:
    """A rung in words."""
    return VALUES.get((dimension, value), value)


def step_of(rise: Rise) -> tuple[str, str, str]:
    """The dimension, where it stood, and where it stands now, in words."""
    return (
        DIMENSIONS[rise.dimension],
        value_of(rise.dimension, rise.old.value),
        value_of(rise.dimension, rise.new.value),
    )


def basis_of(rise: Rise, old: str, new: str) -> str:
    """On what a rise rests, where that is not one statement and what it became."""
    if rise.basis is Basis.WHOLE:
        return "read from all that is said under this heading"
    if rise.basis is Basis.SILENCE:
        return f"{old} speaks of it, {new} does not"
    return "reads lower here" if rise.falls else ""


def place_name(place: Place) -> str:
    """What a block of a page is called."""
    if place.kind is PlaceKind.STATEMENT:
        return "Summary"
    return place.name or "Without a heading"


def warning_of(origin: Origin, old: str, new: str) -> str:
    """One sign that two pages are of different origin, as a sentence. ``old`` and ``new`` are the labels."""
    one, other = listed(origin.old), listed(origin.new)
    if origin.sign is Sign.FRAMEWORKS:
        return f"{old} is of {one}, {new} is of {other}."
    if origin.sign is Sign.NAMES:
        return f"{new} says “{other}” where {old} says “{one}”."
    if origin.sign is Sign.HEADINGS:
        return f"What {old} has under {one} stands under {other} at {new}."
    mine, rest = (new, old) if origin.is_new else (old, new)
    return f"{mine} is word for word, or nearly, the page {origin.page} of {other}; {rest} is not of that edition."


WARNING = "These two pages seem to come from different editions or companies, so part of this is not growth."


def listed(names: Iterable[str], most: int = NAMED) -> str:
    """Names as a sentence lists them: "A, B and C", "A, B and others"."""
    unique = list(dict.fromkeys(name for name in names if name))
    if len(unique) > most + 1:
        unique = [*unique[:most], "others"]
    if len(unique) < 2:
        return "".join(unique)
    return f"{', '.join(unique[:-1])} and {unique[-1]}"


def summary_of(told: Told) -> str:
    """One or two sentences that sum the comparison up, without figures."""
    old, new = told.labels
    digests = [one for one in told.digests if one.place.kind is not PlaceKind.STATEMENT]
    said = [*_rising(told), *_coming_and_going(digests)]
    if not any(one.changes for one in told.digests):
        return "Both pages say the same."
    if told.shares_little:
        said.append(f"most of {new} is said in other sentences than {old}")
    elif any(not one.changes for one in digests):
        stays = [place_name(one.place) for one in digests if not one.changes]
        said.append(f"{listed(stays)} {'stays as it is' if len(set(stays)) == 1 else 'stay as they are'}")
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}." if text else f"{new} says much the same as {old} in other words."


def _rising(told: Told) -> Iterator[str]:
    for dimension in Dimension:
        places = [one.place for one in told.digests if any(rise.dimension is dimension for rise in one.higher)]
        if places:
            names = listed((place_name(place) for place in places), 3)
            yield f"{RISES[dimension]} in {names}"


def _coming_and_going(digests: Sequence[Digest]) -> Iterator[str]:
    new = [place_name(one.place) for one in digests if one.is_new]
    gone = [place_name(one.place) for one in digests if one.is_gone]
    more = [place_name(one.place) for one in digests if one.new and not one.is_new]
    if new:
        yield f"{listed(new)} {_is(new)} new"
    if len(more) > NAMED and len(more) > len(digests) / 2:
        yield "most responsibilities ask for something new"
    elif more:
        yield f"{listed(more)} {'asks' if len(set(more)) == 1 else 'ask'} for something new"
    otherwise = [place_name(one.place) for one in digests if one.changed and not (one.new or one.higher)]
    if otherwise:
        yield f"{listed(otherwise)} {'says' if len(set(otherwise)) == 1 else 'say'} it in other words"
    if gone:
        yield f"{listed(gone)} {_is(gone)} gone"


def _is(names: Sequence[str]) -> str:
    return "is" if len(set(names)) == 1 else "are"
