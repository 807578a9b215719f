"""``links.yaml``: what people said of how statements of two pages belong together, kept beside ``framework.yaml``.

::

    format: levelset-links/1
    links:
      - from: software-engineer/ic2
        to: software-engineer/ic3
        old:
          3f2a9c01de: I write tests for what I change.
        new: {}
        by: Ada
        note: The sentence above says it already.

``old`` and ``new`` hold the statements by id with their text, so that the file can be read and reviewed; nothing under
``new`` says that no statement of the newer page continues the old ones, nothing under ``old`` that none came before.
A page is named by its address; a statement is found by its id, else by its text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from levelset.core.findings import Result, Severity
from levelset.interchange.files import Folder, put
from levelset.interchange.yaml_text import YamlReader, dump

FORMAT = "levelset-links/1"
FILE = "links.yaml"
KEYS = ("format", "links")
ENTRY = ("from", "to", "old", "new", "by", "note")


@dataclass(frozen=True, slots=True)
class KeptLink:
    """What a person said: these statements of the older page became those of the newer one.

    ``from_page`` and ``to_page`` are addresses; ``old`` and ``new`` map the id of a statement to its text.
    """

    from_page: str
    to_page: str
    old: tuple[tuple[str, str], ...] = ()
    new: tuple[tuple[str, str], ...] = ()
    by: str = ""
    note: str = ""


def to_text(links: Iterable[KeptLink]) -> str:
    """The file's text."""
    entries = [
        {
            "from": link.from_page,
            "to": link.to_page,
            "old": dict(link.old),
            "new": dict(link.new),
            **({"by": link.by} if link.by else {}),
            **({"note": link.note} if link.note else {}),
        }
        for link in links
    ]
    return dump({"format": FORMAT, "links": entries})


def from_text(text: str, file: str = FILE) -> Result[tuple[KeptLink, ...]]:
    """The links in the text of the file, with findings; an entry that cannot be used is told and left out."""
    return _Reading(file).read(text)


def read_links(root: Path) -> Result[tuple[KeptLink, ...]]:
    """The links that a folder holds, with findings; none where it has no such file."""
    folder = Folder(root)
    text = folder.text(FILE) if folder.exists(FILE) else None
    if text is None:
        return Result((), tuple(folder.findings))
    return from_text(text)


def write_links(root: Path, links: Iterable[KeptLink]) -> None:
    """Writes the file whole. Errors of the system come through."""
    put(root, FILE, to_text(links))


class _Reading(YamlReader):
    def read(self, text: str) -> Result[tuple[KeptLink, ...]]:
        root = self.compose(text)
        if not isinstance(root, yaml.MappingNode):
            if root is not None:
                self.tell("links/shape", Severity.ERROR, f"This is no {FILE}: it should begin with “format:”.", 0)
            return Result((), tuple(self.findings))
        found = self.mapping(root, FILE, KEYS)
        said = self.text(found.get("format"), "format")
        if said != FORMAT:
            message = f"The file should say “format: {FORMAT}” at the top; its links are not used."
            self.tell("links/format", Severity.ERROR, message, 0)
            return Result((), tuple(self.findings))
        links = [self._link(node) for node in self.items(found.get("links"), "links")]
        return Result(tuple(link for link in links if link is not None), tuple(self.findings))

    def _link(self, node: yaml.Node) -> KeptLink | None:
        found = self.mapping(node, "an entry of links", ENTRY)
        link = KeptLink(
            self.text(found.get("from"), "from"),
            self.text(found.get("to"), "to"),
            self._statements(found.get("old"), "old"),
            self._statements(found.get("new"), "new"),
            self.text(found.get("by"), "by"),
            self.text(found.get("note"), "note"),
        )
        if link.from_page and link.to_page and (link.old or link.new):
            return link
        message = "A link needs “from:” and “to:”, the two pages, and a statement under “old:” or “new:”."
        self.tell("links/entry", Severity.WARNING, message, node.start_mark.line)
        return None

    def _statements(self, node: yaml.Node | None, name: str) -> tuple[tuple[str, str], ...]:
        if node is None or not isinstance(node, yaml.MappingNode):
            return ()
        return tuple((self.text(key, name), self.text(value, name)) for key, value in node.value)


def replaced(links: Iterable[KeptLink], newer: KeptLink) -> tuple[KeptLink, ...]:
    """The links with a newer one in place of all that spoke of the same statements of the same two pages."""
    pages = (newer.from_page, newer.to_page)
    old, new = ids_of(newer.old), ids_of(newer.new)
    kept = [
        link
        for link in links
        if (link.from_page, link.to_page) != pages or not (old & ids_of(link.old) or new & ids_of(link.new))
    ]
    return (*kept, newer)


def ids_of(side: Iterable[tuple[str, str]] | Mapping[str, str]) -> frozenset[str]:
    """The ids of one side of a link."""
    return frozenset(key for key, _ in (side.items() if isinstance(side, Mapping) else side))
