"""Which role and level the pages of a tree have, and how their titles read."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from levelset.core.addresses import key_of
from levelset.importing.document import Piece
from levelset.importing.recognition import shape
from levelset.importing.recognition.levels import WORDS
from levelset.importing.recognition.titles import NOUN, Title, read_framework_title, read_title, role_in
from levelset.importing.trees.keys import spoken, words_of
from levelset.importing.trees.level_names import is_career, is_labelled, ranks
from levelset.importing.trees.pages import PageTree
from levelset.importing.trees.rows import Name
from levelset.importing.trees.tree import Node

LADDER = re.compile(r"\s+(?:career\s+)?(?:levels|ladder|matrix|path|framework|competencies|skills|expectations)$", re.I)
"""What the name of a key says behind the role: ``Engineer levels``."""

GENERIC = frozenset(words_of("file"))
"""Names of files that say nothing of a role."""


@dataclass(frozen=True, slots=True)
class Titled:
    """A page's title and the pieces that it was read from."""

    title: Title
    pieces: tuple[Piece, ...]


def titles_of(pages: Sequence[PageTree], whole: Node | None, file: str) -> list[Titled | None]:
    """The title of each page; None where nothing names a level. ``whole`` is what the document calls itself."""
    made: list[Titled | None] = [None] * len(pages)
    for role in dict.fromkeys(page.role.key if page.role else "" for page in pages):
        mine = [index for index, page in enumerate(pages) if (page.role.key if page.role else "") == role]
        told = _titles([pages[index] for index in mine], whole, file)
        for index, one in zip(mine, told, strict=True):
            made[index] = one
    return made


def _titles(pages: Sequence[PageTree], whole: Node | None, file: str) -> list[Titled | None]:
    """The titles of the pages of one role."""
    if any(page.level is None for page in pages):
        return [_without_level(page, whole, file) for page in pages]
    levels = [page.level for page in pages if page.level]
    said = [read_title(level.title or level.text) for level in levels]
    role, of_role = _role(pages[0].role, said, whole, file, _alike(levels))
    labels = _labels(levels, said, role)
    nouns = _nouns(levels)
    titles: list[Titled | None] = []
    for level, read, label, rank in zip(levels, said, labels, ranks(labels), strict=True):
        text = _text(level, label, role, nouns)
        designation = _designation(level, read, label)
        abbreviation = read.abbreviation if read else None
        title = Title(text, label, role, designation, abbreviation)
        pieces = [*level.pieces, *level.title_pieces, *of_role]
        titles.append(Titled(replace(title, rank=rank), tuple({piece.number: piece for piece in pieces}.values())))
    return titles


def _without_level(page: PageTree, whole: Node | None, file: str) -> Titled | None:
    """The title of the only page of a document, where no level stands in it."""
    del file
    for text, pieces in ((page.role.text, page.role.pieces) if page.role else ("", []), _named(whole)):
        title = read_title(shape.name_of(text).text)
        if title is not None:
            return Titled(title, tuple(pieces))
    return None


def _named(whole: Node | None) -> tuple[str, list[Piece]]:
    return (whole.text, whole.pieces) if whole else ("", [])


def _role(
    given: Name | None, said: Sequence[Title | None], whole: Node | None, file: str, alike: str
) -> tuple[str, tuple[Piece, ...]]:
    """The role: what the document says, else what all titles agree on, else what the document or its file is called.

    ``alike`` is how the names of all levels end, where one is called so.
    """
    if given is not None and not given.derived:
        bare = LADDER.sub("", given.text)
        return bare if NOUN.search(bare) else given.text, tuple(given.pieces)
    spoken_of = {key_of(title.role): title.role for title in said if title}
    if all(said) and len(spoken_of) == 1:
        return next(iter(spoken_of.values())), ()
    if given is not None:
        return given.text, tuple(given.pieces)
    text = shape.name_of(whole.text).text if whole else ""
    text = text if read_framework_title(text) is None else role_in(text)
    if text:
        return text, tuple(whole.pieces) if whole else ()
    if alike:
        return alike, ()
    if len(spoken_of) == 1:
        return next(iter(spoken_of.values())), ()
    stem = PurePath(file).stem
    if key_of(stem) in GENERIC and len(PurePath(file).parts) > 1:
        stem = PurePath(file).parts[-2]
    return ("Engineer" if key_of(stem) in GENERIC else spoken(stem)), ()


def _labels(levels: Sequence[Name], said: Sequence[Title | None], role: str) -> list[str]:
    """The label of each level: as it stands, or without the role where it says the role again."""
    short = [
        _bare(level, role) if title is None else title.level if key_of(title.role) == key_of(role) else None
        for level, title in zip(levels, said, strict=True)
    ]
    apart = all(short) and len({key_of(label) for label in short if label}) == len(levels)
    if apart and not any(is_labelled(level.text) or level.text.isdigit() for level in levels):
        return [label or "" for label in short]
    return [_label(level.text) for level in levels]


def _bare(level: Name, role: str) -> str | None:
    """The label of a level that is called like the role, or like it behind a level word, whatever the trade: "Rigger",
    "Senior Rigger".
    """
    called = level.title or level.text
    if key_of(called) == key_of(role):
        return level.text
    before = _before(called, role)
    return before if before.casefold() in WORDS else None


def _before(called: str, role: str) -> str:
    """What stands before the role in a name; nothing where the name does not end with it."""
    ends = bool(role) and called.casefold().endswith(" " + role.casefold())
    return called[: -len(role)].strip() if ends else ""


def _alike(levels: Sequence[Name]) -> str:
    """The role where one level is called so, and all others so behind a level word; else nothing."""
    names = [level.title or level.text for level in levels]
    role = min(names, key=len)
    others = [_before(name, role) for name in names if name != role]
    return role if others and all(other.casefold() in WORDS for other in others) else ""


def _label(text: str) -> str:
    """A label as people write it: ``ic2`` → IC2, ``senior`` → Senior."""
    bare = spoken(text) if text.isascii() and text.replace("_", "").replace("-", "").isalpha() else text
    if is_labelled(bare.upper()):
        return bare.upper() if len(bare) <= 5 else bare
    return bare


def _nouns(levels: Sequence[Name]) -> frozenset[str]:
    """What the levels are levels of, whatever the trade: the word with which the names of most of them end."""
    last = [(level.title or level.text).casefold().split()[-1:] for level in levels]
    counts = Counter(word for words in last for word in words)
    return frozenset(word for word, count in counts.items() if count > 1 and count * 2 > len(levels))


def _text(level: Name, label: str, role: str, nouns: frozenset[str]) -> str:
    """The title as it stands, or made of level and role."""
    whole = level.title or level.text
    is_title = bool(NOUN.search(whole)) or whole.casefold().split()[-1] in nouns
    given = level.title or (level.text if is_title else "")
    if given and (is_title or not role or key_of(role) in key_of(given)):
        return given
    if level.title and key_of(level.title) != key_of(label) and len(level.title.split()) <= shape.SHORT:
        return f"{label} {level.title} {role}".strip() if is_labelled(label) else f"{level.title} {role}".strip()
    if label.isdigit() or not is_career(label):
        return f"{role} {label}".strip() if label.isdigit() else f"{label} {role}".strip()
    return f"{label} {role}".strip()


def _designation(level: Name, read: Title | None, label: str) -> str | None:
    if key_of(level.text) == key_of(label) and NOUN.search(label):
        return None
    if read is not None and read.designation and key_of(read.designation) != key_of(label):
        return read.designation
    if read is not None and read.level.casefold() in WORDS and key_of(read.level) != key_of(label):
        return read.level if is_labelled(label) or label.isdigit() else None
    short = bool(level.title) and len(level.title.split()) <= 3 and not NOUN.search(level.title)
    return level.title if short and key_of(level.title) != key_of(label) else None
