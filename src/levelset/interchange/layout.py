"""Where things lie in the native folder: which folder is which role, which file which level.

Names are safe on every system (``core.addresses``); two keys that would share a name are told apart by a short hash,
in the order in which the framework lists them, so names are stable.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from levelset.core.addresses import file_name_of, short_hash
from levelset.core.model import Framework, Page

MAIN = "framework.yaml"
LOCK = "levelset.lock"
RECORD = ".levelset/import.json"
CORE = "_core"
PROSE = "_pages"
SUFFIX = ".md"


def unique_names(keys: Iterable[str]) -> dict[str, str]:
    """A file name for each key; no two keys share one, whatever the case."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        if key in names:
            continue
        name = candidate = file_name_of(key)
        number = 1
        while candidate in taken:
            candidate = f"{name}-{short_hash(key if number == 1 else f'{key} {number}')}"
            number += 1
        names[key] = candidate
        taken.add(candidate)
    return names


@dataclass(frozen=True, slots=True)
class Layout:
    """The names of a framework's folders and files: by key of role and track, by label of level."""

    roles: dict[str, str]
    tracks: dict[str, str]
    levels: dict[str, str]

    @classmethod
    def of(cls, framework: Framework) -> "Layout":
        """The layout that the lists of a framework give."""
        tracks = [*(track.key for track in framework.tracks), *(role.track for role in framework.roles)]
        return cls(
            roles=unique_names(role.key for role in framework.roles),
            tracks=unique_names(tracks),
            levels=unique_names(level.label for level in framework.levels),
        )

    def page(self, page: Page) -> str:
        """The path of a page's file: ``machine-learning-engineer/ic2.md``."""
        return str(PurePosixPath(self.roles[page.role], self.levels[page.level] + SUFFIX))

    def core(self, track: str, level: str) -> str:
        """The address of the core page of a level, without suffix: ``_core/ic/ic2``."""
        return f"{CORE}/{self.tracks[track]}/{self.levels[level]}"


def prose_path(slug: str) -> str:
    """The path of a prose page, whose slug is its file name."""
    return f"{PROSE}/{slug}{SUFFIX}"
