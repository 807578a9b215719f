"""Levels in the head of a column or a row: "IC1 – Data Engineer", "Senior (L5)", "Engineer II", "Mid", "3"."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from levelset.core.addresses import key_of
from levelset.importing.recognition import shape
from levelset.importing.recognition.ladders import shared_role
from levelset.importing.recognition.levels import ROMAN, WORDS, rank_of
from levelset.importing.recognition.titles import DESIGNATION, LEVEL, NOUN, Title, read_series, read_title
from levelset.importing.tables.grid import Cell
from levelset.importing.tables.words import kind_of
from levelset.text.normal import squeeze

LEAST_SERIES = 3
"""Names that share a role, at least, before they are its levels where none of them is one by itself."""

LONGEST = 9
"""Words in the head of a level."""

STEP = re.compile(
    r"\b(?P<label>(?:grade|band|tier|stage|step|rank|lvl|niveau|stufe|nivel|livello)\.?\s?\d{1,2})\b", re.I
)
CODE = re.compile(r"^(?P<label>(?P<letters>[A-Z][A-Za-z]{0,4})[\s-]?(?P<number>\d{1,2})(?:[a-z+])?)(?![\w.])")
"""A label of a company's own, "DEV3": taken where its neighbors differ in the number alone."""

NUMBER = re.compile(r"^(?P<label>\d{1,2})(?:[.):]?$|\s*[.:)(–—-]\s*(?=[A-Za-z(]))")
PLAIN_ROMAN = re.compile(r"^(?P<label>I{1,3}|IV|VI{0,3}|IX|X)(?:$|\s*[.:)(–—-]\s*)")
COUNTS = re.compile(r"^(?:\d{1,2}|[IVX]{1,4})$")
"""A number, which stands behind the name of the role rather than before it."""

OTHER_WORDS = (
    "intern", "entry", "middle", "experienced", "regular", "expert", "master", "beginner", "novice", "foundation",
    "foundational", "developing", "practitioner", "competent", "proficient", "advanced", "early career", "tech lead",
    "team lead", "architect", "director", "vp",
)  # fmt: skip
"""Words that serve as levels beside those whose order is known everywhere."""

IN_WORDS = re.compile(
    rf"^(?P<label>(?:{'|'.join(map(re.escape, sorted((*WORDS, *OTHER_WORDS), key=len, reverse=True)))})"
    r"(?:\s(?:I{1,3}|IV|V|\d))?\+?)(?![\w-])\s*",
    re.I,
)
VERB = re.compile(r"Leads?\s+(?!of\b|for\b)[a-z]")
"""``Leads a gang``: somebody does that, and nobody is called so."""

AROUND = " \t-–—:|,.()[]/"


@dataclass(frozen=True, slots=True)
class Rung:
    """One level as a head states it.

    ``sure``: the head is a level wherever it stands, and not among levels alone. ``code``: its label is a code such as
    IC3. ``worded``: its text is the title of its page as it stands.
    """

    text: str
    label: str
    role: str = ""
    designation: str | None = None
    abbreviation: str | None = None
    sure: bool = True
    code: bool = False
    worded: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from other rungs."""
        return key_of(self.label), key_of(self.role) if self.role else ""


@lru_cache(maxsize=4_000)  # the same few heads stand in every row of a listing
def read_rung(text: str) -> Rung | None:
    """The level that a head states, or None. A role alone ("Engineer") is a rung that is not sure."""
    line = squeeze(shape.name_of(text).text)
    if not line or len(line.split()) > LONGEST or line.endswith((".", "!", "?", ";")) or shape.PERSON.match(line):
        return None
    title = read_title(line)
    if title is not None:
        coded = bool(LEVEL.search(title.level))
        if title.designation and COUNTS.match(title.level):  # the steps of "Senior Engineer 2" are those of seniors
            steps = f"{title.designation} {title.level}"
            return Rung(line, steps, title.role, abbreviation=title.abbreviation)
        return Rung(line, title.level, title.role, title.designation, title.abbreviation, code=coded)
    found = LEVEL.search(line) or STEP.search(line)
    if found:
        return _with_rest(line, found["label"], line[: found.start()], line[found.end() :], sure=True)
    worded = IN_WORDS.match(line)
    if worded:
        return _worded(line, worded)
    for pattern in (CODE, NUMBER, PLAIN_ROMAN):
        found = pattern.match(line)
        if found:
            return _with_rest(line, found["label"], "", line[found.end() :], sure=False)
    role = NOUN.search(line) and len(line.split()) <= LONGEST - 4 and not VERB.match(line)
    return Rung(line, "", line, sure=False) if role else None


def _worded(line: str, found: re.Match[str]) -> Rung | None:
    """A word that serves as a level, alone or with what is said of it in brackets or behind a dash."""
    label, rest = found["label"], line[found.end() :]
    if not rest or re.match(r"[-–—:|(/\[]", rest):
        return Rung(line, label)
    return Rung(line, label, rest, sure=False) if len(rest.split()) <= 2 and rest[:1].isupper() else None


def _with_rest(line: str, label: str, before: str, after: str, *, sure: bool) -> Rung | None:
    """A rung with a label. What stands before it is its role, what stands behind it its role or its designation."""
    label = squeeze(label)
    before, after = squeeze(before).strip(AROUND), squeeze(after).strip(AROUND)
    if len(before.split()) + len(after.split()) > LONGEST - 4:
        return None
    words = [part for part in (before, after) if part and IN_WORDS.fullmatch(part)]
    roles = [part for part in (before, after) if part and part not in words]
    if before in roles or any(NOUN.search(part) for part in roles):
        role, called = _apart(" ".join(roles))
        return Rung(line, label, role, words[0] if words else called, sure=sure, code=True)
    return Rung(line, label, designation=" ".join((*words, *roles)) or None, sure=sure, code=True)


def _apart(role: str) -> tuple[str, str | None]:
    """A role and what the level is called before it: "Senior Data Scientist"."""
    found = DESIGNATION.match(role)
    if found is None or found["designation"].lower().endswith(" of") or not NOUN.search(role[found.end() :]):
        return role, None
    return role[found.end() :], found["designation"]


Axis = dict[int, Rung]
"""The rungs of a row or a column, by their place in it."""

SHARE_LEVELS = 0.8
"""Share of the cells of a column that must be levels before the whole column is one of levels."""

SHARE = 0.6
"""Share of the heads from the first level on that must be levels before a row or column is taken as the axis."""


def read_axis(cells: Sequence[Cell | None]) -> Axis | None:
    """The levels that stand in a row (or a column), or None where it is no axis of levels."""
    read = {at: read_rung(cell.raw) for at, cell in enumerate(cells) if cell is not None}
    read |= _series(cells) if not any(rung is not None and rung.sure for rung in read.values()) else {}
    rungs = {at: rung for at, rung in read.items() if rung is not None}
    sure = [rung for rung in rungs.values() if rung.sure]
    if not sure:
        rungs = _alike(rungs)
    elif len(sure) > 1:  # a number beside levels is that of the row
        rungs = {at: rung for at, rung in rungs.items() if rung.sure or rung.role}
    if len({rung.key for rung in rungs.values()}) < 2:
        return None
    ordered = [(rungs[at].key, id(cells[at])) for at in sorted(rungs)]
    if any(one[0] == other[0] and one[1] != other[1] for one, other in pairwise(ordered)):
        return None  # a level that stands twice in a row is said of one row after the other
    first = min(rungs)
    heads = {id(cell) for cell in cells[first:] if cell is not None}
    levels = {id(cells[at]) for at in rungs}
    if len(sure) > 1 and len({rung.label for rung in sure}) < 2:
        return None  # one level of several roles is a column of facts about it, not an axis
    return _of_one_role(rungs) if len(levels) >= SHARE * len(heads) and len(levels) > 1 else None


def _series(cells: Sequence[Cell | None]) -> Axis:
    """The levels of a role that nobody knows, where names differ in nothing else: "Pilot I", "Pilot II"."""
    told = {at: cell for at, cell in enumerate(cells) if cell is not None}
    if any(cell.words > LONGEST for cell in told.values()):
        return {}  # a row that says something, as nearly all rows of a table do
    plain = {at: cell for at, cell in told.items() if _may_be_of_series(cell.text) and kind_of(cell.text) is None}
    read = {at: read_series(cell.text) for at, cell in plain.items()}
    titles = {at: title for at, title in read.items() if title is not None}
    roles = Counter(key_of(title.role) for title in titles.values())
    role = max(roles, key=roles.__getitem__, default="")
    alike = {at: title for at, title in titles.items() if key_of(title.role) == role}
    if len({title.level for title in alike.values()}) < LEAST_SERIES - 1:
        return _sharing(cells)
    return {at: Rung(title.text, title.level, title.role, title.designation) for at, title in alike.items()}


def _may_be_of_series(text: str) -> bool:
    """Whether a name begins or ends as those of levels do, which costs less to ask than what it says."""
    last = text.rsplit(None, 1)[-1]
    return last.isdecimal() or last in ROMAN or DESIGNATION.match(text) is not None


def _sharing(cells: Sequence[Cell | None]) -> Axis:
    """The levels of a row of names that all end with one role: "Junior Sommelier", "Sommelier", "Head Sommelier"."""
    told = {at: cell.text for at, cell in enumerate(cells) if cell is not None and (at or kind_of(cell.text) is None)}
    if len({name.rsplit(None, 1)[-1] for name in told.values()}) != 1:
        return {}
    role = shared_role(list(told.values())) if len(told) >= LEAST_SERIES else ""
    if not role or not all(name[:1].isupper() and len(name.split()) <= LONGEST - 4 for name in told.values()):
        return {}
    heads = {at: name[: -len(role)].strip() for at, name in told.items()}
    return {at: Rung(told[at], heads[at] or role, role, worded=True) for at in told}


def _of_one_role(rungs: Axis) -> Axis:
    """The axis without the roles of a single word where other levels name none: between "L1 Associate" and "L3 Senior",
    the "Engineer" of "L2 Engineer" is what that level is called."""
    role = shared_role(list(dict.fromkeys(rung.role for rung in rungs.values() if rung.role and rung.label)))
    if role:
        rungs = {at: _of_shared(rung, role) for at, rung in rungs.items()}
    if not any(rung.label and not rung.role for rung in rungs.values()):
        return rungs
    return {
        at: replace(rung, role="", designation=rung.designation or rung.role)
        if rung.label and rung.role and " " not in rung.role
        else rung
        for at, rung in rungs.items()
    }


def _of_shared(rung: Rung, role: str) -> Rung:
    """The rung with the role that all share; what stands before it is what the level is called."""
    if not rung.label or not rung.role.endswith(role):
        return rung
    return replace(rung, role=role, designation=rung.role[: -len(role)].strip() or rung.designation)


def _alike(rungs: Axis) -> Axis:
    """The rungs of an axis on which none is a level by itself: numbers that count up or down, codes of one series."""
    numbered = {at: rung for at, rung in rungs.items() if rung.label}
    series = Counter(re.sub(r"\d+|^[IVX]+$", "", rung.label) for rung in numbered.values())
    letters = max(series, key=series.__getitem__, default=None)
    chosen = {at: rung for at, rung in numbered.items() if re.sub(r"\d+|^[IVX]+$", "", rung.label) == letters}
    ranks = [
        rank_of(rung.label) if letters != "" or rung.label.isdigit() else ROMAN[rung.label] for rung in chosen.values()
    ]
    distinct = list(dict.fromkeys(ranks))
    steps = {after - before for before, after in pairwise(distinct)}
    enough = 2 if letters else 3
    if len(distinct) < enough or steps not in ({1}, {-1}):
        return {}
    others = {
        at: rung for at, rung in numbered.items() if letters and rung.label[0].isalpha() and NOUN.search(rung.role)
    }
    return chosen | others  # the managers beside: "DM1 Data Manager" behind "DS1", "DS2"


def are_levels(cells: Sequence[Cell]) -> bool:
    """Whether the cells of a column, which may repeat themselves, are levels: by themselves, or codes of one series."""
    read = [read_rung(cell.raw) for cell in cells]
    if sum(rung is not None and rung.sure for rung in read) >= SHARE_LEVELS * len(read):
        return True
    rungs = {rung.label: rung for rung in read if rung is not None and rung.label}
    if len(rungs) < 2 or len(rungs) == len(read) or None in read:
        return False
    in_order = sorted(rungs.values(), key=lambda rung: (rank_of(rung.label), rung.label))
    return len(_alike(dict(enumerate(in_order)))) == len(rungs)


def titled(rung: Rung, role: str, rank: int | None = None) -> Title:
    """The title of the page of a level in a role; what the head itself says of the role comes first."""
    own = rung.role or role
    label = rung.label or own
    if rung.worded or (rung.role and rung.label and read_title(rung.text)):
        text = rung.text
    elif not rung.label:
        text = own
    elif COUNTS.match(label) and own:
        text = f"{own} {label}"
    else:
        text = squeeze(" ".join(filter(None, (label, rung.designation, own))))
    return Title(text, label, own, rung.designation, rung.abbreviation, rank)


def joined(first: Rung, second: Rung) -> Rung:
    """What two heads of one column say together: the label of the one that has a code, role and designation of both."""
    coded, other = (second, first) if second.code and not first.code else (first, second)
    if not other.role:
        return replace(coded, designation=coded.designation or other.text)
    if not coded.code:
        return replace(coded, role=coded.role or other.role)
    worded = other.label if other.label and not COUNTS.match(other.label) else None
    text = other.text if key_of(coded.label) in key_of(other.text) else f"{coded.label} {other.text}"
    designation = coded.designation or other.designation or worded
    return replace(coded, text=text, role=coded.role or other.role, designation=designation, worded=True)


def ranks_of(rungs: Sequence[Rung]) -> list[int | None]:
    """The rank of each rung by its place, where the labels themselves do not say it; None where they do.

    A table lists its levels upwards, or downwards where the labels that are known say so.
    """
    labels = list(dict.fromkeys(key_of(rung.label or rung.role) for rung in rungs))
    known = [rank_of(rung.label) for rung in {key_of(rung.label or rung.role): rung for rung in rungs}.values()]
    rising = all(before < after for before, after in pairwise(known))
    falling = all(before > after for before, after in pairwise(known))
    if all(known) and (rising or falling):
        return [None] * len(rungs)
    told = [rank for rank in known if rank]
    down = len(told) > 1 and told[0] > told[-1]
    place = {label: len(labels) - at if down else at + 1 for at, label in enumerate(labels)}
    return [place[key_of(rung.label or rung.role)] for rung in rungs]
