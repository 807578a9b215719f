"""Where a place stands in the files of a native folder: the file, and the line that a person would look at."""

import re
from functools import cached_property
from pathlib import Path

from levelset.core.model import Framework
from levelset.interchange.files import Folder
from levelset.interchange.layout import MAIN, SUFFIX, Layout
from levelset.linting.rule import Place
from levelset.text.normal import letters

MARKS = re.compile(r"^\s*(?:[-*+>#]+|\d+[.)])\s+|\\(?=[^\w\s])|^\s*\*(?:Note|Example):\*\s*")
"""What Markdown puts before and into a line that is no letter of it."""


class Lines:
    """Finds places in the files of a folder. Each file is read once, and only when somebody asks for it."""

    def __init__(self, root: Path, framework: Framework) -> None:
        self._folder = Folder(root)
        self._framework = framework
        self._files: dict[str, list[str]] = {}

    @cached_property
    def _paths(self) -> dict[str, str]:
        layout = Layout.of(self._framework)
        known = [page for page in self._framework.pages if page.role in layout.roles and page.level in layout.levels]
        return {page.address: layout.page(page) for page in known}

    def file(self, place: Place) -> str:
        """The path of the file, relative to the folder."""
        if place.page == MAIN:
            return MAIN
        return self._paths.get(place.page, place.page + SUFFIX)

    def line(self, place: Place) -> int | None:
        """The line of the text, else of the heading, else the first; None where there is no such file."""
        lines = self._read(self.file(place))
        if not lines:
            return None
        heading = self._heading(lines, place.heading)
        wanted = letters(place.text)
        if wanted:
            for start in (heading, 0):
                for number in range(start, len(lines)):
                    if _begins(lines[number], wanted):
                        return number + 1
        return heading + 1

    def of(self, place: Place) -> tuple[str, int | None]:
        """File and line."""
        return self.file(place), self.line(place)

    def _read(self, file: str) -> list[str]:
        if file not in self._files:
            text = self._folder.text(file) if self._folder.exists(file) else None
            self._files[file] = [letters(MARKS.sub("", line)) for line in (text or "").splitlines()]
        return self._files[file]

    def _heading(self, lines: list[str], heading: str) -> int:
        wanted = letters(heading)
        return next((number for number, line in enumerate(lines) if wanted and line.endswith(wanted)), 0)


def _begins(line: str, wanted: str) -> bool:
    """Whether a line is the text, or its beginning where the text goes on below; in YAML a key may stand before it."""
    return bool(line) and (line == wanted or (len(line) > 12 and wanted.startswith(line)) or line.endswith(wanted))
